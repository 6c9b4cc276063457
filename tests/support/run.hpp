// Runs the program like a user: it takes arguments and standard input, and returns the exit code and two texts.
// Everything that could differ between machines is fixed: the working directory is the repository, no stream is a
// terminal, and the environment has no COLUMNS and no color setting.
#pragma once

#include <nlohmann/json.hpp>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

extern char** environ;

namespace aicarbon::test {

struct Ran {
  int code = -1;  // exit code, or 128 + the number of the signal that ended the program
  std::string out, err;
};

inline std::string source_dir() { return AICARBON_SOURCE_DIR; }
inline std::string binary() { return AICARBON_BINARY; }

inline std::string read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

inline void write_text(const std::string& path, std::string_view text) {
  std::ofstream file(path, std::ios::binary);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  if (!file.flush()) throw std::runtime_error("cannot write " + path);
}

// A file without a name, which unlike a pipe cannot fill up, and leaves nothing behind.
class Stream {
 public:
  Stream() {
    const char* tmp = std::getenv("TMPDIR");
    std::string path = std::string(tmp ? tmp : "/tmp") + "/aicarbon-test-XXXXXX";
    descriptor_ = mkstemp(path.data());
    if (descriptor_ < 0) throw std::runtime_error("cannot make " + path);
    unlink(path.c_str());
  }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  ~Stream() { close(descriptor_); }

  int descriptor() const { return descriptor_; }
  void fill(std::string_view text) {
    while (!text.empty()) {
      const ssize_t written = write(descriptor_, text.data(), text.size());
      if (written < 0) throw std::runtime_error("cannot write a temporary file");
      text.remove_prefix(static_cast<std::size_t>(written));
    }
    lseek(descriptor_, 0, SEEK_SET);
  }
  std::string text() {
    std::string result;
    char block[1 << 14];
    lseek(descriptor_, 0, SEEK_SET);
    for (ssize_t n; (n = read(descriptor_, block, sizeof block)) > 0;)
      result.append(block, static_cast<std::size_t>(n));
    return result;
  }

 private:
  int descriptor_ = -1;
};

// Runs any program. `env` ("NAME=value") is added to the environment, from which variables that would change a screen
// are removed.
inline Ran run_program(std::vector<std::string> argv, std::string_view input, std::vector<std::string> env,
                       const std::string& directory) {
  constexpr std::string_view fixed[] = {"COLUMNS", "LINES",  "NO_COLOR", "CLICOLOR",    "CLICOLOR_FORCE",
                                        "TERM",    "LC_ALL", "LANG",     "AICARBON_LOG"};
  const auto name = [](std::string_view entry) { return entry.substr(0, entry.find('=')); };
  std::vector<std::string> all = std::move(env);
  all.emplace_back("LC_ALL=C.UTF-8");
  const std::size_t ours = all.size();
  for (char** e = environ; *e; ++e) {
    bool taken = false;
    for (std::string_view f : fixed) taken = taken || f == name(*e);
    for (std::size_t i = 0; i < ours; ++i) taken = taken || name(all[i]) == name(*e);
    if (!taken) all.emplace_back(*e);
  }
  std::vector<char*> arguments, environment;
  for (std::string& a : argv) arguments.push_back(a.data());
  for (std::string& e : all) environment.push_back(e.data());
  arguments.push_back(nullptr);
  environment.push_back(nullptr);

  Stream in, out, err;
  in.fill(input);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.descriptor(), 0);
  posix_spawn_file_actions_adddup2(&actions, out.descriptor(), 1);
  posix_spawn_file_actions_adddup2(&actions, err.descriptor(), 2);
  posix_spawn_file_actions_addchdir_np(&actions, directory.c_str());
  pid_t child = 0;
  const int failed = posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  if (failed) throw std::runtime_error("cannot start " + argv[0]);
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {}
  return {
      .code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), .out = out.text(), .err = err.text()};
}

// Runs `aicarbon args…`, by default in the root of the repository.
inline Ran run(std::vector<std::string> args, std::string input = {}, std::vector<std::string> env = {},
               const std::string& directory = source_dir()) {
  args.insert(args.begin(), binary());
  return run_program(std::move(args), input, std::move(env), directory);
}

// Runs a command line as a user would type it, with pipes. `aicarbon` in it is the program under test.
inline Ran shell(const std::string& command, const std::string& directory = source_dir()) {
  const char* path = std::getenv("PATH");
  const std::string folder = binary().substr(0, binary().rfind('/'));
  return run_program({"/bin/sh", "-c", command}, {}, {"PATH=" + folder + ":" + (path ? path : "/usr/bin:/bin")},
                     directory);
}

// The report of a job, which is given by its path or as text. If there is none, throws with the message of the program.
inline nlohmann::json estimate(const std::string& job, std::vector<std::string> extra = {}) {
  const bool text = job.find('{') != std::string::npos;
  std::vector<std::string> args{"estimate", text ? "-" : job, "--format", "json"};
  args.insert(args.end(), extra.begin(), extra.end());
  const Ran ran = run(std::move(args), text ? job : std::string{});
  if (ran.code != 0)
    throw std::runtime_error("aicarbon estimate ended with " + std::to_string(ran.code) + ":\n" + ran.err);
  return nlohmann::json::parse(ran.out);
}

}  // namespace aicarbon::test
