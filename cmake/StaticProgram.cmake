# A static program starts in half the time of a dynamic one (docs/adr/0003). If there is no static C library, at least
# libstdc++ and libgcc are linked statically. Symbols, a seventh of the file, are left out; the presets for development have
# them.
include(CheckCXXSourceCompiles)

function(aicarbon_link_statically target)
  set(CMAKE_REQUIRED_LINK_OPTIONS -static)
  set(CMAKE_REQUIRED_LIBRARIES Threads::Threads)
  check_cxx_source_compiles("#include <thread>\nint main() { std::thread([] {}).join(); }" AICARBON_CAN_LINK_STATICALLY)
  if(AICARBON_CAN_LINK_STATICALLY)
    target_link_options(${target} PRIVATE -static -s)
  else()
    target_link_options(${target} PRIVATE -static-libstdc++ -static-libgcc -s)
  endif()
endfunction()
