// The matrix as text, with as many columns as fit, one unit per column, and as many digits as the ranges justify.
// Shares and bars follow if there is space for them.
#include "render/report/summary/matrix.hpp"

#include "report/headline.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace aicarbon::render::summary {
namespace {

// A column of figures: all in the unit of its total, with at most one decimal more than the total, except a lower bound
// that would then be 0.
class Figures {
 public:
  Figures(const Cell& total, int digits_of_a_sum, const Screen& s) : s_(s), digits_of_a_sum_(digits_of_a_sum) {
    const double best = total.co2e_kg ? total.co2e_kg->best : 0;
    scale_ = units::scale_for(dim::co2e, best);
    if (best == 0) return;
    const Figure& f = *total.co2e_kg;
    decimals_ = decimals(units::significant(best / scale_.base, digits_of(f))) + 1;
  }

  std::string text(const Cell& cell) const {
    if (!cell.co2e_kg) return cell.missing ? "unknown" : std::string(s_.ascii ? "-" : "–");
    return (cell.missing ? std::string(s_.g.at_least) + " " : "") + number(*cell.co2e_kg, cell.missing);
  }

 private:
  static int decimals(const std::string& number) {
    const auto point = number.find('.');
    return point == std::string::npos ? 0 : static_cast<int>(number.size() - point - 1);
  }

  std::string number(const Figure& f, bool missing) const {
    const double value = f.best / scale_.base;
    const std::string unit = plain(fmt::format(" {}", scale_.unit), s_.ascii);
    if (value == 0) return "0" + unit;
    const std::string text = units::significant(value, digits_of(f));
    if (decimals(text) <= decimals_) return text + unit;
    const double least = std::pow(10.0, -decimals_);
    if (std::abs(value) >= least / 2) return fmt::format("{:.{}f}{}", value, decimals_, unit);
    return missing ? units::significant(value, 1) + unit : fmt::format("< {:.{}f}{}", least, decimals_, unit);
  }

  // A sum of phases has no range of its own, so it has as many digits as the total.
  int digits_of(const Figure& f) const { return f.low ? units::digits_for(f.best, f.low, f.high) : digits_of_a_sum_; }

  const Screen& s_;
  int digits_of_a_sum_;
  units::Scale scale_{};
  int decimals_ = 0;
};

std::string share_of(const Cell& part, const Cell& total) {
  if (!part.co2e_kg || !total.co2e_kg || total.co2e_kg->best <= 0) return {};
  return share_text(part.co2e_kg->best / total.co2e_kg->best);
}

// A column ready to print: its header, and a text per row.
struct Printed {
  std::string header;
  Lines cells;
  std::size_t width = 0;  ///< width of the widest cell
  std::size_t width_with(std::size_t longest_header) const {
    return std::max(width, std::min(width_of(header), longest_header));
  }
};

Printed printed(std::string header, const Cell& total, const std::vector<Cell>& cells, int digits, const Screen& s) {
  Printed out{std::move(header), {}, 0};
  const Figures figures(total, digits, s);
  for (const Cell& cell : cells) out.cells.push_back(figures.text(cell));
  out.cells.push_back(figures.text(total));
  for (const std::string& cell : out.cells) out.width = std::max(out.width, width_of(cell));
  return out;
}

class Table {
 public:
  Table(const Matrix& m, const Screen& s) : m_(m), s_(s) {
    gap_ = s.width < 60 ? 1 : 3;
    header_ = s.width < 60 ? 9 : s.width < 100 ? 14 : 20;
    std::vector<Cell> totals;
    for (const Row& row : m.rows) {
      label_ = std::max(label_, width_of(row.stage));
      totals.push_back(row.total);
      shares_.push_back(share_of(row.total, m.total));
    }
    shares_.push_back(share_of(m.total, m.total));
    for (const std::string& share : shares_) share_ = std::max(share_, width_of(share));
    if (m.total.co2e_kg && report::headline(*m.total.co2e_kg).is_median) sums_ = "total at best";
    if (m.columns.size() > 1) label_ = std::max(label_, width_of(sums_));
    if (m.total.co2e_kg)
      digits_ = units::digits_for(m.total.co2e_kg->best, m.total.co2e_kg->low, m.total.co2e_kg->high);
    total_ = printed("total", m.total, totals, digits_, s);
    total_.width = total_.width_with(s.width);
    if (m.columns.size() > 1) choose();
    else ranges();
  }

  Lines lines() const {
    Lines out;
    std::string header = pad_right("", label_);
    for (const Printed& c : columns_) header += gap() + pad_left(c.header, c.width);
    header += gap() + pad_left(total_.header, total_.width);
    if (range_ > 0) header += gap() + std::string("90 % range");
    out.push_back(bold(header, s_.colour));
    for (std::size_t r = 0; r < m_.rows.size(); ++r) out.push_back(line(m_.rows[r].stage, r));
    if (columns_.size() > 1 && m_.rows.size() > 1) out.push_back(line(std::string(sums_), m_.rows.size()));
    return out;
  }

 private:
  static constexpr std::size_t longest_bar = 20, shortest_bar = 8;

  std::string gap() const { return std::string(gap_, ' '); }

  // Chooses as many columns of phases as fit. Shares are printed if they leave space for at least two such columns.
  void choose() {
    const std::size_t phases = m_.columns.size();
    const std::size_t base = label_ + gap_ + total_.width;
    for (const std::size_t beside : {gap_ + share_, std::size_t{0}}) {
      // the width of a column is known only after printing, so start from the maximum number and go down
      for (std::size_t shown = std::min(phases, s_.width / (gap_ + 4)); shown > 0; --shown) {
        if (shown == phases - 1) continue;  // the column of the last phase takes the space of "and 1 more"
        columns_ = print(folded(m_, shown));
        if (base + beside + width_with(header_) > s_.width) continue;
        if (beside == 0) share_ = 0;
        const std::size_t free = s_.width - base - beside - width_with(header_);
        const std::size_t for_bars = free < gap_ + shortest_bar ? 0 : gap_ + shortest_bar;
        bars(base + beside + name_columns(s_.width - base - beside - for_bars));
        return;
      }
    }
    columns_.clear();
    bars(base + gap_ + share_);
  }

  // The width of the columns of all phases if names are truncated to `longest_name`.
  std::size_t width_with(std::size_t longest_name) const {
    std::size_t width = 0;
    for (const Printed& c : columns_) width += gap_ + c.width_with(longest_name);
    return width;
  }

  // Widens the columns of phases for long names, up to `room` in all, and returns the width that they then have.
  std::size_t name_columns(std::size_t room) {
    std::size_t longest = header_;
    while (longest < s_.width && width_with(longest + 1) <= room) ++longest;
    for (Printed& c : columns_) {
      c.width = c.width_with(longest);
      c.header = cut(c.header, c.width, s_.ascii);
    }
    return width_with(longest);
  }

  std::vector<Printed> print(const Matrix& m) const {
    std::vector<Printed> out;
    for (std::size_t c = 0; c < m.columns.size(); ++c) {
      std::vector<Cell> cells;
      for (const Row& row : m.rows) cells.push_back(row.cells[c]);
      std::string name = m.columns[c].name;
      if (m.columns[c].phases == 1) name = shown(s_, name);
      else if (width_of(name) > header_) name = fmt::format("{} more", m.columns[c].phases);
      out.push_back(printed(std::move(name), m.columns[c].total, cells, digits_, s_));
    }
    return out;
  }

  // With at most one phase, shows the ranges if there is space for them, in the unit of the column.
  void ranges() {
    if (!m_.total.co2e_kg) return bars(label_ + 2 * gap_ + total_.width + share_);
    const auto scale = units::scale_for(dim::co2e, m_.total.co2e_kg->best);
    for (const Row& row : m_.rows) {
      const auto& f = row.total.co2e_kg;
      constexpr int digits = 2;
      ranges_.push_back(!f || !f->low || *f->low == *f->high
                            ? std::string{}
                            : fmt::format("{} {} {} {}", units::significant(*f->low / scale.base, digits), s_.g.range,
                                          units::significant(*f->high / scale.base, digits),
                                          plain(scale.unit, s_.ascii)));
    }
    for (const std::string& text : ranges_) range_ = std::max(range_, width_of(text));
    if (range_ > 0) range_ = std::max<std::size_t>(range_, 10);
    const std::size_t base = label_ + 2 * gap_ + total_.width + share_;
    if (base + gap_ + range_ > s_.width) range_ = 0;
    bars(base + (range_ > 0 ? gap_ + range_ : 0));
  }

  void bars(std::size_t used) {
    const std::size_t left = s_.width > used + gap_ ? s_.width - used - gap_ : 0;
    bar_ = left < shortest_bar ? 0 : std::min(left, longest_bar);
  }

  std::string line(const std::string& label, std::size_t r) const {
    std::string out = pad_right(label, label_);
    for (const Printed& c : columns_) out += gap() + pad_left(c.cells[r], c.width);
    out += gap() + pad_left(total_.cells[r], total_.width);
    if (range_ > 0) out += gap() + pad_right(r < ranges_.size() ? ranges_[r] : "", range_);
    if (bar_ > 0) out += gap() + pad_right(r < m_.rows.size() ? bar(m_.rows[r].total) : "", bar_);
    if (share_ > 0) out += gap() + pad_left(shares_[r], share_);
    while (out.ends_with(' ')) out.pop_back();
    return out;
  }

  std::string bar(const Cell& cell) const {
    if (!cell.co2e_kg || !m_.total.co2e_kg || m_.total.co2e_kg->best <= 0) return {};
    const double share = std::clamp(cell.co2e_kg->best / m_.total.co2e_kg->best, 0.0, 1.0);
    std::string out;
    for (auto k = std::llround(share * static_cast<double>(bar_)); k > 0; --k) out += s_.g.block;
    return out;
  }

  const Matrix& m_;
  const Screen& s_;
  int digits_ = 2;                   // digits of the total
  std::string_view sums_ = "total";  // label of the line of totals, which are at best values
  std::size_t gap_ = 0, header_ = 0, label_ = 0, share_ = 0, bar_ = 0, range_ = 0;
  Printed total_;
  std::vector<Printed> columns_;
  Lines shares_, ranges_;
};

}  // namespace

Lines matrix_lines(const Matrix& matrix, const Screen& screen) {
  if (matrix.rows.empty()) return {};
  return Table(matrix, screen).lines();
}

}  // namespace aicarbon::render::summary
