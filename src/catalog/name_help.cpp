// Suggests names for an unknown one; see names.hpp.
#include "catalog/name_words.hpp"
#include "catalog/names.hpp"
#include "diag/codes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::catalog {
namespace {

using Words = std::vector<std::string>;

bool has_number(std::string_view word) { return std::ranges::any_of(word, is_digit); }

// Whether two words with numbers mean the same: the unit of a size may be incomplete or missing, as in "80g" and "80".
bool same_number(std::string_view wanted, std::string_view word) {
  if (wanted == word) return true;
  constexpr std::string_view size_units[] = {"b", "g", "gb", "nm", "t", "w"};
  const auto end = std::min(wanted.find_first_not_of("0123456789."), wanted.size());
  if (end == 0 || !word.starts_with(wanted)) return false;
  const auto is_unit = [&](std::string_view text) {
    return std::ranges::find(size_units, text) != std::end(size_units);
  };
  return is_unit(word.substr(end)) && (end == wanted.size() || is_unit(wanted.substr(end)));
}

// Whether a word is another one with a typing error. Words of up to three letters are abbreviations, in which only a
// swap of letters counts as an error: "smx" is "sxm", but "gpt" is not "opt".
bool same_word(const std::string& wanted, const std::string& word) {
  if (wanted == word) return true;
  if (has_number(word)) return false;
  if (wanted.size() > 3) {
    const std::string_view names[] = {word};
    return word.size() > 3 && !diag::nearest(wanted, names).empty();
  }
  return std::ranges::is_permutation(wanted, word);
}

bool is_near(const Words& wanted, const Words& name) {
  return std::ranges::all_of(wanted, [&](const std::string& word) {
    return std::ranges::any_of(name, [&](const std::string& other) {
      return has_number(word) ? same_number(word, other) : same_word(word, other);
    });
  });
}

// A name that may be suggested: a row of a table, or a name of the job.
struct Candidate {
  const CatalogTable* table = nullptr;
  const CatalogRow* row = nullptr;
  std::string_view own;

  bool operator==(const Candidate&) const = default;
};

Words words_of_row(const CatalogTable& table, const CatalogRow& row) {
  Words words = words_of(row.cell(0));
  const auto add = [&](std::string_view name) {
    for (std::string& word : words_of(name)) words.push_back(std::move(word));
  };
  for_each_alias(table, row, add);
  add(name_of(table, row));
  add(vendor_of(table, row));
  return words;
}

std::vector<Candidate> with_the_same_numbers(const Catalog& catalog, const UnknownName& unknown, const Words& wanted) {
  std::vector<Candidate> found;
  for (const auto own : unknown.own)
    if (is_near(wanted, words_of(own))) found.push_back({nullptr, nullptr, own});
  for (const auto name : unknown.tables) {
    const CatalogTable& table = catalog.table(name);
    for (const CatalogRow& row : table.rows)
      if (is_near(wanted, words_of_row(table, row))) found.push_back({&table, &row, {}});
  }
  return found;
}

// The first words of the names of a model: its family, such as "llama".
Words families_of(const CatalogTable& models, const CatalogRow& row) {
  Words families;
  const auto add = [&](std::string_view name) {
    if (const Words words = words_of(name); !words.empty()) families.push_back(words.front());
  };
  add(row.cell(0));
  add(name_of(models, row));
  for_each_alias(models, row, add);
  return families;
}

// The models of a family that the unknown name contains as it is; nothing if it contains none. A name is not a typing
// error of another family, however near its letters are: "mistral" is not "mixtral".
std::vector<Candidate> of_named_family(const Catalog& catalog, const Words& wanted) {
  const CatalogTable& models = catalog.table("models");
  std::vector<Candidate> found;
  for (const CatalogRow& row : models.rows)
    if (std::ranges::any_of(families_of(models, row), [&](const std::string& family) {
          return !has_number(family) && std::ranges::find(wanted, family) != wanted.end();
        }))
      found.push_back({&models, &row, {}});
  return found;
}

// Leaves only models of the family that the unknown name contains. The name of a family alone may mean any of them.
void keep_family(const Catalog& catalog, const Words& wanted, std::vector<Candidate>& found) {
  const std::vector<Candidate> family = of_named_family(catalog, wanted);
  if (family.empty()) return;
  std::erase_if(found, [&](const Candidate& c) {
    return c.row != nullptr && c.table->name == "models" && std::ranges::find(family, c) == family.end();
  });
  if (wanted.size() > 1) return;
  for (const Candidate& one : family)
    if (std::ranges::find(found, one) == found.end()) found.push_back(one);
}

// A name without the first word, if that is the vendor of a row.
std::string_view after_vendor(std::string_view name, std::string_view vendor) {
  const auto end = name.find_first_of(" -");
  return end != std::string_view::npos && name_key(name.substr(0, end)) == name_key(vendor) ? name.substr(end + 1)
                                                                                            : name;
}

std::vector<Candidate> by_letters(const Catalog& catalog, const UnknownName& unknown) {
  constexpr std::size_t most = 3;
  std::vector<std::string_view> spellings;
  std::vector<Candidate> owners;
  const auto add = [&](std::string_view spelling, Candidate owner) {
    if (spelling.empty()) return;
    spellings.push_back(spelling);
    owners.push_back(owner);
  };
  std::string_view wanted = unknown.wanted;
  for (const auto own : unknown.own) add(own, {nullptr, nullptr, own});
  for (const auto name : unknown.tables) {
    const CatalogTable& table = catalog.table(name);
    for (const CatalogRow& row : table.rows) {
      const auto vendor = vendor_of(table, row);
      wanted = after_vendor(wanted, vendor);
      const Candidate owner{&table, &row, {}};
      add(after_vendor(row.cell(0), vendor), owner);
      for_each_alias(table, row, [&](std::string_view alias) { add(after_vendor(alias, vendor), owner); });
      add(after_vendor(name_of(table, row), vendor), owner);
    }
  }
  std::vector<Candidate> found;
  for (const std::string& spelling : diag::nearest_names(wanted, spellings, spellings.size()))
    for (std::size_t i = 0; i < spellings.size() && found.size() < most; ++i)
      if (spellings[i] == spelling && std::ranges::find(found, owners[i]) == found.end()) found.push_back(owners[i]);
  return found;
}

// The id of a row in quotes, with the name of a place, and with the memory of an accelerator that is one of several.
std::string shown(const Candidate& c, std::size_t count) {
  if (c.row == nullptr) return fmt::format("\"{}\"", c.own);
  const auto name = c.table->name == "grids" ? c.table->text(*c.row, "name") : std::string_view{};
  if (!name.empty() && name != c.row->cell(0)) return fmt::format("\"{}\" ({})", c.row->cell(0), name);
  const auto memory = c.table->text(*c.row, "memory_gb");
  if (count > 1 && !memory.empty()) return fmt::format("\"{}\" ({} GB)", c.row->cell(0), memory);
  return fmt::format("\"{}\"", c.row->cell(0));
}

std::string listed(const std::vector<Candidate>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
    text += shown(names[i], names.size());
  }
  return text;
}

}  // namespace

std::string name_help(const Catalog& catalog, const UnknownName& unknown) {
  constexpr std::size_t most = 8;
  std::vector<Candidate> same_name;
  for (const auto name : unknown.tables) {
    const CatalogTable& table = catalog.table(name);
    for (const CatalogRow* row : find_named(table, unknown.wanted).choices) same_name.push_back({&table, row, {}});
  }
  if (!same_name.empty()) return fmt::format("\"{}\" may mean {}", unknown.wanted, listed(same_name));
  const Words wanted = words_of(unknown.wanted);
  auto found = std::ranges::any_of(wanted, has_number) ? with_the_same_numbers(catalog, unknown, wanted)
                                                       : by_letters(catalog, unknown);
  if (std::ranges::find(unknown.tables, "models") != unknown.tables.end()) keep_family(catalog, wanted, found);
  if (found.empty()) return std::string(unknown.otherwise);
  if (found.size() <= most) return fmt::format("did you mean {}?", listed(found));
  constexpr std::size_t shown_of_many = 3;
  const std::size_t all = found.size();
  found.resize(shown_of_many);
  return fmt::format("{} names fit, such as {}{}{}", all, listed(found), unknown.otherwise.empty() ? "" : "; ",
                     unknown.otherwise);
}

}  // namespace aicarbon::catalog
