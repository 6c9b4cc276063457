// Writes a query plan as the text of a query, for the database that holds the records. Each level of the plan is a
// SELECT from the level below it, and every arithmetic operation is in parentheses, so that the engine keeps the order
// of additions. An unknown value is NULL, never NaN.
#pragma once

#include "render/sql/dialects.hpp"
#include "rows/sql/plan.hpp"

#include <span>
#include <string>
#include <vector>

namespace aicarbon::render {

struct SqlText {
  std::string about;                 ///< comment at the beginning of the query
  std::string table;                 ///< name of the table; the parts between dots become separate identifiers
  std::vector<std::string> columns;  ///< names of the query's outputs; the first is the total
  std::vector<std::string> keys;     ///< columns of the records that pass through, or that group the totals
  bool totals = false;
};

std::string sql(const rows::sql::Plan& plan, const SqlText& text, const Dialect& dialect);

}  // namespace aicarbon::render
