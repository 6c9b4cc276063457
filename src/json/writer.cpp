// See writer.hpp.
#include "json/writer.hpp"

#include "units/units.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace aicarbon::json {
namespace {

// In bytes. The memory of so large a piece goes back to the system when it is freed; most texts fit in one piece.
constexpr std::size_t piece = 34U << 20U;

}  // namespace

std::string Writer::finish() {
  out_ += '\n';
  if (pieces_.empty()) return std::move(out_);
  std::size_t size = out_.size();
  for (const std::string& text : pieces_) size += text.size();
  std::string all;
  all.reserve(size);
  for (std::string& text : pieces_) {
    all += text;
    std::string().swap(text);  // frees its memory, unlike an assignment
  }
  all += out_;
  return all;
}

void Writer::line() {
  if (rows_ > 0) {
    if (!first_) out_ += ' ';
    return;
  }
  out_ += '\n';
  out_.append(static_cast<std::size_t>(depth_) * 2, ' ');
}

void Writer::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (depth_ == 0) return;
  if (!first_) out_ += ',';
  line();
  first_ = false;
}

void Writer::open(char bracket) {
  before_value();
  out_ += bracket;
  ++depth_;
  first_ = true;
}

void Writer::close(char bracket) {
  --depth_;
  if (!first_ && rows_ == 0) line();
  out_ += bracket;
  first_ = false;
  if (out_.size() < piece) return;
  pieces_.push_back(std::move(out_));
  out_ = std::string();
  out_.reserve(piece + piece / 8);
}

void Writer::key(std::string_view name) {
  if (!first_) out_ += ',';
  line();
  first_ = false;
  quoted(name);
  out_ += ": ";
  after_key_ = true;
}

void Writer::text(std::string_view value) {
  before_value();
  quoted(value);
}

void Writer::number(double value) {
  before_value();
  out_ += std::isfinite(value) ? units::shortest(value) : "null";
}

void Writer::boolean(bool value) {
  before_value();
  out_ += value ? "true" : "false";
}

void Writer::null() {
  before_value();
  out_ += "null";
}

void Writer::quoted(std::string_view value) {
  out_ += '"';
  for (const char c : value) {
    switch (c) {
    case '"': out_ += "\\\""; break;
    case '\\': out_ += "\\\\"; break;
    case '\n': out_ += "\\n"; break;
    case '\r': out_ += "\\r"; break;
    case '\t': out_ += "\\t"; break;
    default:
      if (static_cast<unsigned char>(c) < 0x20) out_ += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
      else out_ += c;
    }
  }
  out_ += '"';
}

}  // namespace aicarbon::json
