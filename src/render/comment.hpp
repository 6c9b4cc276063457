// Markdown within the size limit of a pull-request comment. From the first row that does not fit, all rows are omitted
// and counted.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::render {

/// A table, a folded section or a paragraph. `before` and `after` are written only if at least one row fits.
struct Block {
  std::string before;
  std::vector<std::string> rows;
  std::string after;
};

/// A text that begins with a marker, which identifies the comment, and stays within the size limit of a comment.
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
