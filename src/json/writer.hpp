// Writes JSON: keys in the order in which they are written, numbers as units::shortest prints them, and null for a
// number that is not finite.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::json {

class Writer {
 public:
  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  /// Begins an object that is written on one line, such as a figure or a cell of a sheet.
  void begin_row() {
    open('{');
    ++rows_;
  }
  void end_row() {
    close('}');
    --rows_;
  }
  void begin_list() { open('['); }
  void end_list() { close(']'); }
  void key(std::string_view name);
  void text(std::string_view value);
  void number(double value);  ///< writes null if the number is not finite
  void boolean(bool value);
  void null();

  /// The complete text, which ends in a newline.
  std::string finish();

 private:
  void open(char bracket);
  void close(char bracket);
  void before_value();
  void quoted(std::string_view value);
  void line();

  std::vector<std::string>
      pieces_;  // the text so far, except for out_: one growing string would be copied again and again
  std::string out_;
  int depth_ = 0;
  int rows_ = 0;
  bool first_ = true;
  bool after_key_ = false;
};

}  // namespace aicarbon::json
