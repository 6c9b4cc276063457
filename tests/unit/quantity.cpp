// Tests that run at compile time: what quantities and cells must do, and what they must not allow.
#include <aicarbon/sheet.hpp>

#include <catch2/catch.hpp>

#include <type_traits>

using namespace aicarbon;

namespace {

using Energy = Quantity<dim::energy>;
using Time = Quantity<dim::time>;
using Mass = Quantity<dim::mass>;
using Co2e = Quantity<dim::co2e>;
using DeviceTime = Quantity<dim::device_time>;
using One = Quantity<dim::one>;

template <class A, class B>
concept Adds = requires(A a, B b) {
  a + b;
};
template <class A, class B>
concept Subtracts = requires(A a, B b) {
  a - b;
};
template <class A, class B>
concept Compares = requires(A a, B b) {
  a < b;
};
template <class A, class B>
concept Equals = requires(A a, B b) {
  a == b;
};
template <class A, class B>
concept Multiplies = requires(A a, B b) {
  a* b;
};
template <class To, class From>
concept Assigns = requires(To to, From from) {
  to = from;
};

// operations on equal dimensions
static_assert(Adds<Energy, Energy> && Subtracts<Energy, Energy> && Compares<Energy, Energy> && Equals<Energy, Energy>);
// energy and power, CO2e and mass, device-hours and hours cannot be mixed
static_assert(!Adds<Energy, Quantity<dim::power>> && !Compares<Energy, Quantity<dim::power>>);
static_assert(!Adds<Co2e, Mass> && !Compares<Co2e, Mass> && !Equals<Co2e, Mass> && !Assigns<Co2e, Mass>);
static_assert(!Adds<DeviceTime, Time> && !Assigns<DeviceTime, Time> && !Assigns<Time, DeviceTime>);
// energy per request is not energy
static_assert(!Adds<Quantity<dim::energy / Dim{.request = 1}>, Energy> &&
              !Assigns<Energy, Quantity<dim::energy / Dim{.request = 1}>>);
// no implicit conversion
static_assert(!std::is_convertible_v<double, Energy> && std::is_constructible_v<Energy, double>);
static_assert(!std::is_convertible_v<Energy, double> && !std::is_constructible_v<double, Energy>);
static_assert(!Adds<Energy, double> && !Adds<double, Energy> && !Multiplies<double, Energy> &&
              !Compares<Energy, double>);
static_assert(!std::is_convertible_v<One, double> && !Adds<One, double>);
// products and quotients
static_assert(std::is_same_v<decltype(Quantity<dim::power>{} * Time{}), Energy>);
static_assert(std::is_same_v<decltype(Energy{} / Time{}), Quantity<dim::power>>);
static_assert(std::is_same_v<decltype(Energy{} * Quantity<dim::intensity>{}), Co2e>);
static_assert(std::is_same_v<decltype(Energy{} / Energy{}), One>);
static_assert(std::is_same_v<decltype(DeviceTime{} * Quantity<dim::device_power>{}), Energy>);
static_assert((Quantity<dim::power>{0.4} * Time{10}).value == 4);
static_assert(Energy{1} < Energy{2} && Energy{2} == Energy{2});
static_assert(sizeof(Energy) == sizeof(double) && std::is_trivially_copyable_v<Energy>);
static_assert(dim::energy * dim::time / dim::time == dim::energy && dim::one / dim::one == dim::one);
static_assert(hours_per_year == 365.25 * 24);

// the same for cells
static_assert(Adds<Cell<dim::energy>, Cell<dim::energy>> && !Adds<Cell<dim::energy>, Cell<dim::power>> &&
              !Adds<Cell<dim::co2e>, Cell<dim::mass>>);
static_assert(!Adds<Cell<dim::device_time>, Cell<dim::time>> && !Assigns<Cell<dim::co2e>, Cell<dim::mass>>);
static_assert(std::is_same_v<decltype(Cell<dim::energy>{} * Cell<dim::intensity>{}), Cell<dim::co2e>>);
static_assert(std::is_same_v<decltype(1 / Cell<dim::time>{}), Cell<dim::one / dim::time>>);
static_assert(!Adds<Cell<dim::energy>, double> && Subtracts<Cell<dim::one>, double> &&
              !Subtracts<Cell<dim::energy>, double>);
template <Dim D>
concept HasExp = requires(Cell<D> c) {
  exp(c);
};
template <Dim D>
concept HasCeil = requires(Cell<D> c) {
  ceil(c);
};
static_assert(HasExp<dim::one> && !HasExp<dim::energy> && HasCeil<dim::one> && !HasCeil<dim::device>);
template <Dim A, Dim B>
concept HasMin = requires(Cell<A> a, Cell<B> b) {
  min(a, b);
};
static_assert(HasMin<dim::energy, dim::energy> && !HasMin<dim::energy, dim::power>);
template <Dim C, Dim A, Dim B>
concept Selects = requires(Cell<C> c, Cell<A> a, Cell<B> b) {
  select(c, a, b);
};
static_assert(Selects<dim::one, dim::mass, dim::mass> && !Selects<dim::one, dim::mass, dim::co2e> &&
              !Selects<dim::time, dim::mass, dim::mass>);

}  // namespace

TEST_CASE("dimensions of quantities are checked at compile time", "[unit]") { SUCCEED(); }
