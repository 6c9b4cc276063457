// The words that programs write for a value that is not there.
#pragma once

#include <string_view>

namespace aicarbon::table {

/// A spelling of "no value", and a program that writes it. Spelling includes case: "NA" is the code of Namibia.
struct AbsentWord {
  std::string_view word, written_by;
};

inline constexpr AbsentWord absent_words[] = {
    {"N/A", "nvidia-smi, spreadsheets"},
    {"n/a", "spreadsheets"},
    {"[N/A]", "nvidia-smi"},
    {"[Not Supported]", "nvidia-smi"},
    {"[Unknown Error]", "nvidia-smi"},
    {"#N/A", "Excel"},
    {"<NA>", "pandas"},
    {"nan", "Python"},
    {"NaN", "pandas, JavaScript"},
    {"None", "Python"},
    {"NULL", "SQL"},
    {"null", "SQL, JSON"},
    {"Unknown", "Slurm"},
    {"-", "nvidia-smi dmon, spreadsheets"},
    {"18446744073709551614", "Slurm: 2^64 - 2, no value"},
};

}  // namespace aicarbon::table
