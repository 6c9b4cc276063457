// Quantities as types: a number with its dimension, checked at compile time.
//
// A dimension is a product of powers of fourteen base dimensions. Energy is a base dimension; CO2e is not mass (a
// kilogram of steel is not a kilogram of CO2e); device-hours are not hours, nor are they node-hours or hours of parts of
// a device; energy per request is not energy. Values are stored in one base unit per dimension: h, kWh, kg CO2e, kg, km,
// m2, GB, L, device, request, token, FLOP, node, part. Power is therefore kWh/h = kW.
#pragma once

#include <compare>

namespace aicarbon {

/// Exponents of the base dimensions; a structural type, so it can be a template argument.
struct Dim {
  signed char time = 0, energy = 0, co2e = 0, mass = 0, length = 0, area = 0, data = 0, volume = 0, device = 0,
              request = 0, token = 0, flop = 0, node = 0, part = 0;
  friend constexpr bool operator==(const Dim&, const Dim&) = default;
};

namespace detail {
constexpr Dim combine(Dim a, Dim b, int sign) {
  const auto sum = [sign](signed char x, signed char y) { return static_cast<signed char>(x + sign * y); };
  return {sum(a.time, b.time),     sum(a.energy, b.energy),   sum(a.co2e, b.co2e),   sum(a.mass, b.mass),
          sum(a.length, b.length), sum(a.area, b.area),       sum(a.data, b.data),   sum(a.volume, b.volume),
          sum(a.device, b.device), sum(a.request, b.request), sum(a.token, b.token), sum(a.flop, b.flop),
          sum(a.node, b.node),     sum(a.part, b.part)};
}
}  // namespace detail

constexpr Dim operator*(Dim a, Dim b) { return detail::combine(a, b, 1); }
constexpr Dim operator/(Dim a, Dim b) { return detail::combine(a, b, -1); }

/// The dimensions that the project uses, by name.
namespace dim {
inline constexpr Dim one{};
inline constexpr Dim time{.time = 1};
inline constexpr Dim energy{.energy = 1};
inline constexpr Dim co2e{.co2e = 1};
inline constexpr Dim mass{.mass = 1};
inline constexpr Dim length{.length = 1};
inline constexpr Dim area{.area = 1};
inline constexpr Dim volume{.volume = 1};
inline constexpr Dim data{.data = 1};
inline constexpr Dim device{.device = 1};
inline constexpr Dim power = energy / time;
inline constexpr Dim device_time = device * time;
inline constexpr Dim node{.node = 1};  ///< a whole machine, or a cloud instance
inline constexpr Dim node_time = node * time;
inline constexpr Dim part{.part = 1};  ///< a part of a device that schedulers or price lists count: a GCD, a TPU core
inline constexpr Dim part_time = part * time;
inline constexpr Dim parts_per_device = part / device;
inline constexpr Dim device_power = power / device;
inline constexpr Dim co2e_per_device = co2e / device;
inline constexpr Dim intensity = co2e / energy;
inline constexpr Dim water_intensity = volume / energy;
inline constexpr Dim co2e_per_power = co2e / power;
inline constexpr Dim co2e_per_mass = co2e / mass;
inline constexpr Dim co2e_per_area = co2e / area;
inline constexpr Dim area_per_power = area / power;
inline constexpr Dim mass_per_power = mass / power;
inline constexpr Dim freight = co2e / (mass * length);
inline constexpr Dim per_area = one / area;
inline constexpr Dim energy_per_area = energy / area;
inline constexpr Dim co2e_per_data = co2e / data;
inline constexpr Dim power_per_data = power / data;
inline constexpr Dim energy_per_data = energy / data;
inline constexpr Dim data_time = data * time;
inline constexpr Dim data_per_area = data / area;
inline constexpr Dim request{.request =
                                 1};  ///< one delivered unit: a request, an image, a video, a query, a sample, an item
inline constexpr Dim token{.token = 1};
inline constexpr Dim flop{.flop = 1};
inline constexpr Dim tokens_per_request = token / request;
inline constexpr Dim flop_per_token = flop / token;
inline constexpr Dim flop_per_request = flop / request;
inline constexpr Dim flop_rate = flop / device_time;  ///< rate of one device
inline constexpr Dim flop_per_energy = flop / energy;
inline constexpr Dim bandwidth = data / device_time;  ///< rate of one device
inline constexpr Dim memory = data / device;
inline constexpr Dim data_per_token = data / token;
inline constexpr Dim token_rate = token / time;
inline constexpr Dim request_rate = request / time;
inline constexpr Dim energy_per_token = energy / token;
inline constexpr Dim energy_per_request = energy / request;
}  // namespace dim

/// A value of dimension D, in base units. There is no implicit conversion from or to a number.
template <Dim D>
struct Quantity {
  double value = 0;

  constexpr Quantity() = default;
  constexpr explicit Quantity(double base_units) : value(base_units) {}
  friend constexpr auto operator<=>(const Quantity&, const Quantity&) = default;
};

template <Dim D>
constexpr Quantity<D> operator+(Quantity<D> a, Quantity<D> b) {
  return Quantity<D>{a.value + b.value};
}
template <Dim D>
constexpr Quantity<D> operator-(Quantity<D> a, Quantity<D> b) {
  return Quantity<D>{a.value - b.value};
}
template <Dim A, Dim B>
constexpr Quantity<A * B> operator*(Quantity<A> a, Quantity<B> b) {
  return Quantity<A * B>{a.value * b.value};
}
template <Dim A, Dim B>
constexpr Quantity<A / B> operator/(Quantity<A> a, Quantity<B> b) {
  return Quantity<A / B>{a.value / b.value};
}

/// 1 year = 8,766 h (365.25 days), defined once for the whole project.
inline constexpr double hours_per_year = 8766.0;

}  // namespace aicarbon
