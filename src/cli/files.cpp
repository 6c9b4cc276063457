// See files.hpp.
#include "cli/files.hpp"

#include "diag/codes.hpp"
#include "json/value.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace aicarbon::cli {
namespace {

void cannot_read(const std::string& name, const std::string& why, Diagnostics& out) {
  out.push_back(diag::make(diag::cannot_read, fmt::format("cannot read {}: {}", name, why), {}, {}));
}

Written write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(descriptor, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return errno == EPIPE ? Written::closed_pipe : Written::failed;
    text.remove_prefix(static_cast<std::size_t>(n));
  }
  return Written::whole;
}

void cannot_write(const std::string& name, int error, Diagnostics& out) {
  out.push_back(diag::make(diag::cannot_write, fmt::format("cannot write {}: {}", name, std::strerror(error)), {}, {}));
}

}  // namespace

std::optional<SourceText> read_file(const std::string& name, Diagnostics& out) {
  const bool standard = name == "-";
  const int descriptor = standard
                             ? STDIN_FILENO
                             : ::open(name.c_str(), O_RDONLY | O_CLOEXEC);  // NOLINT(cppcoreguidelines-pro-type-vararg): the system call takes variable arguments
  if (descriptor < 0) {
    cannot_read(name, std::strerror(errno), out);
    return std::nullopt;
  }
  SourceText source{standard ? "<stdin>" : name, {}};
  std::vector<char> buffer(1U << 16U);
  bool sound = true;
  while (source.text.size() <= json::largest_text) {
    const ssize_t n = ::read(descriptor, buffer.data(), buffer.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      cannot_read(name, std::strerror(errno), out);
      sound = false;
      break;
    }
    if (n == 0) break;
    source.text.append(buffer.data(), static_cast<std::size_t>(n));
  }
  if (!standard) ::close(descriptor);
  return sound ? std::optional(std::move(source)) : std::nullopt;
}

std::optional<std::vector<SourceText>> read_directory(const std::string& directory, Diagnostics& out) {
  std::error_code error;
  std::vector<std::string> names;
  for (std::filesystem::directory_iterator entry(directory, error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (name.ends_with(".csv") || name == "sources.json") names.push_back(name);
  }
  if (error) {
    cannot_read(directory, error.message(), out);
    return std::nullopt;
  }
  std::ranges::sort(names);
  if (names.empty()) {
    cannot_read(directory, "it holds no table (*.csv) and no sources.json", out);
    return std::nullopt;
  }
  std::vector<SourceText> files;
  for (const std::string& name : names) {
    auto file = read_file(fmt::format("{}/{}", directory, name), out);
    if (!file) return std::nullopt;
    files.push_back(std::move(*file));
  }
  return files;
}

Written write_stdout(std::string_view text, Diagnostics& out) {
  const Written written = write_all(STDOUT_FILENO, text);
  if (written == Written::failed) cannot_write("standard output", errno, out);
  return written;
}

Written write_file(const std::string& name, std::string_view text, Diagnostics& out) {
  if (name == "-") return write_stdout(text, out);
  std::error_code error;
  if (std::filesystem::exists(name, error) &&
      !std::filesystem::is_regular_file(name, error)) {                 // /dev/full, a named pipe: no renaming over it
    const int descriptor = ::open(name.c_str(), O_WRONLY | O_CLOEXEC);  // NOLINT(cppcoreguidelines-pro-type-vararg): the system call takes variable arguments
    const Written written = descriptor < 0 ? Written::failed : write_all(descriptor, text);
    if (written == Written::failed) cannot_write(name, errno, out);
    if (descriptor >= 0) ::close(descriptor);
    return written;
  }
  std::string beside = name + ".XXXXXX";
  const int descriptor = ::mkostemp(beside.data(), O_CLOEXEC);
  if (descriptor < 0) {
    cannot_write(name, errno, out);
    return Written::failed;
  }
  Written written = write_all(descriptor, text);
  int failure = errno;
  constexpr mode_t usual = 0666;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  if (written == Written::whole && (::fchmod(descriptor, usual & ~mask) != 0 || ::fsync(descriptor) != 0)) {
    written = Written::failed;
    failure = errno;
  }
  ::close(descriptor);
  if (written == Written::whole && std::rename(beside.c_str(), name.c_str()) != 0) {
    written = Written::failed;
    failure = errno;
  }
  if (written != Written::whole) {
    ::unlink(beside.c_str());
    cannot_write(name, failure, out);
  }
  return written;
}

void write_stderr(std::string_view text) { (void)write_all(STDERR_FILENO, text); }

}  // namespace aicarbon::cli
