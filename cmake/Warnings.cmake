# Developer mode treats warnings as errors; everyone else compiles with the compiler's own set.
function(aicarbon_warnings target)
  if(NOT AICARBON_DEVELOPER)
    return()
  endif()
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual
    -Wcast-align -Woverloaded-virtual -Wextra-semi -Wdouble-promotion -Wformat=2 -Wimplicit-fallthrough -Wunused -Werror
    -Wno-missing-field-initializers  # designated initialisers leave the defaults in place on purpose
    # g++ 12 sees overflows in inlined std::string that are not there
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-stringop-overflow;-Wno-stringop-overread;-Wno-restrict>
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond;-Wduplicated-branches;-Wlogical-op>)
endfunction()
