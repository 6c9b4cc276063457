// The version of aicarbon. CMakeLists.txt sets it; the value in this file applies only without CMake.
#pragma once

#include <string_view>

namespace aicarbon {
#ifndef AICARBON_VERSION
#define AICARBON_VERSION "0.2.0-dev"
#endif
inline constexpr std::string_view version = AICARBON_VERSION;
}  // namespace aicarbon
