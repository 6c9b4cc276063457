// Formulas that predict the FLOPs, bytes, time and power of AI work before it runs. Each formula has a file, and the
// activities in src/lifecycle/activity combine the formulas. All values are cells, so that ranges, sweeps and
// explanations use the same formulas.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle::work {

inline constexpr double gigabytes_per_byte = 1e-9;

using DeviceTimePerRequest = Cell<dim::device_time / dim::request>;

// --- training (training_flop.cpp, training_time.cpp, training_power.cpp, training_memory.cpp) ------------------------

/// FLOPs per training token, for the weights and, if the layers, the width and the sequence length are known, for
/// attention.
Cell<dim::flop_per_token> flop_per_trained_token(Sheet& sheet, const TrainingFacts& w);

/// The efficiency of a training run. MFU is relative to the dense peak.
struct Efficiency {
  Cell<dim::one> run_mfu;  ///< MFU of the whole run
  Cell<dim::one> mfu;      ///< MFU of a step; empty if only the run's MFU is known
  Cell<dim::one> goodput;  ///< share of the run's hours that is spent in steps; empty if only the run's MFU is known
};
Efficiency training_efficiency(Sheet& sheet, const TrainingFacts& w);

/// Mean power of an accelerator over a run.
Cell<dim::device_power> training_power(Sheet& sheet, const TrainingFacts& w, Cell<dim::device_power> tdp);

/// Bytes per parameter for weights, gradients and optimizer state, and the least memory of the run, all devices together.
Cell<dim::one> training_bytes(Sheet& sheet, const TrainingFacts& w);
Cell<dim::data> training_memory(Sheet& sheet, const TrainingFacts& w);

// --- a request (request.cpp) ------------------------------------------------------------------------------------------

/// The requests of a serving, each with the same number of tokens: as stated, or as they follow from a bill.
struct Request {
  Cell<dim::tokens_per_request> prompt, read;  ///< tokens of a prompt, and those of them that are not read from a cache
  Cell<dim::tokens_per_request> output;
};
Request request_of(Sheet& sheet, const ServingFacts& w);
/// The number of requests that the tokens of a bill are taken to be of.
Cell<dim::request> billed_requests(Sheet& sheet, const ServingFacts& w);

// --- a language model in memory (language.cpp, cache.cpp) ------------------------------------------------------------

/// Weights that a token is multiplied by: all of a dense model; of a mixture of experts as stated, or what is outside the
/// experts and in those that a token uses.
Cell<dim::one> active_weights(Sheet& sheet, const ModelFacts& model);

/// A language model at its precision.
struct Language {
  Cell<dim::flop_per_token> flop;  ///< forward-pass FLOPs per token for the weights; attention is separate
  Cell<dim::one> layers, width;    ///< number of layers; width of attention: number of heads times the width of a head
  Cell<dim::data> weights;
  Cell<dim::data> shared,
      experts;                  ///< weights outside and inside the experts; empty for a dense model
  Cell<dim::one> expert_count;  ///< experts per layer; empty for a dense model, or if the number is not known
  Cell<dim::one> expert_share;  ///< share of the experts of a layer that a token uses; empty for a dense model
};
Language language(Sheet& sheet, const PlannedFacts& w);
/// The number of layers, as stated or by the size of the model.
Cell<dim::one> layers_of(Sheet& sheet, const ModelFacts& model);

/// The key-value cache of one sequence, at its mean length during decode.
Cell<dim::data / dim::request> cache_of_sequence(Sheet& sheet, const ServingFacts& w);
/// The smallest usual number of devices that is no less than the needed one: 1, 2, 4, or a multiple of eight.
Cell<dim::device> usual_number(Cell<dim::device> needed);
/// The usual number of devices whose memory holds the weights and the cache of `sequences`.
Cell<dim::device> devices_to_hold(Cell<dim::data> weights, Cell<dim::data / dim::request> cache,
                                  Cell<dim::request> sequences, Cell<dim::memory> usable);
/// The number of devices per replica, as stated. Otherwise, the smallest number that holds the batch. Without a batch,
/// the smallest number that holds as many sequences as a server processes at once, but no more than one node of eight
/// devices, unless a single sequence needs more. In a single stream, the smallest number that holds one sequence.
Cell<dim::device> devices_of_replica(Sheet& sheet, const ServingFacts& w, Cell<dim::data> weights,
                                     Cell<dim::data / dim::request> cache, Cell<dim::memory> usable);
/// The binary logarithm of a number of devices, linear between the powers of two.
Cell<dim::one> doublings(Cell<dim::device> devices);
/// The maximum number of sequences whose cache fits together with the weights; at least 1, and not a whole number.
Cell<dim::request> largest_batch(Cell<dim::data> weights, Cell<dim::data / dim::request> cache,
                                 Cell<dim::device> devices, Cell<dim::memory> usable);
/// The largest batch over the stated batch: below 1, some of its sequences wait. Empty if no batch is stated or the
/// memory of the device is unknown.
Cell<dim::one> share_of_batch(Sheet& sheet, const ServingFacts& w);

// --- a step and a request (weights_read.cpp, step.cpp, prefill.cpp, concurrency.cpp) ---------------------------------

/// Experts per layer, and amount of weights, that a step with this batch reads.
Cell<dim::one> experts_read(const Language& m, Cell<dim::request> batch);
Cell<dim::data> weights_read(const Language& m, Cell<dim::request> batch);

/// The effective performance of all devices of a replica together, and the fixed time per step.
struct Reach {
  Cell<dim::data / dim::time> bandwidth;
  Cell<dim::flop / dim::time> decode, prefill;
  Cell<dim::time> layers;                   ///< per step: the fixed time of all layers
  Cell<dim::time / dim::request> sequence;  ///< per step and sequence
  Cell<dim::one> time_error;                ///< measured time / modeled time
};
Reach reach(Sheet& sheet, const ServingFacts& w, Cell<dim::device> devices, const Language& m);

/// A step, which decodes one token of each sequence in the batch: its modeled time, the parts of it, and the time with
/// the error of the model.
struct Step {
  Cell<dim::time> reading, arithmetic, layers, sequences;
  Cell<dim::time> modelled, time;
};
Step step(const Reach& r, Cell<dim::data> weights_read, Cell<dim::data / dim::request> cache,
          Cell<dim::flop_per_token> flop, Cell<dim::request> batch);

/// Power as a share of TDP during a step of the modeled time.
Cell<dim::one> decode_power(Sheet& sheet, const RooflineFacts& r, const Step& s);

/// Prefill time of one request, without the error of the model.
Cell<dim::time / dim::request> prefill_time(Sheet& sheet, const ServingFacts& w, const Reach& r, const Language& m,
                                            Cell<dim::request> batch);

/// Sequences in flight in one busy replica, from the rate of arrivals at that replica.
Cell<dim::request> sequences_in_flight(Sheet& sheet, const ServingFacts& w, const Reach& r, const Language& m,
                                       Cell<dim::data / dim::request> cache, Cell<dim::request_rate> arrivals,
                                       Cell<dim::request> largest);

// --- images, videos, recommendation (diffusion.cpp, several_devices.cpp, recommendation.cpp) --------------------------

Cell<dim::flop_per_request> flop_per_picture(Sheet& sheet, const PicturesFacts& w);
/// The tokens of a picture that a diffusion transformer works on, text included.
Cell<dim::tokens_per_request> latent_tokens(Sheet& sheet, const PicturesFacts& w);

/// Several devices that share each picture: the FLOPs of a picture with what is exchanged, and the shortest time of a
/// batch, which the synchronization of the blocks takes.
struct Together {
  Cell<dim::flop_per_request> flop;
  Cell<dim::time> floor;
};
Together together(Sheet& sheet, const PicturesFacts& w, Cell<dim::flop_per_request> flop);
/// The time that the devices wait in a batch, beyond the time that they are busy.
Cell<dim::time> waiting_time(const Together& t, Cell<dim::time> busy);

/// Device time per sample or query: the time of arithmetic or of reading embeddings, whichever is longer.
DeviceTimePerRequest time_per_sample(Sheet& sheet, const RecommendationFacts& w);

}  // namespace aicarbon::lifecycle::work
