// A query plan as the text of a query: nested SELECTs for each level, with every operation in parentheses, so that an
// engine adds in this order. NULL is unknown; no NaN arises. rows::sql::Plan → text for the database that holds the
// records
#pragma once

#include "render/sql/dialects.hpp"
#include "rows/sql/plan.hpp"

#include <span>
#include <string>
#include <vector>

namespace aicarbon::render {

struct SqlText {
  std::string about;                 ///< a line at the head
  std::string table;                 ///< parts at dots
  std::vector<std::string> columns;  ///< names of the query's outputs; the first is the total
  std::vector<std::string> keys;     ///< columns of the records that pass through, or by which totals are grouped
  bool totals = false;
};

std::string sql(const rows::sql::Plan& query, const SqlText& text, const Dialect& dialect);

}  // namespace aicarbon::render
