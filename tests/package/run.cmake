# Installs the build to a fresh prefix, then configures, builds and runs a consumer that knows nothing but that prefix.
cmake_minimum_required(VERSION 3.22)

function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    list(JOIN ARGV " " command)
    message("${output}")
    message(FATAL_ERROR "ended with ${result}: ${command}")
  endif()
endfunction()

file(REMOVE_RECURSE ${WORK_DIR})
set(prefix ${WORK_DIR}/prefix)
run(${CMAKE_COMMAND} --install ${BUILD_DIR} --prefix ${prefix} --config ${CONFIG})

# The installed package must not ask for what the library uses privately.
set(private -D CMAKE_DISABLE_FIND_PACKAGE_nlohmann_json=ON -D CMAKE_DISABLE_FIND_PACKAGE_CLI11=ON
  -D CMAKE_DISABLE_FIND_PACKAGE_spdlog=ON)
if(NOT SYSTEM_FMT)
  list(APPEND private -D CMAKE_DISABLE_FIND_PACKAGE_fmt=ON)
endif()
run(${CMAKE_COMMAND} -S ${CONSUMER_DIR} -B ${WORK_DIR}/build -G ${GENERATOR} -D CMAKE_BUILD_TYPE=${CONFIG}
  -D CMAKE_CXX_COMPILER=${COMPILER} -D CMAKE_CXX_FLAGS=${FLAGS} -D CMAKE_PREFIX_PATH=${prefix}
  -D AICARBON_EXPECTED_VERSION=${VERSION} ${private})
run(${CMAKE_COMMAND} --build ${WORK_DIR}/build --config ${CONFIG})
run(${WORK_DIR}/build/consumer)
if(EXISTS ${prefix}/bin/aicarbon)
  run(${prefix}/bin/aicarbon --version)
endif()
foreach(file IN ITEMS man/man1/aicarbon.1 bash-completion/completions/aicarbon zsh/site-functions/_aicarbon
    fish/vendor_completions.d/aicarbon.fish)
  if(NOT EXISTS ${prefix}/share/${file})
    message(FATAL_ERROR "not installed: share/${file}")
  endif()
endforeach()
