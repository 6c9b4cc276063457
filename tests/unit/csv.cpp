// The CSV reader and writer: RFC 4180.
#include "table/csv.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using aicarbon::table::CsvReader;
using aicarbon::table::Record;
using Rows = std::vector<std::vector<std::string>>;

namespace {

struct Read {
  Rows rows;
  std::vector<std::size_t> lines;
  CsvReader::Result end;
  std::size_t fault_line = 0;
};

Read read(const std::string& text, char delimiter = ',') {
  std::istringstream in(text);
  CsvReader reader(in, delimiter);
  Record record;
  Read result{};
  while ((result.end = reader.next(record)) == CsvReader::Result::record) {
    result.rows.emplace_back(record.cells.begin(), record.cells.end());
    result.lines.push_back(record.line);
    CHECK(record.number == result.rows.size());
  }
  result.fault_line = record.line;
  return result;
}

}  // namespace

TEST_CASE("CSV is split into rows and cells, with any line end", "[unit]") {
  CHECK(read("a,b\n1,2\n").rows == Rows{{"a", "b"}, {"1", "2"}});
  CHECK(read("a,b\n1,2").rows == Rows{{"a", "b"}, {"1", "2"}});
  CHECK(read("a,b\r\n1,2\r\n").rows == Rows{{"a", "b"}, {"1", "2"}});
  CHECK(read("\xef\xbb\xbf"
             "a,b\n1,2\n")
            .rows == Rows{{"a", "b"}, {"1", "2"}});
  CHECK(read("a,,\n,,\n").rows == Rows{{"a", "", ""}, {"", "", ""}});
  CHECK(read("a;b\n", ';').rows == Rows{{"a", "b"}});
  CHECK(read("").rows.empty());
  CHECK(read("\n\n").rows.empty());
  CHECK(read("a\n\nb\n").lines == std::vector<std::size_t>{1, 3});
}

TEST_CASE("quoted CSV cells may contain delimiters, quotes and line breaks", "[unit]") {
  CHECK(read("\"a,b\",c\n").rows == Rows{{"a,b", "c"}});
  CHECK(read("\"say \"\"hi\"\"\",c\n").rows == Rows{{"say \"hi\"", "c"}});
  CHECK(read("\"two\nlines\",c\nd,e\n").rows == Rows{{"two\nlines", "c"}, {"d", "e"}});
  CHECK(read("\"two\nlines\",c\nd,e\n").lines == std::vector<std::size_t>{1, 3});
  CHECK(read("\"\",\"\"\n").rows == Rows{{"", ""}});
  CHECK(read("a\"b,c\n").rows == Rows{{"a\"b", "c"}});
  CHECK(read("\"a\"").rows == Rows{{"a"}});
  CHECK(read("\"\"\"\"\n").rows == Rows{{"\""}});
}

TEST_CASE("a CSV error is reported with the line where its row begins", "[unit]") {
  const Read open = read("a\n\"b\nc\n");
  CHECK(open.end == CsvReader::Result::open_quote);
  CHECK(open.fault_line == 2);
  const Read after = read("a\nb\n\"c\"d\n");
  CHECK(after.end == CsvReader::Result::text_after_quote);
  CHECK(after.fault_line == 3);
  CHECK(read("a\n").end == CsvReader::Result::end);
}

TEST_CASE("a written CSV cell reads back unchanged", "[unit]") {
  for (const std::string text : {"plain", "a,b", "say \"hi\"", "two\nlines", "cr\rhere", "", " spaces ", "é"}) {
    INFO(text);
    CHECK(read(aicarbon::table::cell(text) + ",x\n").rows == Rows{{text, "x"}});
  }
}
