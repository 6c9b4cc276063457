// See streams.hpp.
#include "cli/io/streams.hpp"

#include "cli/io/interrupt.hpp"
#include "cli/log.hpp"

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
#include <utility>

namespace aicarbon::cli {
namespace {

std::string words(int error) {
  return std::strerror(error);
}  // NOLINT(concurrency-mt-unsafe): the texts of system errors are constants

int open_file(const std::string& name, int how) {
  return ::open(name.c_str(),
                how |
                    O_CLOEXEC);  // NOLINT(cppcoreguidelines-pro-type-vararg): the system call takes variable arguments
}

enum class Change { none, shorter, other };

// How a regular file differs from what it was when it was opened. A pipe or a device has no content that could change.
Change change_since(const struct stat& opened, int descriptor) {
  struct stat now {};
  if (!S_ISREG(opened.st_mode) || ::fstat(descriptor, &now) != 0) return Change::none;
  if (now.st_size < opened.st_size) return Change::shorter;
  const bool same_time = now.st_mtim.tv_sec == opened.st_mtim.tv_sec && now.st_mtim.tv_nsec == opened.st_mtim.tv_nsec;
  return now.st_size == opened.st_size && same_time ? Change::none : Change::other;
}

// What a symbolic link refers to, whether or not that file exists; any other name is returned unchanged.
std::string without_links(const std::string& name) {
  constexpr int most = 40;  // as the system allows
  std::filesystem::path path = name;
  std::error_code error;
  for (int k = 0; k < most && std::filesystem::is_symlink(path, error); ++k) {
    const auto target = std::filesystem::read_symlink(path, error);
    path = target.is_absolute() ? target : path.parent_path() / target;
  }
  return path.string();
}

// The permissions of the file that is replaced, or those of a new file.
mode_t permissions_for(const std::string& path) {
  constexpr mode_t usual = 0666, all = 07777;
  if (struct stat old{}; ::stat(path.c_str(), &old) == 0) return old.st_mode & all;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return usual & ~mask;
}

}  // namespace

int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const auto n = ::write(descriptor, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(n));
  }
  return 0;
}

void reserve_stderr() {
  struct stat about {};
  if (::fstat(STDERR_FILENO, &about) == 0) return;
  const int null = open_file("/dev/null", O_WRONLY);
  if (null < 0 || null == STDERR_FILENO) return;
  ::dup2(null, STDERR_FILENO);
  ::close(null);
}

Result<table::ReadBytes> open_bytes(const std::string& name, ReadState& state) {
  struct stat about {};
  const int descriptor = name == "-" ? STDIN_FILENO : open_file(name, O_RDONLY);
  const int error = errno;
  const bool folder = descriptor >= 0 && ::fstat(descriptor, &about) == 0 && S_ISDIR(about.st_mode);
  if (descriptor < 0 || folder) {
    if (descriptor > STDIN_FILENO) ::close(descriptor);
    return diag::make(diag::cannot_read, fmt::format("cannot read {}: {}", name, words(folder ? EISDIR : error)));
  }
  const std::shared_ptr<const int> open(new int(descriptor), [name](const int* d) {
    if (name != "-") ::close(*d);
    delete d;
  });
  return table::ReadBytes([open, about, &state, name, total = std::uint64_t{0},
                           at_end = false](char* into, std::size_t size) mutable -> std::ptrdiff_t {
    while (true) {
      const auto n = ::read(*open, into, size);
      if (n > 0) total += static_cast<std::uint64_t>(n);
      if (n == 0 && !std::exchange(at_end, true))
        log::info([&] { return fmt::format("read {}: {} bytes", name == "-" ? "standard input" : name, total); });
      if (n > 0) return n;
      if (n < 0 && errno == EINTR) continue;
      const Change change = n < 0 ? Change::none : change_since(about, *open);
      state.changed = change == Change::other;
      if (n == 0 && change != Change::shorter) return 0;
      state.failure = n < 0 ? words(errno) : "the file became shorter while it was read";
      return -1;
    }
  });
}

GrowingFile::~GrowingFile() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
  if (temporary_.empty()) return;
  ::unlink(temporary_.c_str());
  keep(temporary_);
}

Written GrowingFile::failed(int error) const {
  if (error == EPIPE) return {.closed_pipe = true};
  const std::string name = name_ == "-" ? "standard output" : name_;
  return {.notes = {diag::make(diag::cannot_write, fmt::format("cannot write {}: {}", name, words(error)))}};
}

Written GrowingFile::open() {
  std::error_code ignored;
  if (name_ == "-") {
    descriptor_ = STDOUT_FILENO;
  } else if (std::filesystem::exists(name_, ignored) && !std::filesystem::is_regular_file(name_, ignored)) {
    descriptor_ = open_file(name_, O_WRONLY);  // a device or a named pipe, which renaming would replace
  } else {
    path_ = without_links(name_);
    temporary_ = path_ + ".XXXXXX";
    descriptor_ = create_unfinished(temporary_);
    if (descriptor_ < 0) temporary_.clear();
  }
  return descriptor_ >= 0 ? Written{} : failed(errno);
}

Written GrowingFile::write(std::string_view text) {
  const int error = write_all(descriptor_, text);
  return error == 0 ? Written{} : failed(error);
}

Written GrowingFile::finish() {
  if (temporary_.empty()) return {};
  if (::fchmod(descriptor_, permissions_for(path_)) != 0 || ::fsync(descriptor_) != 0 ||
      std::rename(temporary_.c_str(), path_.c_str()) != 0)
    return failed(errno);
  keep(temporary_);
  temporary_.clear();
  return {};
}

}  // namespace aicarbon::cli
