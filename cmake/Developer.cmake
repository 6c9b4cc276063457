# Targets for developers: format, format-check, tidy, coverage. Each exists only if its tool is installed.
file(GLOB_RECURSE formatted CONFIGURE_DEPENDS
  src/*.cpp src/*.hpp include/*.hpp tests/*.cpp tests/*.hpp bench/*.cpp bench/*.hpp tools/*.cpp)

find_program(CLANG_FORMAT NAMES clang-format-14 clang-format)
if(CLANG_FORMAT AND formatted)
  add_custom_target(format COMMAND ${CLANG_FORMAT} -i ${formatted} VERBATIM)
  add_custom_target(format-check COMMAND ${CLANG_FORMAT} --dry-run -Werror ${formatted} VERBATIM)
endif()

find_program(CLANG_TIDY NAMES clang-tidy-14 clang-tidy)
find_program(RUN_CLANG_TIDY NAMES run-clang-tidy-14 run-clang-tidy)
if(CLANG_TIDY AND RUN_CLANG_TIDY)
  add_custom_target(tidy
    COMMAND ${RUN_CLANG_TIDY} -clang-tidy-binary ${CLANG_TIDY} -quiet -p ${PROJECT_BINARY_DIR} "^(${PROJECT_SOURCE_DIR}/src|${PROJECT_BINARY_DIR}/CMakeFiles/.*/Unity)/"
    USES_TERMINAL VERBATIM)
endif()

find_program(GCOVR gcovr)
if(GCOVR)
  add_custom_target(coverage
    COMMAND ${CMAKE_CTEST_COMMAND} --output-on-failure
    COMMAND ${GCOVR} --root ${PROJECT_SOURCE_DIR} --filter ${PROJECT_SOURCE_DIR}/src/ --exclude-throw-branches --print-summary
      --html-details ${PROJECT_BINARY_DIR}/coverage.html
    USES_TERMINAL VERBATIM)
endif()
