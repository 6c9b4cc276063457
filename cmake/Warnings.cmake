# Developer mode treats warnings as errors; all other builds use the default warnings of the compiler.
function(aicarbon_warnings target)
  if(NOT AICARBON_DEVELOPER)
    return()
  endif()
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual
    -Wcast-align -Woverloaded-virtual -Wextra-semi -Wdouble-promotion -Wformat=2 -Wimplicit-fallthrough -Wunused -Werror
    -Wno-missing-field-initializers  # designated initializers keep defaults on purpose
    # g++ 12 reports overflows in inlined std::string that do not exist
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-stringop-overflow;-Wno-stringop-overread;-Wno-restrict>
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond;-Wduplicated-branches;-Wlogical-op>)
endfunction()
