// What a program that embeds aicarbon does first: include a header, call the library, look at the answer.
#include <aicarbon/diagnostic.hpp>

#include <cstdio>

int main() {
  const std::string name = aicarbon::code_name(2104);
  std::puts(name.c_str());
  return name == "AC2104" ? 0 : 1;
}
