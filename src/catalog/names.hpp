// The names of the rows of catalog tables: which spellings mean the same row, and what to suggest for an unknown name.
#pragma once

#include <aicarbon/catalog.hpp>

#include "catalog/name_key.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::catalog {

/// What a text names in a table.
struct Named {
  const CatalogRow* row = nullptr;         ///< the row, if exactly one has this name
  std::string spelling;                    ///< alias or name that matched; empty if it was the id or the ISO code
  std::vector<const CatalogRow*> choices;  ///< all rows with this name, if there are several
};

/// Finds the row with this id, in any case, or with this ISO code; null if there is none.
const CatalogRow* find_by_id(const CatalogTable& table, std::string_view text);

/// Finds the row that a text names: by id or ISO code; else by an alias or the part of an id after the vendor, letter by
/// letter, together with the rows that have it as their name; else by an id, alias or name with the same key, with or
/// without the vendor in front. Nothing is found by similarity.
Named find_named(const CatalogTable& table, std::string_view text);

/// The other rows of the same vendor that contain all words of the alias or name by which a row was found, such as the
/// A100 with 40 GB for "A100".
std::vector<const CatalogRow*> variants(const CatalogTable& table, const Named& named);

/// An unknown name, and where it was looked up.
struct UnknownName {
  std::string_view wanted;
  std::vector<std::string_view> tables;  ///< names of catalog tables
  std::vector<std::string_view> own;     ///< names that the job defines, or that no table has as rows
  std::string_view otherwise;            ///< help if no name is near, such as the command that lists the table
};

/// The help for an unknown name. Numbers in a name are the model or the size of a thing, so a name is near only if it
/// contains every number of the unknown one ("8b", "a100", "4090") and similar words. Such names are listed, three of
/// them if there are many, and accelerators with their memory if there are several. A name without a number is compared letter by letter.
std::string name_help(const Catalog& catalog, const UnknownName& unknown);

}  // namespace aicarbon::catalog
