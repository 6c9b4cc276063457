// The life-cycle stages, in order; their ids are permanent.
#pragma once

#include <array>
#include <string_view>

namespace aicarbon::lifecycle {

enum class Stage : unsigned char { manufacturing, transport, construction, operation, end_of_life };

inline constexpr std::array<std::string_view, 5> stage_names{"manufacturing", "transport", "construction", "operation",
                                                             "end_of_life"};

constexpr std::string_view name(Stage stage) { return stage_names[static_cast<std::size_t>(stage)]; }

}  // namespace aicarbon::lifecycle
