// Verdicts of ajv, an independent implementation of JSON Schema, on documents.
#pragma once

#include "support/folder.hpp"
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <sstream>
#include <string>
#include <vector>

namespace aicarbon::test {

// What the validator says of each text: "valid", or "invalid:" with every violation. It runs once, because it is slow to
// start.
inline std::vector<std::string> verdicts(const std::string& schema, const std::vector<std::string>& texts) {
  const TemporaryFolder folder;
  std::vector<std::string> command{AICARBON_NODE, source_dir() + "/tests/schemas/validate.mjs", AICARBON_AJV, schema};
  for (const std::string& text : texts) {
    command.push_back(folder / std::to_string(command.size()));
    write_text(command.back(), text);
  }
  const Ran ran = run_program(command, {}, {}, source_dir());
  INFO(ran.out << ran.err);
  REQUIRE(ran.err == "");
  REQUIRE(ran.code <= 1);
  std::vector<std::string> lines;
  std::istringstream out(ran.out);
  for (std::string line; std::getline(out, line);) lines.push_back(line);
  REQUIRE(lines.size() == texts.size());
  return lines;
}

inline void all_valid(const std::string& schema, const std::vector<std::string>& texts) {
  const auto lines = verdicts(schema, texts);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    INFO(texts[i].substr(0, 2000));
    CHECK(lines[i] == "valid");
  }
}

}  // namespace aicarbon::test
