// Texts of users inside markup: they are shown, and never interpreted as markup.
#include "render/escape.hpp"

#include <catch2/catch.hpp>

namespace aicarbon::render {

TEST_CASE("Markdown special characters are escaped", "[unit]") {
  CHECK(markdown_text("a|b `c` *d* [e](f) #1 $x$ ~y~ \\") ==
        "a\\|b \\`c\\` \\*d\\* \\[e\\](f) \\#1 \\$x\\$ \\~y\\~ \\\\");
  CHECK(markdown_text("<b>&amp;") == "&lt;b&gt;&amp;amp;");
  CHECK(markdown_text("grid_losses _em_") == "grid_losses \\_em\\_");
  CHECK(markdown_text("@all") == "@&#8203;all");
  CHECK(markdown_text("two\r\nlines\x7f") == "two  lines ");
}

TEST_CASE("a code span may contain backticks and does not end a table cell", "[unit]") {
  CHECK(markdown_code("plain") == "`plain`");
  CHECK(markdown_code("a`b") == "`` a`b ``");
  CHECK(markdown_code("``") == "``` `` ```");
  CHECK(markdown_code("a|b") == "`a\\|b`");
}

TEST_CASE("XML and YAML texts are escaped, and invalid characters are replaced", "[unit]") {
  CHECK(xml_text("<a b=\"c\">&") == "&lt;a b=&quot;c&quot;&gt;&amp;");
  CHECK(yaml_text("a \"b\" \\ c: #") == "\"a \\\"b\\\" \\\\ c: #\"");
  for (const auto escape : {xml_text, markdown_text}) {
    CHECK(escape("a\x01z") == "a z");
    CHECK(escape("a\xC2\x85z") == "a z");      // U+0085, next line
    CHECK(escape("a\xEF\xBF\xBFz") == "a z");  // U+FFFF
    CHECK(escape("\xC2\xB5 é 日本 🌱 \xEF\xBF\xBD") == "\xC2\xB5 é 日本 🌱 \xEF\xBF\xBD");
  }
}

}  // namespace aicarbon::render
