# aicarbon_embed(target HEADER h NAMESPACE n FUNCTION f FILES f…) compiles files into the target, with their content at
# build time. The header declares `struct EmbeddedFile { std::string_view name, text; };` and `std::span<const
# EmbeddedFile> f();`, both in namespace n. A name is the file's name without its folder.
set(AICARBON_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/embed_script.cmake)

function(aicarbon_embed target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "HEADER;NAMESPACE;FUNCTION" "FILES")
  set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded/${arg_FUNCTION}.cpp)
  set(listing ${CMAKE_CURRENT_BINARY_DIR}/embedded/${arg_FUNCTION}.txt)
  string(REPLACE ";" "\n" lines "${arg_FILES}")
  file(CONFIGURE OUTPUT ${listing} CONTENT "${lines}\n" @ONLY)  # rewritten only when it changes
  add_custom_command(
    OUTPUT ${source}
    COMMAND ${CMAKE_COMMAND} -D LISTING=${listing} -D OUTPUT=${source} -D HEADER=${arg_HEADER} -D NAMESPACE=${arg_NAMESPACE}
      -D FUNCTION=${arg_FUNCTION} -P ${AICARBON_EMBED_SCRIPT}
    DEPENDS ${AICARBON_EMBED_SCRIPT} ${listing} ${arg_FILES}
    COMMENT "Embedding ${arg_NAMESPACE}::${arg_FUNCTION}"
    VERBATIM)
  set_source_files_properties(${source} PROPERTIES COMPILE_OPTIONS "-w" SKIP_PRECOMPILE_HEADERS ON)
  target_sources(${target} PRIVATE ${source})
endfunction()

# aicarbon_embed_sources(target file) compiles the entries of sources.json into the target, for src/catalog/embedded.hpp.
set(AICARBON_BIBLIOGRAPHY_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/bibliography_script.cmake)

function(aicarbon_embed_sources target file)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded/sources.cpp)
  add_custom_command(
    OUTPUT ${source}
    COMMAND ${CMAKE_COMMAND} -D INPUT=${CMAKE_CURRENT_SOURCE_DIR}/${file} -D OUTPUT=${source} -P ${AICARBON_BIBLIOGRAPHY_SCRIPT}
    DEPENDS ${AICARBON_BIBLIOGRAPHY_SCRIPT} ${file}
    COMMENT "Embedding ${file}"
    VERBATIM)
  set_source_files_properties(${source} PROPERTIES COMPILE_OPTIONS "-w" SKIP_PRECOMPILE_HEADERS ON)
  target_sources(${target} PRIVATE ${source})
endfunction()

# aicarbon_embed_catalog(target FILES f…) compiles catalog tables into the target, for src/catalog/embedded.hpp. A program that is
# built first reads them, because the order of names in their indexes must be that of the library.
function(aicarbon_embed_catalog target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "FILES")
  add_executable(aicarbon_embed_tables tools/embed_catalog.cpp src/catalog/indexes.cpp src/catalog/name_key.cpp
    src/catalog/name_words.cpp src/catalog/rows.cpp src/table/csv.cpp)
  target_include_directories(aicarbon_embed_tables PRIVATE include src)
  target_link_libraries(aicarbon_embed_tables PRIVATE libmd::libmd)
  target_link_libraries(aicarbon_embed_tables PRIVATE fmt::fmt-header-only)
  aicarbon_warnings(aicarbon_embed_tables)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded/tables.cpp)
  add_custom_command(
    OUTPUT ${source}
    COMMAND aicarbon_embed_tables ${source} ${arg_FILES}
    DEPENDS aicarbon_embed_tables ${arg_FILES}
    COMMENT "Embedding the catalog"
    VERBATIM)
  set_source_files_properties(${source} PROPERTIES COMPILE_OPTIONS "-w" SKIP_PRECOMPILE_HEADERS ON)
  target_sources(${target} PRIVATE ${source})
endfunction()
