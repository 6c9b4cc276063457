// The kind of a place, by which records are parted if it decides formulas together with other texts.
#pragma once

#include <aicarbon/catalog.hpp>

#include <string>
#include <string_view>

namespace aicarbon::rows {

/// What a text means as a place: whether it is a cloud region or a grid, and the basis of its intensity, such as "region,
/// direct". A text that is neither, such as a site of the job, is returned as it is.
std::string place_kind(const Catalog& catalog, std::string_view text);

}  // namespace aicarbon::rows
