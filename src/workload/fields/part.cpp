// The fields of a part in a bill of materials, and of the wafer from which dies are cut. See fields.hpp.
#include "workload/codecs.hpp"
#include "workload/fields.hpp"

#include <array>

namespace aicarbon::json {
namespace {

constexpr std::array yield_fields{
    field<&StatedYield::value>({.name = "value",
                                .doc = "share of good dies",
                                .unit = "1",
                                .example = "0.875",
                                .maximum = 1,
                                .positive = true}),
    field<&StatedYield::model>({.name = "model", .doc = "yield model, instead of \"value\""}),
    field<&StatedYield::defect_density>({.name = "defect_density",
                                         .doc = "density of defects that make a die unusable",
                                         .unit = "/cm2",
                                         .example = "\"0.15 /cm2\""}),
    field<&StatedYield::alpha>({.name = "alpha",
                                .doc = "clustering parameter of defects, for the negative-binomial model",
                                .unit = "1",
                                .example = "10",
                                .positive = true}),
    field<&StatedYield::binning>({.name = "binning",
                                  .doc = "share of the dies with a defect that are sold, with parts of them disabled",
                                  .unit = "1",
                                  .example = "0.5",
                                  .maximum = 1}),
};

constexpr std::array wafer_fields{
    field<&StatedWafer::diameter>(
        {.name = "diameter", .doc = "diameter of the wafer", .unit = "mm", .example = "\"300 mm\"", .positive = true}),
    field<&StatedWafer::edge>(
        {.name = "edge", .doc = "width of the rim without dies", .unit = "mm", .example = "\"3 mm\""}),
    field<&StatedWafer::kerf>({.name = "kerf",
                               .doc = "width lost by sawing, added to the edge length of a die",
                               .unit = "mm",
                               .example = "\"0.06 mm\""}),
};

constexpr std::array part_fields{
    field<&StatedPart::name>(
        {.name = "name", .doc = "name, unique among the parts", .example = "\"gpu die\"", .required = true}),
    field<&StatedPart::kind>(
        {.name = "kind",
         .doc =
             "kind of part: die, package-2.5d, package-3d, stated, or a kind in the parts table: hbm3, ddr5, ssd, board, …",
         .example = "\"die\""}),
    field<&StatedPart::part>(
        {.name = "part",
         .doc = "id of a part (from the catalog's parts table) or of a bill of materials in the catalog",
         .example = "\"nic-100g\""}),
    field<&StatedPart::count>({.name = "count",
                               .doc = "number of pieces per node; 1 if absent",
                               .unit = "1",
                               .counts = true,
                               .example = "8"}),
    field<&StatedPart::area>({.name = "area",
                              .doc = "area of one piece, such as a die, an interposer or a board",
                              .unit = "mm2",
                              .example = "\"814 mm2\"",
                              .positive = true}),
    field<&StatedPart::capacity>({.name = "capacity",
                                  .doc = "capacity of one piece of memory or storage",
                                  .unit = "GB",
                                  .example = "\"80 GB\"",
                                  .positive = true}),
    field<&StatedPart::density>(
        {.name = "density",
         .doc = "density of a memory or flash die; used only to compare with the model of Boavizta",
         .unit = "GB/cm2",
         .example = "\"1.79 GB/cm2\"",
         .positive = true}),
    field<&StatedPart::mass>(
        {.name = "mass", .doc = "mass of one piece", .unit = "kg", .example = "\"3 kg\"", .positive = true}),
    field<&StatedPart::embodied>({.name = "embodied",
                                  .doc = "CO2e of manufacturing one piece, for kind \"stated\"",
                                  .unit = "kg",
                                  .example = "\"13 kg\""}),
    field<&StatedPart::source>({.name = "source", .doc = "source of the stated figure"}),
    field<&StatedPart::process>(
        {.name = "process", .doc = "process node of a die, as listed in the fab_nodes table", .example = "\"5 nm\""}),
    field<&StatedPart::fab>(
        {.name = "fab",
         .doc = "electricity of the fab: a grid, or a stated intensity; the grid of Taiwan if absent",
         .example = "\"TW\""}),
    field<&StatedPart::abatement>({.name = "abatement",
                                   .doc = "share of process gases that is destroyed by abatement, from 0.95 to 0.99",
                                   .unit = "1",
                                   .example = "0.97",
                                   .maximum = 1}),
    field<&StatedPart::yield>({.name = "yield",
                               .doc = "share of good dies, or {model, defect_density, alpha, binning}",
                               .unit = "1",
                               .example = "0.875",
                               .maximum = 1,
                               .positive = true}),
    field<&StatedPart::wafer>(
        {.name = "wafer",
         .doc = "wafer from which dies are cut; \"none\" uses the area only, without rim and kerf",
         .example = "\"none\""}),
    field<&StatedPart::bond_yield>({.name = "bond_yield",
                                    .doc = "share of good bonds in a package, to the power of its pieces",
                                    .unit = "1",
                                    .example = "0.96",
                                    .maximum = 1,
                                    .positive = true}),
    field<&StatedPart::package_yield>({.name = "package_yield",
                                       .doc = "share of good packages, instead of \"bond_yield\"",
                                       .unit = "1",
                                       .example = "0.97",
                                       .maximum = 1,
                                       .positive = true}),
    field<&StatedPart::holds>(
        {.name = "holds", .doc = "names of the parts inside a package", .example = "[\"die\", \"memory\"]"}),
    field<&StatedPart::side>(
        {.name = "side",
         .doc = "side that the part belongs to: accelerator or host; if absent, it follows from the kind"}),
    field<&StatedPart::stitched>({.name = "stitched", .doc = "true if the die is larger than one exposure"}),
};

}  // namespace

std::span<const Field> Table<StatedYield>::fields() { return yield_fields; }
std::span<const Field> Table<StatedWafer>::fields() { return wafer_fields; }
std::span<const Field> Table<StatedPart>::fields() { return part_fields; }

}  // namespace aicarbon::json
