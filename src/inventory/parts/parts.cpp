// Resolves a bill of materials, from a job or the catalog, into parts. A part whose footprint is missing gives the
// reason.
#include "inventory/parts/bill.hpp"

#include "catalog/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace aicarbon::inventory {
namespace {

std::vector<PartFacts> catalog_bill(const BillInput& in, std::string_view bill, const std::string& path);

// Resolves a part that is itself a bill of materials in the catalog.
PartFacts inner_bill(const BillInput& in, const BillRow& row, PartFacts f) {
  const CatalogTable& bills = in.context.catalog.table("bills");
  const bool known_bill =
      std::ranges::any_of(bills.rows, [&](const CatalogRow& other) { return bills.text(other, "bill") == row.part; }) ||
      in.context.catalog.find("accelerators", row.part) != nullptr;
  if (!known_bill) {
    catalog::UnknownName unknown{row.part, {"parts"}, {}, "`aicarbon catalog list parts` and `… bills` list all names"};
    for (const CatalogRow& other : bills.rows)
      if (std::ranges::find(unknown.own, bills.text(other, "bill")) == unknown.own.end())
        unknown.own.push_back(bills.text(other, "bill"));
    in.error(diag::unknown_part, row, fmt::format("unknown part \"{}\"", row.part),
             catalog::name_help(in.context.catalog, unknown));
    return f;
  }
  if (std::ranges::find(in.inside, row.part) != in.inside.end()) {
    in.error(diag::self_reference, row, fmt::format("bill of materials \"{}\" contains itself", row.part),
             "remove this bill from its own parts");
    return f;
  }
  auto inside = in.inside;
  inside.push_back(row.part);
  f.kind = "bill";
  f.method = fmt::format("bill of materials {}", row.part);
  f.parts = catalog_bill({in.context, in.use, std::move(inside)}, row.part, row.path);
  f.of_accelerator = row.side != NodeSide::host;
  return f;
}

PartFacts part(const BillInput& in, const BillRow& row) {
  PartFacts f;
  f.name = row.name;
  f.kind = row.kind;
  f.source = row.source;
  f.count = row.count;
  f.of_host = row.of_host;
  f.area = row.area;
  f.dies = row.dies;
  f.area_ratio = row.area_ratio;
  f.capacity = row.capacity;
  f.memory = row.memory;
  if (row.stated != nullptr && row.stated->density) f.density = stated(*row.stated->density, in.use);
  f.mass = row.mass;
  f.each = row.embodied;
  if (row.stated != nullptr && row.embodied && row.kind != "stated") {
    in.error(diag::conflict, row,
             fmt::format("part \"{}\" states \"embodied\", but its kind is not \"stated\"", row.name),
             "set \"kind\": \"stated\", or remove \"embodied\" to compute the part by its kind");
    return f;
  }
  if (!row.part.empty() && in.context.catalog.find("parts", row.part) == nullptr)
    return inner_bill(in, row, std::move(f));
  if (row.kind == "die") resolve_die(in, row, f);
  else if (row.kind.starts_with("package-")) resolve_package(in, row, f);
  else if (row.kind == "stated") {
    f.method = "stated";
    if (!row.embodied)
      in.error(diag::missing_field, row, fmt::format("part \"{}\" states no footprint", row.name),
               "add \"embodied\": \"13 kg\"");
  } else {
    resolve_factor(in, row, f);
  }
  f.of_accelerator = row.side ? row.side == NodeSide::accelerator
                              : f.kind == "die" || f.kind.starts_with("package") || f.kind == rest_of_card ||
                                    is_memory_of_accelerators(f.kind);
  return f;
}

// Resolves which parts each package contains. Reports unknown parts, and parts that are in two packages.
void contain(const BillInput& in, const std::vector<BillRow>& rows, std::vector<PartFacts>& parts) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (const Text& name : rows[i].holds) {
      const auto found = std::ranges::find(parts, name.value, &PartFacts::name);
      const auto k = static_cast<std::size_t>(found - parts.begin());
      if (found == parts.end()) {
        std::vector<std::string_view> names;
        for (const PartFacts& p : parts) names.push_back(p.name);
        in.context.error(diag::unknown_part,
                         fmt::format("package \"{}\" contains the unknown part \"{}\"", rows[i].name, name.value),
                         diag::did_you_mean(name.value, names), name.at);
      } else if (k == i || found->in_package) {
        in.context.error(k == i ? diag::self_reference : diag::conflict,
                         k == i ? fmt::format("package \"{}\" contains itself", rows[i].name)
                                : fmt::format("part \"{}\" is in \"holds\" more than once", name.value),
                         "a part can be in only one package, and no package can contain itself", name.at);
      } else {
        found->in_package = i;
        parts[i].holds.push_back(k);
      }
    }
}

// Checks that names are unique, and that memory inside a nested bill is not also a separate part.
void check_counted_once(const BillInput& in, const std::vector<BillRow>& rows, const std::vector<PartFacts>& parts) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (rows[i].stated != nullptr && std::ranges::count(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(i),
                                                        parts[i].name, &PartFacts::name) > 0)
      in.error(diag::name_taken, rows[i], fmt::format("two parts have the name \"{}\"", parts[i].name),
               "rename one of them");
    for (const PartFacts& inner : parts[i].parts)
      for (std::size_t k = 0; k < parts.size(); ++k)
        if (k != i && parts[k].kind == inner.kind && is_memory_of_accelerators(inner.kind))
          in.error(diag::conflict, rows[k],
                   fmt::format("\"{}\" is counted twice: as a separate part and inside \"{}\"", parts[k].name,
                               parts[i].name),
                   "remove one of them");
  }
}

// Reads the amount of a catalog row. Its unit determines whether it is an area, a capacity or a mass.
void amount(const BillInput& in, BillRow& r, const CatalogRow& row) {
  const auto unit = in.context.catalog.table("bills").text(row, "unit");
  auto input = from_catalog(in.context.catalog, "bills", row.id(), "amount", r.path);
  if (!input || unit.empty()) return;
  if (unit.ends_with("m2")) r.area = known<dim::area>(std::move(*input));
  else if (unit == "GB") r.capacity = known<dim::data>(std::move(*input));
  else if (unit == "kg") r.mass = known<dim::mass>(std::move(*input));
}

std::vector<PartFacts> job_bill(const BillInput& in, const std::vector<StatedPart>& stated_parts,
                                const std::string& path) {
  std::vector<BillRow> rows;
  for (const StatedPart& p : stated_parts) {
    BillRow r;
    r.name = p.name.value;
    r.kind = p.kind ? p.kind->value : std::string{};
    r.part = p.part ? p.part->value : std::string{};
    r.process = p.process ? p.process->value : std::string{};
    r.path = fmt::format("{}/{}", path, p.name.value);
    r.source = p.source ? p.source->value : std::string{};
    r.at = p.at;
    r.count = p.count ? stated(*p.count, in.use) : exactly(1, r.path + "/count");
    if (p.area) r.area = stated(*p.area, in.use);
    if (p.capacity) r.capacity = stated(*p.capacity, in.use);
    if (p.mass) r.mass = stated(*p.mass, in.use);
    if (p.embodied) r.embodied = stated(*p.embodied, in.use);
    if (p.holds) r.holds = p.holds->items;
    if (p.side) r.side = p.side->value;
    r.stated = &p;
    rows.push_back(std::move(r));
  }
  return resolve_rows(in, rows);
}

std::vector<PartFacts> catalog_bill(const BillInput& in, std::string_view bill, const std::string& path) {
  const CatalogTable& bills = in.context.catalog.table("bills");
  std::vector<BillRow> rows;
  for (const CatalogRow& row : bills.rows) {
    if (bills.text(row, "bill") != bill) continue;
    BillRow r;
    r.name = bills.text(row, "name");
    r.kind = bills.text(row, "kind");
    r.part = bills.text(row, "part");
    r.process = bills.text(row, "process");
    r.path = path + "/" + r.name;
    r.source = in.context.catalog.citation(bills.text(row, "source"));
    r.at.path = r.path;
    r.side = from_word<NodeSide>(bills.text(row, "side"));
    if (auto count = from_catalog(in.context.catalog, "bills", row.id(), "count", r.path + "/count"))
      r.count = known<dim::one>(std::move(*count));
    amount(in, r, row);
    std::istringstream names{std::string(bills.text(row, "holds"))};
    for (std::string name; names >> name;) r.holds.push_back({name, r.at});
    rows.push_back(std::move(r));
  }
  if (rows.empty() && in.context.catalog.find("accelerators", bill) != nullptr)
    rows = rows_of_accelerator(in, bill, path);
  return resolve_rows(in, rows);
}

}  // namespace

std::vector<PartFacts> resolve_rows(const BillInput& in, const std::vector<BillRow>& rows) {
  std::vector<PartFacts> parts;
  for (const BillRow& row : rows) parts.push_back(part(in, row));
  contain(in, rows, parts);
  check_counted_once(in, rows, parts);
  return parts;
}

bool is_memory_of_accelerators(std::string_view kind) {
  return kind.starts_with("hbm") || kind.starts_with("gddr") || kind == unknown_memory;
}

Fact<dim::one> exactly(double number, std::string path) {
  Input input;
  input.id = path;
  input.value = {number, number, number};
  input.unit = "1";
  input.origin = Origin::derived;
  input.path = std::move(path);
  return known<dim::one>(std::move(input));
}

std::vector<PartFacts> resolve_parts(const Context& c, const std::vector<StatedPart>& parts, const std::string& path,
                                     std::string_view use) {
  return job_bill({c, use, {}}, parts, path);
}

std::vector<PartFacts> bill_parts(const Context& c, std::string_view bill, const std::string& path,
                                  std::string_view use) {
  return catalog_bill({c, use, {std::string(bill)}}, bill, path);
}

}  // namespace aicarbon::inventory
