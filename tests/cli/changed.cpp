// Files that change while the program reads them. Records that were appended are a warning, because logs grow; records
// that have vanished are an error. A document that changed is always an error. No error replaces an output file.
#include "support/batch.hpp"
#include "support/golden.hpp"
#include "support/traced.hpp"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <functional>
#include <future>

using namespace aicarbon::test;

namespace {

const std::string old_file = "the old file\n";
const std::string shorter = "the file became shorter while it was read";

// Reads everything that the program writes to a named pipe, and calls `begun` after the first bytes. The program is
// then in the middle of its work if it has more to write than fits into the pipe.
std::string drained(const std::string& pipe, const std::function<void()>& begun) {
  const int descriptor = open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
  REQUIRE(descriptor >= 0);
  std::string text;
  char block[1 << 14];
  for (ssize_t n = 1; n > 0;) {
    pollfd wait{descriptor, POLLIN, 0};
    constexpr int a_minute = 60'000;
    if (poll(&wait, 1, a_minute) <= 0) break;
    const bool first = text.empty();
    n = read(descriptor, block, first ? 1 : sizeof block);
    if (n > 0) text.append(block, static_cast<std::size_t>(n));
    if (n > 0 && first) begun();
  }
  close(descriptor);
  return text;
}

// More records than a batch reads before it writes its first rows: the first rounds read 2.5 MiB.
constexpr std::size_t many = 70'000;

struct Piped {
  Ran ran;
  std::string text;  // what the program wrote to the pipe
};

// Runs a batch of records that writes to the file `pipe`, and changes the records when it has begun.
Piped batch_during(const Folder& f, const std::string& arguments, const std::function<void()>& change) {
  fs::remove(f.path + "/pipe");
  REQUIRE(mkfifo((f.path + "/pipe").c_str(), 0600) == 0);
  auto ran = std::async(std::launch::async, [&] { return f.batch(arguments); });
  std::string text = drained(f.path + "/pipe", change);
  return {ran.get(), std::move(text)};
}

void append(const std::string& path, std::string_view text) {
  std::ofstream file(path, std::ios::binary | std::ios::app);
  file << text;
}

std::size_t lines(const std::string& text) { return static_cast<std::size_t>(std::ranges::count(text, '\n')); }

}  // namespace

TEST_CASE("records that are appended while a batch reads them are in its rows, with a warning", "[cli][changed]") {
  const Folder f;
  f.put("r.csv", records(many));
  const Piped undisturbed = batch_during(f, "r.csv -o pipe", [] {});
  CHECK(undisturbed.ran.code == 0);
  CHECK(undisturbed.ran.err.find("AC3059") == std::string::npos);
  const std::string last = "late,t1,nvidia-h100-sxm5-80gb,FR,1,1.2\n";
  const Piped grown = batch_during(f, "r.csv -o pipe", [&] { append(f.path + "/r.csv", last); });
  CHECK(grown.ran.code == 0);
  CHECK(lines(grown.text) == many + 2);
  CHECK(grown.text.starts_with(undisturbed.text));
  CHECK(grown.text.find("late,t1,nvidia-h100-sxm5-80gb,FR,1,1.2,") == undisturbed.text.size());
  const std::string& err = grown.ran.err;
  const auto begin = std::min(err.find("warning["), err.size());
  check_golden(source_dir() + "/tests/cli/changed/grown.txt", err.substr(begin, err.find("note[", begin) - begin));

  // The writer of a log may be in the middle of a record.
  f.put("r.csv", records(many));
  const Piped half = batch_during(f, "r.csv -o pipe", [&] { append(f.path + "/r.csv", "late,t1,nvid"); });
  CHECK(half.ran.code == 2);
  CHECK(half.text == undisturbed.text);
  CHECK(half.ran.err.find("error[AC2504]: record 70002, column \"grid\": the end of the file inside the record") !=
        std::string::npos);
}

TEST_CASE("a growing file of records keeps the old output if warnings are denied", "[cli][changed][long]") {
  const Folder f;
  std::string text = header;
  for (int i = 0; i < 3000; ++i) text += "bad,t1,no-such-device,FR,1,1.2\n";  // more rejects than the pipe can take
  text += records(many).substr(header.size());
  f.put("r.csv", text);
  f.put("out.csv", old_file);
  const std::string how = "r.csv --on-error skip --rejects pipe -o out.csv";
  const auto grow = [&] { append(f.path + "/r.csv", "late,t1,nvidia-l4,FR,1,1.2\n"); };
  const Piped denied = batch_during(f, how + " --deny warnings", grow);
  CHECK(denied.ran.code == 2);
  CHECK(denied.ran.err.find("r.csv changed while it was read; 73002 records were read") == std::string::npos);
  CHECK(denied.ran.err.find("r.csv changed while it was read; 73001 records were read") != std::string::npos);
  CHECK(f.get("out.csv") == old_file);
  const Piped allowed = batch_during(f, how, grow);
  CHECK(allowed.ran.code == 0);
  CHECK(lines(f.get("out.csv")) == many + 3);
  CHECK(lines(allowed.text) == 3001);
}

TEST_CASE("records that are truncated while a batch reads them are an error", "[cli][changed][long]") {
  const Folder f;
  std::string text = header;
  for (int i = 0; i < 3000; ++i) text += "bad,t1,no-such-device,FR,1,1.2\n";
  text += records(many).substr(header.size());
  const std::string error = "error[AC6001]: " + shorter + "\n  --> r.csv\n";
  const auto to_its_start = [&] { fs::resize_file(f.path + "/r.csv", header.size()); };
  const auto to_most_of_it = [&] { fs::resize_file(f.path + "/r.csv", text.size() - 5000); };
  for (const std::function<void()>& cut : {std::function<void()>(to_its_start), std::function<void()>(to_most_of_it)})
    for (const std::string how : {"-o out.csv", "--totals --samples 0 -o json:out.csv"}) {
      INFO(how);
      f.put("r.csv", text);
      f.put("out.csv", old_file);
      const Piped ran = batch_during(f, "r.csv --on-error skip --rejects pipe " + how, cut);
      CHECK(ran.ran.code == 3);
      CHECK(ran.ran.out.empty());
      CHECK(ran.ran.err.find(error) != std::string::npos);
      CHECK(f.get("out.csv") == old_file);
      CHECK(f.files() == 4);  // template, records, output and pipe
    }
  f.put("r.csv", records(many));
  const Piped rows = batch_during(f, "r.csv -o pipe", to_its_start);
  CHECK(rows.ran.code == 3);
  CHECK(rows.ran.err.find(error) != std::string::npos);
  CHECK(lines(rows.text) >= 1);  // the header, and what was read before
  CHECK(lines(rows.text) < many);
  CHECK(rows.text.ends_with('\n'));
}

TEST_CASE("documents and records may come from a named pipe", "[cli][changed]") {
  const Folder f;
  f.put("b.json", R"({ "schema": "aicarbon.budget/1", "rules": [{ "id": "a", "metric": "total", "max": "60 t" }] })");
  f.put("r.csv", records(50));
  REQUIRE(shell("aicarbon estimate t.json --samples 0 -o saved.json", f.path).code == 0);
  REQUIRE(mkfifo((f.path + "/fifo").c_str(), 0600) == 0);
  const auto same = [&](const std::string& file, const std::string& before, const std::string& after) {
    const Ran piped = shell("cat " + file + " > fifo & " + before + "fifo" + after, f.path);
    const Ran plain = shell(before + file + after, f.path);
    INFO(before << file << after << "\n" << piped.err);
    CHECK(plain.code == 0);
    CHECK(piped.code == 0);
    CHECK(piped.out == plain.out);
    CHECK(std::count(piped.err.begin(), piped.err.end(), '\n') == std::count(plain.err.begin(), plain.err.end(), '\n'));
  };
  same("t.json", "aicarbon estimate ", " --samples 0");
  same("saved.json", "aicarbon render ", " --format json");
  same("saved.json", "aicarbon compare ", " t.json --samples 0 --format json");
  same("b.json", "aicarbon check t.json --samples 0 --budget ", "");
  same("r.csv", "aicarbon batch t.json ", "");
}

#if defined(__linux__) && defined(__x86_64__)

namespace {

struct Stopped {
  int code = -1;
  std::string out, err;
  bool reached = false;  // whether the program came to the read at which it was to be stopped
};

// Runs the program, stops it before it reads a file for the time number `read` (from 0), and calls `change`.
Stopped changed_at(std::size_t read, const std::string& file, const std::vector<std::string>& arguments,
                   const Folder& f, const std::function<void()>& change) {
  Stream out, err;
  Traced program(arguments, f.path, out.descriptor(), err.descriptor());
  const std::string path = fs::canonical(f.path) / file;
  std::size_t reads = 0;
  if (!program.run_to([&](const Traced::Call& call) {
        return call.orig_rax == SYS_read && program.file_of(call.rdi) == path && reads++ == read;
      }))
    return {};
  change();
  const int code = program.finish();
  return {code, out.text(), err.text(), true};
}

// Puts a file that was last written an hour ago. File systems round times, and a test takes less than a millisecond.
void put_old(const Folder& f, const std::string& name, std::string_view text) {
  f.put(name, text);
  fs::last_write_time(f.path + "/" + name, fs::file_time_type::clock::now() - std::chrono::hours(1));
}

}  // namespace

TEST_CASE("a document that changes while it is read is an error and leaves the old output", "[cli][changed]") {
  if (!may_trace()) {
    WARN("this machine allows no tracing");
    return;
  }
  const Folder f;
  REQUIRE(shell("aicarbon estimate t.json --samples 0 -o saved.json", f.path).code == 0);
  f.put("b.json", R"({ "schema": "aicarbon.budget/1", "rules": [{ "id": "a", "metric": "total", "max": "60 t" }] })");
  fs::create_directory(f.path + "/own");
  f.put("own/grids.csv", "id,name\n");
  struct Command {
    std::string file;
    std::vector<std::string> arguments;
  };
  const std::vector<Command> commands{
      {"t.json", {"estimate", "t.json", "--samples", "0", "-o", "out.json"}},
      {"t.json", {"batch", "t.json", "r.csv", "-o", "json:out.json"}},
      {"saved.json", {"compare", "saved.json", "t.json", "--samples", "0", "-o", "out.json"}},
      {"saved.json", {"check", "saved.json", "--budget", "b.json", "-o", "out.json"}},
      {"b.json", {"check", "t.json", "--budget", "b.json", "--samples", "0", "-o", "out.json"}},
      {"own/grids.csv", {"estimate", "t.json", "--catalog", "own", "--samples", "0", "-o", "out.json"}},
  };
  f.put("r.csv", records(50));
  f.put("out.json", old_file);
  for (const Command& command : commands) {
    const std::string text = f.get(command.file);
    const std::string path = f.path + "/" + command.file;
    const std::string error = "error[AC6001]: cannot read " + command.file + ": ";
    const std::string changed = error + "the file changed while it was read\n";
    struct Change {
      std::function<void()> to;
      std::string message;
    };
    const std::vector<Change> changes{
        {[&] { fs::resize_file(path, text.size() / 2); }, error + shorter + "\n"},
        {[&] { fs::resize_file(path, 0); }, error + shorter + "\n"},
        {[&] { append(path, "\n"); }, changed},
        {[&] { f.put(command.file, std::string(text.size(), ' ')); }, changed},
    };
    for (const Change& change : changes)
      for (const std::size_t read : {std::size_t{0}, std::size_t{1}}) {
        put_old(f, command.file, text);
        const Stopped ran = changed_at(read, command.file, command.arguments, f, change.to);
        INFO(command.arguments.front() << " " << command.file << ", read " << read << "\n" << ran.err);
        CHECK(ran.reached);
        CHECK(ran.code == 3);
        CHECK(ran.out.empty());
        CHECK(ran.err.find(change.message) != std::string::npos);
        CHECK(f.get("out.json") == old_file);
      }
    f.put(command.file, text);
  }
}

TEST_CASE("a file that is replaced while it is read is read as it was", "[cli][changed]") {
  if (!may_trace()) {
    WARN("this machine allows no tracing");
    return;
  }
  const Folder f;
  const Ran before = shell("aicarbon estimate t.json --samples 0", f.path);
  f.put("new.json", "{}");
  const Stopped ran = changed_at(1, "t.json", {"estimate", "t.json", "--samples", "0"}, f,
                                 [&] { fs::rename(f.path + "/new.json", f.path + "/t.json"); });
  CHECK(ran.reached);
  CHECK(ran.code == 0);
  CHECK(ran.out == before.out);
  CHECK(ran.err == before.err);
}

TEST_CASE("a file of jobs that grows is a warning, and one that shrinks is an error", "[cli][changed]") {
  if (!may_trace()) {
    WARN("this machine allows no tracing");
    return;
  }
  const Folder f;
  const std::string job = json::parse(job_text).dump() + "\n";
  const std::string path = f.path + "/jobs.jsonl";
  const std::vector<std::string> arguments{"batch", "jobs.jsonl", "-o", "out.csv"};
  put_old(f, "jobs.jsonl", job + job);
  f.put("out.csv", old_file);
  const Stopped shrunk = changed_at(1, "jobs.jsonl", arguments, f, [&] { fs::resize_file(path, job.size()); });
  CHECK(shrunk.reached);
  CHECK(shrunk.code == 3);
  CHECK(shrunk.err == "error[AC6001]: " + shorter + "\n  --> jobs.jsonl\n");
  CHECK(f.get("out.csv") == old_file);
  put_old(f, "jobs.jsonl", job + job);
  const Stopped grown = changed_at(1, "jobs.jsonl", arguments, f, [&] { append(path, job); });
  CHECK(grown.reached);
  CHECK(grown.code == 0);
  CHECK(grown.err.find("warning[AC3059]: jobs.jsonl changed while it was read; 3 jobs were read\n") !=
        std::string::npos);
  CHECK(lines(f.get("out.csv")) == 4);
}

#endif
