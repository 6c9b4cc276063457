// The tree of commands and its help: examples first.
#include "cli/program.hpp"

#include "version.hpp"

#include <fmt/format.h>

namespace aicarbon::cli {
namespace {

constexpr Command all[] = {
    {"estimate", "the footprint of jobs, per phase and stage, with ranges and sources",
     "  aicarbon estimate job.json\n  aicarbon estimate job.json -o report.json -o lines.csv\n  aicarbon estimate "
     "a.json b.json --format csv\n  aicarbon init training | aicarbon estimate -\n",
     add_estimate},
    {"compare", "what changed between jobs, because of what, and whether it is real",
     "  aicarbon compare before.json after.json\n  aicarbon compare --base main-report.json *.json\n  aicarbon compare "
     "before.json after.json --fail-on 'total > +5%' --confidence 0.9\n",
     add_compare},
    {"check", "pass or fail: jobs against budgets, and what would fit",
     "  aicarbon check job.json --budget release.json\n  aicarbon check jobs/*.json --budget release.json --format "
     "github\n  aicarbon check report.json --budget release.json --warn-only\n",
     add_check},
    {"validate", "read jobs without computing: every fault, with its place and what to type",
     "  aicarbon validate job.json\n  aicarbon validate jobs/*.json --format json\n  aicarbon validate job.json --deny "
     "warnings\n",
     add_validate},
    {"explain", "a line, a value or a message: formula, numbers, units, sources",
     "  aicarbon explain job.json\n  aicarbon explain job.json 'final run/operation/electricity'\n  aicarbon explain "
     "report.json /sites/main/pue --all\n  aicarbon explain AC2104\n",
     add_explain},
    {"render", "another format from a saved report, without computing anew",
     "  aicarbon render report.json\n  aicarbon render report.json --format csv\n", add_render},
    {"sensitivity", "which inputs a figure hangs on, and what to measure next",
     "  aicarbon sensitivity job.json\n  aicarbon sensitivity job.json --method sobol --target by_stage/operation\n  "
     "aicarbon sensitivity job.json --method measure\n",
     add_sensitivity},
    {"sweep", "a job at many values of some of its places, the best of them",
     "  aicarbon sweep job.json --vary '/sites/main/grid=FR,SE,US'\n  aicarbon sweep job.json --vary "
     "'/hardware/node/lifetime=3:8:1 years' --vary '/sites/main/grid=gcp/*' --top 10\n",
     add_sweep},
    {"batch", "a job for every record of a file: a row each, or their totals",
     "  aicarbon batch template.json jobs.csv > figures.csv\n  aicarbon batch template.json jobs.jsonl.zst --totals "
     "--by team,month\n",
     add_batch},
    {"sql", "a job as a query, for an engine that already holds the records",
     "  aicarbon sql job.json --columns records.csv --table jobs --key job_id --dialect duckdb\n  aicarbon sql "
     "job.json "
     "--columns device_time_h:number,grid:text,team:text --table jobs --by team --dialect postgres\n",
     add_sql},
    {"hardware", "the embodied carbon of a machine, part by part, beside what others publish",
     "  aicarbon hardware nvidia-h100-sxm5-80gb\n  aicarbon hardware machine.json --format json\n", add_hardware},
    {"catalog", "the built-in data: grids, devices, servers, factors, defaults, sources",
     "  aicarbon catalog list\n  aicarbon catalog list grids\n  aicarbon catalog show grids FRA\n  aicarbon catalog "
     "show accelerators h100\n  aicarbon catalog lint --catalog my-data\n",
     add_catalog},
    {"schema", "JSON Schemas of job, report and catalog", "  aicarbon schema job > job.schema.json\n", add_schema},
    {"init", "a job description to start from", "  aicarbon init training > job.json\n  aicarbon init inference\n",
     add_init},
    {"completion", "completion for the shell",
     "  aicarbon completion zsh > ~/.zfunc/_aicarbon\n  aicarbon completion fish > "
     "~/.config/fish/completions/aicarbon.fish\n  source <(aicarbon completion bash)\n",
     add_completion, true},
    {"reference", "reference pages, generated from the program's tables",
     "  aicarbon reference\n  aicarbon reference units\n  aicarbon reference man > aicarbon.1\n", add_reference, true},
};

// Examples stand in CLI11's footer; here they come right after the description.
class ExamplesFirst : public CLI::Formatter {
 public:
  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override {
    if (mode == CLI::AppFormatMode::Sub) return make_expanded(app);
    std::string out = make_description(app);
    if (!app->get_footer().empty()) out += "\nExamples:\n" + app->get_footer() + "\n";
    out += make_usage(app, name);
    out += make_positionals(app);
    out += make_groups(app, mode);
    out += make_subcommands(app, mode);
    if (app->get_parent() == nullptr)
      out +=
          "\nExit codes: 0 done; 1 the answer is no; 2 the input is at fault; 3 a file or stream is; 4 aicarbon is.\n";
    return out;
  }
};

}  // namespace

std::span<const Command> commands() { return all; }

Program::Program(std::string_view first_word)
    : app("The life-cycle carbon of AI work: training, inference and the fleet, from manufacturing to end of "
          "life,\nwith a 90 % range and the source of every number.",
          "aicarbon") {
  app.formatter(std::make_shared<ExamplesFirst>());
  app.set_version_flag("--version", "aicarbon " + std::string(version));
  app.footer("  aicarbon init training > job.json      a description to start from\n  aicarbon estimate job.json       "
             "      its footprint\n  aicarbon explain job.json              where each number comes from\n");
  app.require_subcommand(1);
  app.get_formatter()->column_width(34);
  const bool alone =
      std::ranges::any_of(all, [&](const Command& c) { return c.name == first_word && !c.looks_at_others; });
  const bool whole_tree = !alone;
  for (const Command& command : all) {
    CLI::App* sub = app.add_subcommand(std::string(command.name), std::string(command.summary));
    sub->footer(std::string(command.examples));
    if (!whole_tree && command.name != first_word) continue;
    auto own = std::make_shared<std::function<int()>>();
    command.add(*sub, options, *own);
    add_text_options(*sub, options);
    sub->callback([this, own, name = command.name] {
      chosen = name;
      run = *own;
    });
  }
}

}  // namespace aicarbon::cli
