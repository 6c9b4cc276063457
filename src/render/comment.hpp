// Markdown within what a pull-request comment holds: what does not fit is left out by whole rows, and counted.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::render {

/// A table, a folded part or a paragraph: `before` and `after` stand only around rows that fit.
struct Block {
  std::string before;
  std::vector<std::string> rows;
  std::string after;
};

/// Begins with a marker by which a comment is found again, and keeps within what a comment holds.
class Comment {
 public:
  explicit Comment(std::string_view marker);
  void add(const Block& block);
  std::string finish(std::string_view foot);

 private:
  std::string out_;
  std::size_t used_;
  std::size_t left_out_ = 0;
};

}  // namespace aicarbon::render
