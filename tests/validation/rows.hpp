// The measured configurations of tests/validation/ml-energy, each with the job that states it.
#pragma once

#include "support/run.hpp"

#include <array>
#include <cmath>
#include <map>
#include <sstream>

namespace aicarbon::test::validation {

using Line = std::map<std::string, std::string>;

/// The lines of a CSV file by column; cells in quotes may contain commas.
inline std::vector<Line> lines_of(const std::string& file) {
  std::istringstream text(read_text(source_dir() + "/tests/validation/ml-energy/" + file));
  const auto cells = [](const std::string& line) {
    std::vector<std::string> out(1);
    bool quoted = false;
    for (const char c : line) {
      if (c == '"') quoted = !quoted;
      else if (c == ',' && !quoted) out.emplace_back();
      else if (c != '\r') out.back() += c;
    }
    return out;
  };
  std::string line;
  std::getline(text, line);
  const auto names = cells(line);
  std::vector<Line> all;
  while (std::getline(text, line)) {
    const auto values = cells(line);
    Line row;
    for (std::size_t k = 0; k < names.size(); ++k) row[names[k]] = values.at(k);
    all.push_back(std::move(row));
  }
  return all;
}

/// A prediction of the energy of a token or a picture, in joules.
struct Predicted {
  double best = 0, low = 0, high = 0;
};

/// A configuration: what was measured, and the prediction with all constants and with those fitted without its model.
struct Config {
  Line line;
  std::string kind;   ///< language, image or video
  std::string model;  ///< id in the catalog; empty if no job can state it
  double measured = 0;
  Predicted all, without;
  bool engine = false;  ///< named in engine.csv

  double number(const std::string& key) const { return std::stod(line.at(key)); }
  int devices() const { return std::stoi(line.at("num_gpus")); }
  bool is(const std::string& key, std::string_view value) const { return line.at(key) == value; }
  bool mixture() const { return kind == "language" && is("architecture", "MoE"); }
  bool narrow() const { return is("weight_precision", "fp8"); }
  /// Sequences in flight, or pictures at once.
  long batch() const { return std::lround(number(kind == "language" ? "avg_batch_size" : "batch_size")); }
};

inline nlohmann::ordered_json job_of(const Config& c) {
  using Json = nlohmann::ordered_json;
  Json activity{{"model", c.model}};
  if (c.kind == "language") {
    const std::map<std::string, std::array<double, 3>> prompts{{"lm-arena-chat", {144, 76.5, 211.5}},
                                                               {"gpqa", {169, 135, 225}},
                                                               {"sourcegraph-fim", {1500, 500, 4000}},
                                                               {"image-chat", {317, 256, 378}}};
    const auto& [best, low, high] = prompts.at(c.line.at("task"));
    activity["requests"] = 1000;
    activity["input_tokens"] = {{"best", best}, {"low", low}, {"high", high}};
    activity["output_tokens"] = c.number("avg_output_len");
    activity["precision"] = c.is("weight_precision", "bfloat16") ? "bf16" : c.line.at("weight_precision");
    activity["serving"] = "fixed-batch";
  } else {
    activity[c.kind + "s"] = 1000;
    for (const char* side : {"width", "height"}) activity[side] = c.number(c.kind + "_" + side);
    if (c.kind == "video") activity["frames"] = c.number("num_frames");
    activity["steps"] = c.number("inference_steps");
  }
  activity["devices"] = c.devices();
  activity["batch"] = c.batch();
  const char* accelerator = c.is("gpu_model", "H100") ? "nvidia-h100-sxm5-80gb" : "nvidia-b200-sxm-180gb";
  return Json{{"schema", "aicarbon.job/1"},
              {"name", "row"},
              {"hardware", {{"node", {{"accelerator", accelerator}}}}},
              {"phases",
               Json::array({{{"name", "work"}, {"kind", "inference"}, {"hardware", "node"}, {"activity", activity}}})}};
}

inline Predicted predict(const Config& c, const std::string& catalog = {}) {
  std::vector<std::string> arguments{"--samples", "1000"};
  if (!catalog.empty()) arguments.insert(arguments.end(), {"--catalog", catalog});
  const auto report = estimate(job_of(c).dump(), arguments).at("reports").at(0);
  const auto& kwh = report.at("phases").at(0).at("accelerator_energy_kwh");
  const double joules = 3.6e6 / 1000 / (c.kind == "language" ? c.number("avg_output_len") : 1);
  const auto at = [&](const char* end) { return kwh.at(end).get<double>() * joules; };
  return {at("best"), at("low"), at("high")};
}

/// All configurations. Those that no job can state have no prediction.
inline std::vector<Config> configurations() {
  std::map<std::string, std::string> models;
  for (const Line& row : lines_of("models.csv")) models[row.at("model_id")] = row.at("model");
  const auto engine = lines_of("engine.csv");
  std::vector<Config> all;
  const std::array<std::array<const char*, 3>, 3> files{{{"serving.csv", "language", "energy_per_token_joules"},
                                                         {"images.csv", "image", "energy_per_image_joules"},
                                                         {"videos.csv", "video", "energy_per_video_joules"}}};
  for (const auto& [file, kind, energy] : files)
    for (Line& line : lines_of(file)) {
      Config c{.line = std::move(line), .kind = kind};
      c.measured = c.number(energy);
      for (const Line& row : engine)
        c.engine = c.engine || (c.kind == "language" && std::ranges::all_of(row, [&](const auto& cell) {
                                  return cell.first == "evidence" || c.line.at(cell.first) == cell.second;
                                }));
      const bool pictures_to_mixture = c.mixture() && c.is("task", "image-chat");
      if (const auto found = models.find(c.line.at("model_id")); found != models.end() && !pictures_to_mixture) {
        c.model = found->second;
        c.all = predict(c);
        c.without = predict(c, source_dir() + "/tests/validation/without-model/" + c.model);
      }
      all.push_back(std::move(c));
    }
  return all;
}

}  // namespace aicarbon::test::validation
