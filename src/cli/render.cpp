// aicarbon render REPORT: another format from a saved report.
#include "cli/program.hpp"

#include "diag/codes.hpp"

#include <fmt/format.h>

namespace aicarbon::cli {

void add_render(CLI::App& command, Options& o, std::function<int()>& run) {
  auto name = std::make_shared<std::string>();
  command.add_option("REPORT", *name, "a saved report; - is standard input")->type_name("")->required();
  add_output_options(command, o, formats());
  run = [name, &o] {
    Diagnostics out;
    const auto source = read_file(*name, out);
    if (!source) return report(out, o);
    if (schema_of(*source) == "aicarbon.job/1") {
      out.push_back(diag::make(diag::wrong_schema, fmt::format("{} is a job, not a report", *name),
                               fmt::format("`aicarbon estimate {}` computes it", *name)));
      return report(out, o);
    }
    const auto file = read_report(*source, out);
    return file ? deliver(*file, o, out) : report(out, o);
  };
}

}  // namespace aicarbon::cli
