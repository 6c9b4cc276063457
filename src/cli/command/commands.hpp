// Declares the commands. Each is defined in a file of its own.
#pragma once

#include "cli/command.hpp"

namespace aicarbon::cli {

extern const Command estimate_command;
extern const Command compare_command;
extern const Command check_command;
extern const Command validate_command;
extern const Command explain_command;
extern const Command render_command;
extern const Command sensitivity_command;
extern const Command sweep_command;
extern const Command batch_command;
extern const Command sql_command;
extern const Command hardware_command;
extern const Command catalog_command;
extern const Command schema_command;
extern const Command init_command;
extern const Command completion_command;
extern const Command reference_command;

}  // namespace aicarbon::cli
