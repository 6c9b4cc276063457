// Messages about rows: implausible values, and the notes of the jobs that the texts of a row make. See rows.hpp.
#include "rows/grouping.hpp"
#include "rows/shape.hpp"

#include <fmt/format.h>

#include <algorithm>

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

Keys words_in(const Rows::Shape& shape, const Rows::Sorted& sorted) {
  Keys keys;
  for (std::size_t v = 0; v < shape.variables.size(); ++v) {
    if (shape.variables[v].number) continue;
    keys.columns.emplace_back(sorted.words[shape.bound[v]]);
    keys.sizes.push_back(shape.variables[v].words.size());
  }
  return keys;
}

}  // namespace

void Rows::say(const Shape& shape, const Sorted& sorted, std::span<const std::size_t> rows,
               RowMessages& messages) const {
  if (rows.empty()) return;
  std::vector<RowDoubts::Range> ranges(bound_.size());
  for (const std::size_t b : shape.bound)
    if (bound_[b].number) ranges[b] = range_of(sorted.numbers[b], rows);
  say_doubts(shape, sorted, rows, ranges, messages);
  for (const std::size_t b : shape.bound) {
    if (bound_[b].quantity.dim != dim::energy) continue;
    for (const std::size_t row : repeated(sorted, b, rows)) messages.add("same energy", row, 1, same_energy);
  }
  if (has_notes(shape)) say_notes(shape, sorted, rows, ranges, messages);
}

void Rows::say_doubts(const Shape& shape, const Sorted& sorted, std::span<const std::size_t> rows,
                      std::span<const RowDoubts::Range> ranges, RowMessages& messages) const {
  if (!shape.doubts.possible(shape.variables, [&](std::size_t v) { return ranges[shape.bound[v]]; })) return;
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
    f.rows.add_to(messages, f.doubt->key,
                  [&f] { return diag::make(f.doubt->code, f.doubt->says(f.value), f.doubt->help, f.doubt->at); });
}

void Rows::say_notes(const Shape& shape, const Sorted& sorted, std::span<const std::size_t> rows,
                     std::span<const RowDoubts::Range> ranges, RowMessages& messages) const {
  struct Suspicious {
    const SuspiciousValues* values;
    const std::vector<double>* numbers;
    Counted rows;
  };
  const Keys keys = words_in(shape, sorted);
  const std::vector<Group> all = groups(keys, rows);
  std::vector<std::vector<Suspicious>> suspicious(all.size());
  bool is_any_suspicious = false;
  for (std::size_t g = 0; g < all.size(); ++g) {
    const std::size_t row = rows[all[g].first];
    const auto noted = notes_of(shape, words_of(shape, sorted, row));
    if (!noted) continue;
    for (const std::size_t b : shape.bound)
      for (const SuspiciousValues& values : noted->suspicious)
        if (bound_[b].number && bound_[b].path == values.path && ranges[b].most >= values.from &&
            ranges[b].least <= values.to) {
          suspicious[g].push_back({&values, &sorted.numbers[b], {}});
          is_any_suspicious = true;
        }
    for (const Diagnostic& note : noted->notes) {
      // a note about a number applies to the row that the base was made of, and not to others
      if (std::ranges::any_of(bound_, [&](const Bound& b) { return b.number && b.path == note.at.path; })) continue;
      messages.add(code_name(note.code) + note.message, row, all[g].rows, [&] { return note; });
    }
  }
  if (!is_any_suspicious) return;
  const Grouping grouping = group(keys, rows);
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
