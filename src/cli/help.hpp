// Help texts, generated from the rows of commands and options.
#pragma once

#include "cli/command.hpp"

#include <string>

namespace aicarbon::cli {

/// The width of help texts on reference pages, in columns.
inline constexpr std::size_t page_width = 100;

/// The text of `aicarbon --help`.
std::string program_help(std::size_t width = page_width);
/// The text of `aicarbon COMMAND --help`.
std::string command_help(const Command& command, std::size_t width = page_width);
/// The usage of a command, such as "aicarbon check [OPTIONS] --budget FILE JOB...".
std::string usage_of(const Command& command);

inline constexpr std::string_view program_summary =
    "Estimates the life-cycle carbon footprint of AI work: training, inference and whole fleets, from "
    "manufacturing to end of life, with a 90 % range and the source of every number.";
inline constexpr std::string_view program_examples =
    "  aicarbon init training > job.json      print a job description to start from\n"
    "  aicarbon estimate job.json             estimate its footprint\n"
    "  aicarbon explain job.json              trace the total to its sources\n";

}  // namespace aicarbon::cli
