// See streams.hpp.
#include "cli/streams.hpp"

#include "diag/codes.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>

namespace aicarbon::cli {
namespace {

std::string words(int error) { return std::strerror(error); }  // NOLINT(concurrency-mt-unsafe): one thread says it

Written write_whole(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const auto n = ::write(descriptor, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return errno == EPIPE ? Written::closed_pipe : Written::failed;
    text.remove_prefix(static_cast<std::size_t>(n));
  }
  return Written::whole;
}

}  // namespace

std::optional<table::ReadBytes> open_bytes(const std::string& name, std::string& failure, Diagnostics& out) {
  struct stat about {};
  const int descriptor = name == "-" ? STDIN_FILENO : ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
  const bool folder = descriptor >= 0 && ::fstat(descriptor, &about) == 0 && S_ISDIR(about.st_mode);
  if (descriptor < 0 || folder) {
    out.push_back(
        diag::make(diag::cannot_read, fmt::format("cannot read {}: {}", name, words(folder ? EISDIR : errno))));
    if (descriptor > 0) ::close(descriptor);
    return std::nullopt;
  }
  const std::shared_ptr<const int> open(new int(descriptor), [name](const int* d) {
    if (name != "-") ::close(*d);
    delete d;
  });
  return [open, &failure](char* into, std::size_t size) -> std::ptrdiff_t {
    while (true) {
      const auto n = ::read(*open, into, size);
      if (n >= 0) return n;
      if (errno == EINTR) continue;
      failure = words(errno);
      return -1;
    }
  };
}

Growing::~Growing() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
  if (!beside_.empty()) ::unlink(beside_.c_str());
}

Written Growing::open(Diagnostics& out) {
  if (name_ == "-") {
    descriptor_ = STDOUT_FILENO;
    return Written::whole;
  }
  std::error_code error;
  if (std::filesystem::exists(name_, error) && !std::filesystem::is_regular_file(name_, error)) {
    descriptor_ = ::open(name_.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    beside_ = name_ + ".XXXXXX";
    descriptor_ = ::mkostemp(beside_.data(), O_CLOEXEC);
    if (descriptor_ < 0) beside_.clear();
  }
  if (descriptor_ >= 0) return Written::whole;
  out.push_back(diag::make(diag::cannot_write, fmt::format("cannot write {}: {}", name_, words(errno))));
  return Written::failed;
}

Written Growing::write(std::string_view text, Diagnostics& out) {
  const Written written = write_whole(descriptor_, text);
  if (written == Written::failed)
    out.push_back(diag::make(diag::cannot_write, fmt::format("cannot write {}: {}",
                                                             name_ == "-" ? "standard output" : name_, words(errno))));
  return written;
}

Written Growing::finish(Diagnostics& out) {
  if (beside_.empty()) return Written::whole;
  constexpr mode_t usual = 0666;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  if (::fchmod(descriptor_, usual & ~mask) != 0 || ::fsync(descriptor_) != 0 ||
      std::rename(beside_.c_str(), name_.c_str()) != 0) {
    out.push_back(diag::make(diag::cannot_write, fmt::format("cannot write {}: {}", name_, words(errno))));
    return Written::failed;
  }
  beside_.clear();
  return Written::whole;
}

}  // namespace aicarbon::cli
