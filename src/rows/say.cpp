// Messages about rows: implausible values, and the notes of the jobs that the texts of a row make. See rows.hpp.
#include "rows/grouping.hpp"
#include "rows/shape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace aicarbon::rows {
namespace {

// What is noted of a job, whether at its own numbers or at those of a row.
struct NotesOf {
  const Diagnostics& notes;
  const std::vector<SuspiciousValues>& suspicious;
};
template <class Job>
NotesOf notes_of(const Job& job) {
  return {job.notes, job.suspicious};
}

// The notes of the job with these texts, of which at most one differs from the base; otherwise those of the combination.
std::optional<NotesOf> notes_of(const Rows::Shape& shape, const std::vector<std::uint32_t>& words) {
  std::optional<std::size_t> other;
  for (std::size_t v = 0; v < words.size(); ++v) {
    if (words[v] == 0) continue;
    if (other) {
      const auto found = shape.notes_of.find(words);
      return found == shape.notes_of.end() ? std::nullopt : std::optional(notes_of(found->second));
    }
    other = v;
  }
  return notes_of(other ? shape.of_words[*other][words[*other] - 1] : shape.base);
}

bool has_notes(const Rows::Shape& shape) {
  const auto has_any = [](const auto& job) { return !job.notes.empty() || !job.suspicious.empty(); };
  if (has_any(shape.base) || !shape.notes_of.empty()) return true;
  return std::ranges::any_of(shape.of_words, [&](const auto& jobs) { return std::ranges::any_of(jobs, has_any); });
}

// Rows with one message: their number, and the first of them.
struct Counted {
  std::uint64_t rows = 0;
  std::vector<std::size_t> first;

  void count(std::size_t row) {
    if (rows++ < 3) first.push_back(row);
  }
  void add_to(RowMessages& messages, const std::string& key, const std::function<Diagnostic()>& make) const {
    for (const std::size_t row : first) messages.add(key, row, row == first.front() ? rows : 0, make, Holds::in_first);
  }
};

// The rows whose energy equals that of the row before to the last of at least four digits, like all other numbers.
std::vector<std::size_t> repeated(const Rows::Sorted& sorted, std::size_t energy, std::span<const std::size_t> rows) {
  std::vector<std::size_t> found;
  for (std::size_t k = 1; k < rows.size(); ++k) {
    const double value = sorted.numbers[energy][rows[k]];
    if (value != sorted.numbers[energy][rows[k - 1]] || value == 0) continue;
    const auto same = [&](const std::vector<double>& numbers) {
      return numbers.empty() || numbers[rows[k]] == numbers[rows[k - 1]];
    };
    const std::string digits = units::shortest(value);
    if (std::ranges::count_if(digits, [](char c) { return c >= '1' && c <= '9'; }) >= 3 && digits.size() > 4 &&
        std::ranges::all_of(sorted.numbers, same))
      found.push_back(rows[k]);
  }
  return found;
}

Diagnostic same_energy() {
  return diag::make(diag::same_energy, "records have the same energy as the one before, to the last digit",
                    "did each process of a run measure the whole machine? then keep one record of each run");
}

// The least and the greatest of some numbers. Two of each at a time do not wait for each other.
template <class Number>
RowDoubts::Range range_of(std::size_t count, Number&& number) {
  double least = number(0), other_least = least;
  double most = least, other_most = least;
  for (std::size_t r = 0; r + 1 < count; r += 2) {
    const double x = number(r);
    const double y = number(r + 1);
    least = x < least ? x : least;
    most = x > most ? x : most;
    other_least = y < other_least ? y : other_least;
    other_most = y > other_most ? y : other_most;
  }
  const double last = number(count - 1);
  return {std::min({least, other_least, last}), std::max({most, other_most, last})};
}

// The same of the numbers of some rows, which are often all rows.
RowDoubts::Range range_of(const std::vector<double>& numbers, std::span<const std::size_t> rows) {
  if (rows.size() == numbers.size()) return range_of(rows.size(), [&](std::size_t r) { return numbers[r]; });
  return range_of(rows.size(), [&](std::size_t r) { return numbers[rows[r]]; });
}

bool is_within(const RowDoubts::Range& range, const SuspiciousValues& values) {
  return range.most >= values.from && range.least <= values.to;
}

}  // namespace

Diagnostics Rows::readings() const {
  Diagnostics found;
  const auto collect = [&](const Formulated& job) {
    for (const Diagnostic& d : job.readings)
      if (std::ranges::find(found, d.message, &Diagnostic::message) == found.end()) found.push_back(d);
  };
  for (const auto& [key, shape] : shapes_) {
    collect(shape->base);
    for (const auto& jobs : shape->of_words) std::ranges::for_each(jobs, collect);
  }
  return found;
}

// Rows of one shape by their texts, and the ranges of their numbers, which are found when they are first needed.
class Rows::TextGroups {
 public:
  TextGroups(const Grouping& grouping, const Sorted& sorted, std::span<const std::size_t> rows)
      : grouping(grouping), rows(rows), sorted_(sorted), of_all_(sorted.numbers.size()),
        of_groups_(sorted.numbers.size()) {}

  /// The range of a bound column of numbers in all rows, or in those of a group.
  const RowDoubts::Range& range(std::size_t b) {
    if (!of_all_[b]) of_all_[b] = range_of(sorted_.numbers[b], rows);
    return *of_all_[b];
  }
  const RowDoubts::Range& range(std::size_t b, std::size_t group) {
    if (of_groups_[b].empty()) of_groups_[b] = ranges_of_groups(sorted_.numbers[b]);
    return of_groups_[b][group];
  }

  const Grouping& grouping;
  const std::span<const std::size_t> rows;

 private:
  std::vector<RowDoubts::Range> ranges_of_groups(const std::vector<double>& numbers) const {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    std::vector<RowDoubts::Range> ranges(grouping.first.size(), {infinity, -infinity});
    const auto extend = [&](std::uint32_t group, double x) {  // with branches, because new extremes are rare
      if (x < ranges[group].least) ranges[group].least = x;
      if (x > ranges[group].most) ranges[group].most = x;
    };
    if (rows.size() == numbers.size())  // all rows, in order
      for (std::size_t r = 0; r < rows.size(); ++r) extend(grouping.group_of[r], numbers[r]);
    else
      for (std::size_t r = 0; r < rows.size(); ++r) extend(grouping.group_of[r], numbers[rows[r]]);
    return ranges;
  }

  const Sorted& sorted_;
  std::vector<std::optional<RowDoubts::Range>> of_all_;
  std::vector<std::vector<RowDoubts::Range>> of_groups_;
};

Grouping Rows::by_texts(const Shape& shape, const Sorted& sorted, std::span<const std::size_t> rows) {
  Keys keys;
  for (std::size_t v = 0; v < shape.variables.size(); ++v) {
    if (shape.variables[v].number) continue;
    keys.columns.emplace_back(sorted.words[shape.bound[v]]);
    keys.sizes.push_back(shape.variables[v].words.size());
  }
  return group(keys, rows);
}

void Rows::say(const Shape& shape, const Sorted& sorted, std::span<const std::size_t> rows, const Grouping& texts,
               RowMessages& messages) const {
  if (rows.empty()) return;
  TextGroups groups(texts, sorted, rows);
  if (!shape.doubts.empty()) say_doubts(shape, sorted, groups, messages);
  for (const std::size_t b : shape.bound) {
    if (bound_[b].quantity.dim != dim::energy) continue;
    for (const std::size_t row : repeated(sorted, b, rows)) messages.add("same energy", row, 1, same_energy);
  }
  if (has_notes(shape)) say_notes(shape, sorted, groups, messages);
}

void Rows::say_doubts(const Shape& shape, const Sorted& sorted, TextGroups& groups, RowMessages& messages) const {
  const auto of_all = [&](std::size_t v) { return groups.range(shape.bound[v]); };
  const std::vector<std::size_t> possible = shape.doubts.possible(shape.variables, of_all);
  if (possible.empty()) return;
  const Grouping& grouping = groups.grouping;
  const auto of_group = [&](std::size_t v, std::size_t group) -> RowDoubts::Range {
    const std::size_t b = shape.bound[v];
    if (shape.variables[v].number) return shape.doubts.reads(v, possible) ? groups.range(b, group) : groups.range(b);
    const double word = sorted.words[b][groups.rows[grouping.first[group]]];
    return {word, word};
  };
  const auto risky = shape.doubts.risky(shape.variables, grouping.first.size(), of_group);
  if (std::ranges::find(risky, 1) == risky.end()) return;
  std::vector<std::size_t> rows(groups.rows.size());
  std::size_t kept = 0;
  for (std::size_t r = 0; r < rows.size(); ++r) {  // without a branch, because texts are in no order
    rows[kept] = groups.rows[r];
    kept += risky[grouping.group_of[r]];
  }
  rows.resize(kept);
  const auto fill = [&](std::size_t v, std::size_t first, std::span<double> out) {
    const std::size_t b = shape.bound[v];
    for (std::size_t r = 0; r < out.size(); ++r) {
      const std::size_t row = rows[first + r];
      out[r] = bound_[b].number ? sorted.numbers[b][row] : static_cast<double>(sorted.words[b][row]);
    }
  };
  struct Found {
    const lifecycle::Doubt* doubt;
    double value;  // in the first row
    Counted rows;
  };
  std::vector<Found> found;
  shape.doubts.each(rows.size(), fill, [&](std::size_t r, const lifecycle::Doubt& doubt, double value) {
    if (found.empty() || found.back().doubt != &doubt) found.push_back({&doubt, value, {}});
    found.back().rows.count(rows[r]);
  });
  for (const Found& f : found)
    f.rows.add_to(messages, f.doubt->key, [&f] {
      return diag::make(f.doubt->code, f.doubt->says(f.value), f.doubt->help(f.value), f.doubt->at);
    });
}

void Rows::say_notes(const Shape& shape, const Sorted& sorted, TextGroups& groups, RowMessages& messages) const {
  struct Suspicious {
    const SuspiciousValues* values;
    const std::vector<double>* numbers;
    Counted rows;
  };
  const Grouping& grouping = groups.grouping;
  const std::span<const std::size_t> rows = groups.rows;
  std::vector<std::vector<Suspicious>> suspicious(grouping.first.size());
  bool is_any_suspicious = false;
  for (std::size_t g = 0; g < grouping.first.size(); ++g) {
    const std::size_t row = rows[grouping.first[g]];
    const auto noted = notes_of(shape, words_of(shape, sorted, row));
    if (!noted) continue;
    for (const std::size_t b : shape.bound)
      for (const SuspiciousValues& values : noted->suspicious) {
        if (!bound_[b].number || bound_[b].path != values.path) continue;
        if (!is_within(groups.range(b), values) || !is_within(groups.range(b, g), values)) continue;
        suspicious[g].push_back({&values, &sorted.numbers[b], {}});
        is_any_suspicious = true;
      }
    for (const Diagnostic& note : noted->notes) {
      // a note about a number applies to the row that the base was made of, and not to others
      if (std::ranges::any_of(bound_, [&](const Bound& b) { return b.number && b.path == note.at.path; })) continue;
      messages.add(code_name(note.code) + note.message, row, grouping.rows[g], [&] { return note; });
    }
  }
  if (!is_any_suspicious) return;
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (Suspicious& s : suspicious[grouping.group_of[r]])
      if (s.values->contain((*s.numbers)[rows[r]])) s.rows.count(rows[r]);
  for (const auto& of_group : suspicious)
    for (const Suspicious& s : of_group)
      if (s.rows.rows > 0)
        s.rows.add_to(messages, fmt::format("{} from {}", s.values->path, s.values->from),
                      [&] { return s.values->says((*s.numbers)[s.rows.first.front()]); });
}

}  // namespace aicarbon::rows
