// The main program: parses the command line into a request, runs the command, and delivers its outcome. Every way in
// which the program can end has an exit code.
#include "cli/deliver.hpp"
#include "cli/io/files.hpp"
#include "cli/io/streams.hpp"
#include "cli/log.hpp"
#include "cli/options.hpp"
#include "cli/parse.hpp"
#include "cli/targets.hpp"

#include "diag/codes.hpp"
#include "version.hpp"

#include <fmt/format.h>

#include <csignal>
#include <exception>
#include <stdexcept>

namespace aicarbon::cli {
namespace {

int run(const std::vector<std::string>& words) {
  const auto request = parse(words);
  if (!request) return deliver(failure(request.notes), {});
  const auto level = options::log_level_of(*request);
  if (!level) return deliver(failure(level.notes), *request);
  if (*level != log::Level::off) log::start(*level, colour_on(request->text(options::color), Stream::err));
  log::debug([&] { return fmt::format("aicarbon {}: {}", version, fmt::join(words, " ")); });
  if (auto faults = clashes(*request); !faults.empty()) return deliver(failure(std::move(faults)), *request);
  try {
    const Outcome outcome = log::timed(request->command->name, [&] { return request->command->run(*request); });
    return deliver(outcome, *request);
  } catch (const std::domain_error& fault) {  // of the built-in catalog, this is a fault of the program
    if (!request->lists(options::catalog) || request->list(options::catalog).empty()) throw;
    return deliver(failure(diag::make(diag::catalog_lint,
                                      fmt::format("with this overlay, a result is not finite: {}", fault.what()),
                                      "something is divided by one of its values, which is 0")),
                   *request);
  }
}

}  // namespace
}  // namespace aicarbon::cli

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // writing to a closed pipe is reported by write() instead of ending the program
  aicarbon::cli::reserve_stderr();
  try {
    return aicarbon::cli::run({argv + 1, argv + argc});
  } catch (const std::exception& bug) {
    aicarbon::cli::write_stderr(fmt::format(
        "internal error: {}\nplease report it, with the job and the output of `aicarbon --version`\n", bug.what()));
    return aicarbon::cli::internal_error;
  }
}
