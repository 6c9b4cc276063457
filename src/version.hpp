// The version of aicarbon, stated once.
#pragma once

#include <string_view>

namespace aicarbon {
#ifndef AICARBON_VERSION
#define AICARBON_VERSION "0.1.0"
#endif
inline constexpr std::string_view version = AICARBON_VERSION;
}  // namespace aicarbon
