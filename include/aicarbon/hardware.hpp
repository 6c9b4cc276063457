// The embodied carbon of a machine as a tree of parts. Field names are those of aicarbon.hardware/1.
#pragma once

#include <aicarbon/report.hpp>

#include <optional>
#include <string>
#include <vector>

namespace aicarbon {

/// A part of a machine, or of another part. `count` is the number of pieces in the bill of materials that lists it, and
/// `co2e_kg` is the sum over all its pieces in the machine.
struct MachinePart {
  std::string name, kind;
  double count = 1;
  std::optional<Figure> co2e_kg;  ///< footprint as far as it is known; absent if nothing is known
  std::optional<double> share;    ///< share of the machine's footprint, at best values
  std::string method, source;
  LineState state = LineState::estimated;  ///< estimated or not_estimated
  std::string reason;
  std::vector<MachinePart> parts;
};

/// A published footprint of the same machine, compared with the result.
struct PublishedFigure {
  double co2e_kg = 0;
  std::string boundary, source;
  std::optional<double> ratio;  ///< result divided by the published footprint
  bool inside = false;          ///< whether the published footprint is within the range of the result
};

/// The result of another published model for the same machine, and the reasons why it differs.
struct ModelFigure {
  std::string model;
  double co2e_kg = 0;
  std::vector<std::string> because;
};

struct HardwareReport {
  std::string schema = "aicarbon.hardware/1";
  Tool tool;
  Uncertainty uncertainty;
  std::string id;
  std::string boundary;
  bool complete = false;  ///< whether every part is estimated, and its figure leaves nothing out
  std::optional<Figure> co2e_kg;
  std::vector<PublishedFigure> published;
  std::vector<MachinePart> parts;
  std::vector<ModelFigure> against;
  std::vector<WarningReport> warnings;
};

}  // namespace aicarbon
