// How messages name a site or hardware: by its name in the job or the catalog, or by the phase that describes it.
#include <aicarbon/inventory.hpp>

#include <fmt/format.h>

namespace aicarbon {
namespace {

std::string in_words(std::string_view what, std::string_view name) {
  constexpr std::string_view of = "of ";
  return name.starts_with(of) ? fmt::format("the {} of phase \"{}\"", what, name.substr(of.size()))
                              : fmt::format("{} \"{}\"", what, name);
}

}  // namespace

std::string SiteFacts::in_words() const { return aicarbon::in_words("site", name); }
std::string HardwareFacts::in_words() const { return aicarbon::in_words("hardware", name); }

}  // namespace aicarbon
