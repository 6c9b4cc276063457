# The files that `cmake --install` installs: the program, the library with its headers and CMake package, man page, completions,
# license.
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
install(FILES docs/man/aicarbon.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES completions/aicarbon.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME aicarbon)
install(FILES completions/_aicarbon DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES completions/aicarbon.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
