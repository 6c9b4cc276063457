// Reading and writing numbers of records: the fast functions agree with the slow ones, over a million numbers each.
#include "table/csv.hpp"
#include "table/number.hpp"
#include "table/number_out.hpp"
#include "units/units.hpp"

#include <catch2/catch.hpp>

#include <bit>
#include <charconv>
#include <cmath>
#include <limits>
#include <random>

using namespace aicarbon::table;

namespace {

#ifdef AICARBON_SANITIZED
constexpr std::size_t many = 100'000;
#else
constexpr std::size_t many = 1'000'000;
#endif

class Dice {
 public:
  std::uint64_t next() { return random_(); }
  std::size_t below(std::size_t n) { return next() % n; }

 private:
  std::mt19937_64 random_{1};
};

std::string digits(Dice& dice, std::size_t most) {
  std::string text;
  for (std::size_t k = dice.below(most + 1); k > 0; --k) text += static_cast<char>('0' + dice.below(10));
  return text;
}

// Numbers that the grammar allows, in all shapes that take a different path through the reader.
std::string number(Dice& dice) {
  const std::size_t most = dice.below(8) == 0 ? 40 : 12;
  std::string text = dice.below(5) == 0 ? "-" : "";
  std::string whole = digits(dice, most);
  if (dice.below(6) == 0) whole.insert(0, dice.below(5), '0');
  std::string decimals = digits(dice, most);
  if (dice.below(6) == 0) decimals.insert(0, dice.below(20), '0');
  if (whole.empty() && decimals.empty()) whole = "0";
  text += whole;
  if (!decimals.empty() || dice.below(4) == 0) text += "." + decimals;
  if (dice.below(4) == 0) {
    text += dice.below(2) == 0 ? "e" : "E";
    text += std::string_view("-+").substr(dice.below(2), dice.below(2));
    text += std::to_string(dice.below(dice.below(4) == 0 ? 400 : 30));
  }
  return text;
}

double value(Dice& dice) {
  switch (dice.below(6)) {
  case 0: return std::bit_cast<double>(dice.next());  // any double: subnormal and huge ones, NaN and infinity
  case 1: return static_cast<double>(dice.below(20'000'000)) / 10;  // ties at six digits
  case 2: return static_cast<double>(dice.below(2'000'000)) / 64;
  case 3: return -static_cast<double>(dice.below(1'000'000)) * std::pow(10, static_cast<double>(dice.below(30)) - 15);
  case 4: {  // around powers of ten, where digits carry over
    const double ten = std::pow(10, static_cast<double>(dice.below(40)) - 20);
    return ten * (1 - static_cast<double>(dice.below(100)) * 1e-8);
  }
  default: return static_cast<double>(dice.next()) / 18446744073709551616.0 * 1e5;
  }
}

}  // namespace

TEST_CASE("numbers are read to the same bits as with std::from_chars", "[property]") {
  Dice dice;
  std::size_t shorts = 0;
  std::string differ;
  for (std::size_t k = 0; k < many; ++k) {
    const std::string text = number(dice);
    double expected = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), expected);
    double got = 1;
    const NumberText said = read_number(text, NumberGrammar::c, got);
    if (error == std::errc::result_out_of_range) {  // strtod gives infinity or zero
      const double limit = std::strtod(text.c_str(), nullptr);
      const bool good = std::isinf(limit) ? said == NumberText::out_of_range
                                          : said == NumberText::number && std::bit_cast<std::uint64_t>(got) ==
                                                                              std::bit_cast<std::uint64_t>(limit);
      if (!good) differ += text + "\n";
      continue;
    }
    if (said != NumberText::number || std::bit_cast<std::uint64_t>(got) != std::bit_cast<std::uint64_t>(expected))
      differ += text + "\n";
    const std::string padded = "999,1.5e9:x,.,7;" + text + "8";  // bytes around a cell are not read
    double fast = 1;
    if (read_short_number(padded.data() + 16, padded.data() + 16 + text.size(), fast)) {
      ++shorts;
      if (std::bit_cast<std::uint64_t>(fast) != std::bit_cast<std::uint64_t>(expected))
        differ += "short " + text + "\n";
    }
    if (differ.size() > 200) break;
  }
  CHECK(differ == "");
  CHECK(shorts > many / 4);
}

TEST_CASE("the readers of numbers reject the same texts", "[property]") {
  Dice dice;
  std::string differ;
  for (std::size_t k = 0; k < many; ++k) {
    constexpr std::string_view letters = "0123456789.+-eE, xX/:";
    std::string text;
    for (std::size_t n = dice.below(18); n > 0; --n)
      text += letters[dice.below(dice.below(3) == 0 ? letters.size() : 11)];
    const std::string padded = "1234567890123456" + text;
    double fast = 0;
    double slow = 0;
    const bool is_short = read_short_number(padded.data() + 16, padded.data() + padded.size(), fast);
    const bool is_number = read_number(text, NumberGrammar::c, slow) == NumberText::number;
    if (is_short && (!is_number || fast != slow)) differ += text + "\n";
    const bool vanishes =
        is_number && slow == 0;  // 1e-999 is zero here, as in strtod, but too small for a number in a job
    if (!vanishes && is_number != aicarbon::units::parse_number(text).has_value()) differ += "units " + text + "\n";
    if (differ.size() > 200) break;
  }
  CHECK(differ == "");
}

TEST_CASE("the fast printers of numbers write the same texts as the slow ones", "[property]") {
  Dice dice;
  std::string differ;
  char out[longest_number];
  std::vector<double> values{0.0,
                             -0.0,
                             999999.5,
                             999999.4999,
                             99999.95,
                             0.00009999995,
                             0.0001,
                             1e5,
                             1e6,
                             123456.5,
                             1234565,
                             1e15,
                             1e16,
                             1e22,
                             1e23,
                             9007199254740993.0,
                             std::numeric_limits<double>::min(),
                             std::numeric_limits<double>::denorm_min(),
                             std::numeric_limits<double>::max(),
                             std::numeric_limits<double>::infinity(),
                             -std::numeric_limits<double>::infinity(),
                             std::numeric_limits<double>::quiet_NaN()};
  while (values.size() < many) values.push_back(value(dice));
  for (const double v : values) {
    const std::string six(out, write_significant(out, v, 6));
    if (six != cell(v)) differ += six + " for " + cell(v) + "\n";
    const std::string shortest(out, write_shortest(out, v));
    if (shortest != aicarbon::units::shortest(v)) differ += shortest + " for " + aicarbon::units::shortest(v) + "\n";
    if (differ.size() > 200) break;
  }
  CHECK(differ == "");
}

TEST_CASE("numbers with any number of digits are written as printf writes them", "[property]") {
  Dice dice;
  std::string differ;
  char out[longest_number];
  char expected[64];
  for (std::size_t k = 0; k < many; ++k) {
    const double v = value(dice);
    const int digits = static_cast<int>(1 + dice.below(15));
    if (!std::isfinite(v)) continue;
    const std::string got(out, write_significant(out, v, digits));
    std::snprintf(expected, sizeof expected, "%.*g", digits, v);
    if (got != expected) differ += got + " for " + expected + "\n";
    if (differ.size() > 200) break;
  }
  CHECK(differ == "");
}
