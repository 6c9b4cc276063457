// The embodied carbon of a machine as a tree of parts. Field names are those of aicarbon.hardware/1.
#pragma once

#include <aicarbon/report.hpp>

#include <optional>
#include <string>
#include <vector>

namespace aicarbon {

/// A part, all its pieces in one machine.
struct MachinePart {
  std::string name, kind;
  double count = 1;
  std::optional<Figure> co2e_kg;  ///< of what is known of it
  std::optional<double> share;    ///< of the machine, at best values
  std::string method, source;
  std::string state;  ///< estimated, not_estimated
  std::string reason;
  std::vector<MachinePart> parts;
};

/// What someone published of the same machine, beside ours.
struct PublishedFigure {
  double co2e_kg = 0;
  std::string boundary, source;
  std::optional<double> ratio;  ///< ours over theirs
  bool inside = false;          ///< within our range
};

/// What another model says of the same machine, and why it differs.
struct RivalFigure {
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
  bool complete = false;  ///< every part is estimated
  std::optional<Figure> co2e_kg;
  std::vector<PublishedFigure> published;
  std::vector<MachinePart> parts;
  std::vector<RivalFigure> against;
  std::vector<WarningReport> warnings;
};

}  // namespace aicarbon
