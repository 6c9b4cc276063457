// What distinguishes a spelling from others.
#pragma once

#include <string>
#include <string_view>

namespace aicarbon::catalog {

/// Reduces a spelling to what distinguishes names: letters in lower case, digits, and points within numbers. Everything
/// else is left out, except that two numbers stay apart: "RTX 4090" and "rtx-4090" give "rtx4090", and "A100-SXM4-80GB"
/// gives "a100sxm4-80gb".
std::string name_key(std::string_view text);

/// The text after the vendor, if it begins with it.
std::string_view without_vendor(std::string_view text, std::string_view vendor);

}  // namespace aicarbon::catalog
