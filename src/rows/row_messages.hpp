// Messages about rows: each is kept once, with the number of rows that have it and the first of them.
#pragma once

#include <aicarbon/diagnostic.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::rows {

/// Whether the text of a message holds in each of its rows, or has a number of the first of them.
enum class Holds { in_each, in_first };

class RowMessages {
 public:
  /// Adds `rows` rows, the first of which is `first`, to the message with this key. `make` is called for a new key.
  void add(const std::string& key, std::size_t first, std::uint64_t rows, const std::function<Diagnostic()>& make,
           Holds holds = Holds::in_each);
  /// Adds the messages of later rows. `offset` is added to the numbers of their rows.
  void add(const RowMessages& later, std::size_t offset);

  /// The messages in the order of their first rows, with their rows: "… (3 rows: 2, 5, 7)", or "… (row 2; 2 more: 5, 7)"
  /// if the text has a number of the first row. `what` names a row. Of each code, at most five messages are listed, and
  /// the others are counted.
  Diagnostics in_words(std::string_view what) const;

 private:
  struct Message {
    Diagnostic diagnostic;
    std::uint64_t rows = 0;
    std::vector<std::size_t> first;  // at most three
    Holds holds = Holds::in_each;
  };
  Message& message(const std::string& key, const std::function<Diagnostic()>& make, Holds holds);

  std::vector<std::pair<std::string, Message>> all_;
  std::map<std::string, std::size_t, std::less<>> index_;
};

}  // namespace aicarbon::rows
