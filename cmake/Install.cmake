# What `cmake --install` lays down: the program, the library with its headers and CMake package, man page, completions, licence.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/aicarbon)
if(TARGET aicarbon_cli)
  install(TARGETS aicarbon_cli RUNTIME)
endif()
install(TARGETS aicarbon EXPORT aicarbon ARCHIVE)
install(DIRECTORY include/aicarbon DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.hpp")
install(EXPORT aicarbon NAMESPACE aicarbon:: DESTINATION ${package_dir} FILE aicarbonTargets.cmake)
configure_package_config_file(cmake/aicarbonConfig.cmake.in ${PROJECT_BINARY_DIR}/aicarbonConfig.cmake
  INSTALL_DESTINATION ${package_dir} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/aicarbonConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/aicarbonConfig.cmake ${PROJECT_BINARY_DIR}/aicarbonConfigVersion.cmake
  DESTINATION ${package_dir})

install(FILES LICENSE CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
file(GLOB man_pages CONFIGURE_DEPENDS docs/man/*.1)
install(FILES ${man_pages} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
foreach(completion IN ITEMS
    "aicarbon.bash|bash-completion/completions|aicarbon" "_aicarbon|zsh/site-functions|_aicarbon"
    "aicarbon.fish|fish/vendor_completions.d|aicarbon.fish")
  string(REPLACE "|" ";" completion "${completion}")
  list(GET completion 0 file)
  list(GET completion 1 folder)
  list(GET completion 2 name)
  if(EXISTS ${PROJECT_SOURCE_DIR}/completions/${file})
    install(FILES completions/${file} DESTINATION ${CMAKE_INSTALL_DATADIR}/${folder} RENAME ${name})
  endif()
endforeach()
