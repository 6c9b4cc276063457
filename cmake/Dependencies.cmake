# The dependencies of aicarbon as targets. If one is missing, the message names its Debian package (docs/adr/0001).
macro(aicarbon_require package debian)
  find_package(${package} ${ARGN} QUIET)
  if(NOT ${package}_FOUND)
    message(FATAL_ERROR "${package} not found: apt-get install ${debian}")
  endif()
endmacro()

set(THREADS_PREFER_PTHREAD_FLAG ON)
aicarbon_require(Threads libc6-dev)
aicarbon_require(fmt libfmt-dev CONFIG)
aicarbon_require(nlohmann_json nlohmann-json3-dev CONFIG)
aicarbon_require(CLI11 libcli11-dev CONFIG)

# The headers of spdlog are compiled into one file of the program, with the fmt of the library: the compiled spdlog of Debian is
# a shared library, which a static program cannot link.
aicarbon_require(spdlog libspdlog-dev CONFIG)
add_library(aicarbon_spdlog_headers INTERFACE IMPORTED)
set_target_properties(aicarbon_spdlog_headers PROPERTIES
  INTERFACE_INCLUDE_DIRECTORIES "$<TARGET_PROPERTY:spdlog::spdlog_header_only,INTERFACE_INCLUDE_DIRECTORIES>"
  INTERFACE_COMPILE_DEFINITIONS SPDLOG_FMT_EXTERNAL=1)

find_path(RANDOM123_INCLUDE_DIR Random123/philox.h)
mark_as_advanced(RANDOM123_INCLUDE_DIR)
if(NOT RANDOM123_INCLUDE_DIR)
  message(FATAL_ERROR "Random123 not found: apt-get install librandom123-dev")
endif()
add_library(Random123::Random123 INTERFACE IMPORTED)
set_target_properties(Random123::Random123 PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${RANDOM123_INCLUDE_DIR}")

find_path(LIBMD_INCLUDE_DIR sha2.h)
find_library(LIBMD_LIBRARY NAMES libmd.a md)
mark_as_advanced(LIBMD_INCLUDE_DIR LIBMD_LIBRARY)
if(NOT LIBMD_INCLUDE_DIR OR NOT LIBMD_LIBRARY)
  message(FATAL_ERROR "libmd not found: apt-get install libmd-dev")
endif()
add_library(libmd::libmd UNKNOWN IMPORTED)
set_target_properties(libmd::libmd PROPERTIES
  INTERFACE_INCLUDE_DIRECTORIES "${LIBMD_INCLUDE_DIR}" IMPORTED_LOCATION "${LIBMD_LIBRARY}")

# A static library is preferred: the program then needs no shared library, and consumers link the same library.
function(aicarbon_archive_library target header library debian)
  find_path(${library}_INCLUDE_DIR ${header})
  find_library(${library}_LIBRARY NAMES lib${library}.a ${library})
  mark_as_advanced(${library}_INCLUDE_DIR ${library}_LIBRARY)
  if(NOT ${library}_INCLUDE_DIR OR NOT ${library}_LIBRARY)
    message(FATAL_ERROR "${target} not found: apt-get install ${debian}")
  endif()
  add_library(${target}::${target} UNKNOWN IMPORTED)
  set_target_properties(${target}::${target} PROPERTIES
    INTERFACE_INCLUDE_DIRECTORIES "${${library}_INCLUDE_DIR}" IMPORTED_LOCATION "${${library}_LIBRARY}")
endfunction()
aicarbon_archive_library(zlib zlib.h z zlib1g-dev)
aicarbon_archive_library(libzstd zstd.h zstd libzstd-dev)

if(AICARBON_TESTS)
  aicarbon_require(Catch2 catch2 CONFIG)
  if(Catch2_VERSION VERSION_GREATER_EQUAL 3)
    message(FATAL_ERROR "Catch2 ${Catch2_VERSION} found, the tests are written for version 2: apt-get install catch2")
  endif()
endif()
if(AICARBON_BENCH)
  aicarbon_require(benchmark libbenchmark-dev CONFIG)
endif()

# fmt is used in .cpp files only. Its only source file is compiled into the library, so that there is no shared library to
# load, and consumers of the installed library need not find fmt (docs/adr/0002). That file is for fmt 9; with any other
# version, the library of the system is linked.
if(fmt_VERSION VERSION_LESS 9 OR fmt_VERSION VERSION_GREATER_EQUAL 10)
  set(AICARBON_SYSTEM_FMT ON)
endif()
if(NOT AICARBON_SYSTEM_FMT)
  add_library(aicarbon_fmt_headers INTERFACE IMPORTED)
  set_target_properties(aicarbon_fmt_headers PROPERTIES
    INTERFACE_INCLUDE_DIRECTORIES "$<TARGET_PROPERTY:fmt::fmt,INTERFACE_INCLUDE_DIRECTORIES>")
  set_source_files_properties(${CMAKE_CURRENT_LIST_DIR}/fmt.cpp PROPERTIES COMPILE_OPTIONS "-w;-O2" SKIP_PRECOMPILE_HEADERS ON)
endif()

function(aicarbon_use_fmt target)
  if(AICARBON_SYSTEM_FMT)
    target_link_libraries(${target} PRIVATE fmt::fmt)
  else()
    target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:aicarbon_fmt_headers>)
    if(target STREQUAL "aicarbon")
      target_sources(aicarbon PRIVATE ${PROJECT_SOURCE_DIR}/cmake/fmt.cpp)
    endif()
  endif()
endfunction()
