// Stops the program at each system call that changes a file: afterwards the target is the old file or the new one, whole.
// The tracer is that of Linux on x86-64; elsewhere, this file has no test.
#include "support/batch.hpp"
#include "support/traced.hpp"

#include <catch2/catch.hpp>

#if defined(__linux__) && defined(__x86_64__)

#include <set>

using namespace aicarbon::test;

namespace {

bool changes_a_file(const Traced::Call& call) {
  static const std::set<unsigned long long> calls{SYS_write,  SYS_openat,   SYS_open,      SYS_fsync, SYS_fchmod,
                                                  SYS_rename, SYS_renameat, SYS_renameat2, SYS_close, SYS_unlink};
  return calls.contains(call.orig_rax);
}

// Runs the program in a folder, and sends it the signal before its system call number `stop` of this kind. Returns
// whether it came that far.
bool stopped_at(std::size_t stop, int signal, const std::vector<std::string>& arguments, const std::string& folder) {
  const Stream out, err;
  Traced program(arguments, folder, out.descriptor(), err.descriptor());
  std::size_t calls = 0;
  if (!program.run_to([&](const Traced::Call& call) { return changes_a_file(call) && calls++ == stop; })) return false;
  if (signal == SIGKILL) program.kill();
  else program.finish(signal);
  return true;
}

std::size_t files_in(const std::string& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("a program that is stopped at any write leaves the old file or the new one", "[cli][interrupted][long]") {
  if (!may_trace()) {
    WARN("this machine allows no tracing");
    return;
  }
  struct Command {
    std::vector<std::string> arguments;
    std::string target;
  };
  const std::vector<Command> commands{
      {{"estimate", "t.json", "--samples", "0", "--format", "json", "-o", "out.json"}, "out.json"},
      {{"batch", "t.json", "r.csv", "-o", "out.csv"}, "out.csv"},
      {{"batch", "t.json", "r.csv", "--on-error", "skip", "--rejects", "out.csv", "-o", "rows.csv"}, "out.csv"},
  };
  for (const Command& command : commands)
    for (const int signal : {SIGKILL, SIGTERM}) {
      const Folder f;
      f.put("r.csv", records(3000));
      REQUIRE(run_program(
                  [&] {
                    std::vector<std::string> argv{binary()};
                    argv.insert(argv.end(), command.arguments.begin(), command.arguments.end());
                    return argv;
                  }(),
                  {}, {}, f.path)
                  .code == 0);
      const std::string whole = f.get(command.target);
      const std::string old = "the old file\n";
      std::size_t stops = 0;
      std::set<std::string> seen;
      for (;; ++stops) {
        f.put(command.target, old);
        const std::size_t before = files_in(f.path);
        if (!stopped_at(stops, signal, command.arguments, f.path)) break;
        INFO(command.arguments.front() << " stopped by signal " << signal << " at call " << stops);
        const std::string now = f.get(command.target);
        CHECK((now == old || now == whole));
        if (signal == SIGTERM) CHECK(files_in(f.path) == before);
        seen.insert(now);
        for (const auto& entry : fs::directory_iterator(f.path))
          if (const std::string name = entry.path().filename();
              name != "t.json" && name != "r.csv" && name != "out.csv" && name != "out.json" && name != "rows.csv")
            fs::remove(entry);  // what is left after SIGKILL
      }
      CHECK(stops > 5);
      CHECK(seen.size() == 2);  // it was stopped before and after the target was replaced
    }
}

#endif
