// Diagnostics as values: what is wrong, where, and what to type instead. Nothing is printed here.
#pragma once

#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aicarbon {

enum class Severity { error, warning, note };

/// A location in a text that the user provided. Lines and columns count from 1, columns in bytes; line 0 means "the
/// whole file".
struct Location {
  std::string file;
  int line = 0;
  int column = 0;
  int length = 0;
  std::string path;     ///< path of names in the document: /phases/final run/activity/energy
  std::string excerpt;  ///< source line, which is shown above the caret
};

/// One message. `code` is permanent and is shown as AC2104, for example; `help` states what to type and may be empty.
struct Diagnostic {
  int code = 0;
  Severity severity = Severity::error;
  std::string message;
  std::string help;
  Location at;
};

using Diagnostics = std::vector<Diagnostic>;

/// Whether any of the messages is an error.
bool has_errors(const Diagnostics& diagnostics);

/// Appends messages to a list, in order.
inline Diagnostics& operator+=(Diagnostics& all, Diagnostics more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  return all;
}

/// The return type of functions that can fail: a value or none, and the messages collected along the way. Without a
/// value, at least one message is an error; with a value, no message is.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value, Diagnostics found = {}) : notes(std::move(found)), value_(std::move(value)) {}
  Result(Diagnostics faults) : notes(std::move(faults)) {}
  Result(Diagnostic fault) { notes.push_back(std::move(fault)); }

  explicit operator bool() const { return value_.has_value(); }
  T& operator*() & { return *value_; }
  const T& operator*() const& { return *value_; }
  T&& operator*() && { return *std::move(value_); }
  T* operator->() { return &*value_; }
  const T* operator->() const { return &*value_; }

  /// Moves the messages to the caller's list and returns the value, if there is one.
  std::optional<T> noted_in(Diagnostics& own) && {
    own += std::move(notes);
    return std::move(value_);
  }

  Diagnostics notes;

 private:
  std::optional<T> value_;
};

/// What could be read of a text that may have errors, so that a later step can find further errors. The value is absent
/// if nothing could be read.
template <class T>
struct Reading {
  std::optional<T> value;
  Diagnostics faults;

  explicit operator bool() const { return value.has_value(); }
  T& operator*() { return *value; }
  const T& operator*() const { return *value; }
  T* operator->() { return &*value; }
  const T* operator->() const { return &*value; }

  /// Moves the messages to the caller's list and returns the value, if there is one.
  std::optional<T> noted_in(Diagnostics& own) && {
    own += std::move(faults);
    return std::move(value);
  }
};

/// The name of a code in messages: "AC2104" for 2104.
std::string code_name(int code);

/// A text file provided by the user: its name as typed, and its bytes.
struct SourceText {
  std::string name;
  std::string text;
};

}  // namespace aicarbon
