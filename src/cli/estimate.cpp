// aicarbon estimate JOB…: the footprint.
#include "cli/program.hpp"

namespace aicarbon::cli {

void add_estimate(CLI::App& command, Options& o, std::function<int()>& run) {
  auto jobs = std::make_shared<std::vector<std::string>>();
  command.add_option("JOB", *jobs, "job descriptions or saved reports; - is standard input")->type_name("")->required();
  add_output_options(command, o, formats());
  add_sampling_options(command, o);
  add_until_option(command, o);
  add_catalog_option(command, o);
  run = [jobs, &o] {
    Diagnostics out;
    const auto file = load_reports(*jobs, o, out);
    return file ? deliver(*file, o, out) : report(out, o);
  };
}

}  // namespace aicarbon::cli
