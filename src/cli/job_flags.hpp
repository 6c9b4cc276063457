// A job on the command line: options that each state one field of a job, so that no file is needed.
#pragma once

#include "cli/request.hpp"

#include <aicarbon/diagnostic.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>

namespace aicarbon::cli {

/// An option and the field that it states. A number in the path is the index of an item of a list.
struct JobFlag {
  Option option;
  std::string_view path;
};

/// Every such option. A further one is a further row.
inline constexpr JobFlag job_flags[] = {
    {{.name = "--model",
      .value = "MODEL",
      .help = "without JOB: the language model that was used, open or behind an API, such as gpt-4o"},
     "/phases/0/activity/model"},
    {{.name = "--prompt-tokens",
      .value = "N",
      .help = "without JOB: tokens of all prompts, with the cached ones, such as 1.2M"},
     "/phases/0/activity/prompt_tokens"},
    {{.name = "--completion-tokens", .value = "N", .help = "without JOB: tokens that the model wrote, such as 300k"},
     "/phases/0/activity/completion_tokens"},
    {{.name = "--cached-tokens",
      .value = "N",
      .help = "without JOB: tokens of the prompts that were read from a cache"},
     "/phases/0/activity/cached_tokens"},
    {{.name = "--grid",
      .value = "PLACE",
      .help = "without JOB: where it ran, a grid or cloud region of the catalog, such as SWE or azure/swedencentral"},
     "/phases/0/site"},
    {{.name = "--hardware",
      .value = "NAME",
      .help = "without JOB: what it ran on, an accelerator or server of the catalog"},
     "/phases/0/hardware"},
};

/// The options alone, for the table of a command.
inline constexpr auto job_flag_options = [] {
  std::array<Option, std::size(job_flags)> rows{};
  std::ranges::transform(job_flags, rows.begin(), &JobFlag::option);
  return rows;
}();

/// The job that the options of a request make; nothing if it has none of them.
std::optional<SourceText> job_of_flags(const Request& request);

}  // namespace aicarbon::cli
