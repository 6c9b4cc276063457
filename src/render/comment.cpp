// See comment.hpp.
#include "render/comment.hpp"

#include "render/width.hpp"

#include <fmt/format.h>

namespace aicarbon::render {
namespace {

// The limit of a step summary is documented: "each step is restricted to a maximum size of 1MiB" (docs.github.com,
// Workflow commands, "Step isolation and limits").
constexpr std::size_t step_summary_bytes = std::size_t{1024} * 1024;
// The limit of a comment is not documented. The API answers a longer comment with "Body is too long (maximum is 65536
// characters)", as quoted in danger/danger#424 and telia-oss/github-pr-resource#259.
constexpr std::size_t comment_characters = 65'536;
constexpr std::size_t most_bytes_of_a_character = 4;
static_assert(comment_characters * most_bytes_of_a_character <= step_summary_bytes,
              "a text that fits a comment also fits a summary");

constexpr std::size_t kept_for_the_end = 400;  // characters for the closing line and the note on omitted rows

}  // namespace

Comment::Comment(std::string_view marker) : out_(marker), used_(characters(marker)) {}

void Comment::add(const Block& block) {
  std::size_t needed = characters(block.before) + characters(block.after);
  bool begun = false;
  for (const std::string& row : block.rows) {
    needed += characters(row);
    if (left_out_ > 0 || used_ + needed > comment_characters - kept_for_the_end) {
      ++left_out_;
      continue;
    }
    if (!begun) out_ += block.before;
    begun = true;
    out_ += row;
  }
  if (!begun) return;
  out_ += block.after;
  used_ = characters(out_);
}

std::string Comment::finish(std::string_view foot) {
  if (left_out_ > 0)
    out_ += fmt::format(
        "\n**{} row{} omitted**: a comment can have at most {} characters. The json format contains all the data.\n",
        left_out_, left_out_ == 1 ? "" : "s", comment_characters);
  return out_ + fmt::format("\n<sub>{}</sub>\n", foot);
}

}  // namespace aicarbon::render
