# Third-party libraries, each as one imported target. Why each is taken: engine/ARCHITECTURE.md.
find_package(Threads REQUIRED)
find_package(TBB REQUIRED)
find_package(yaml-cpp REQUIRED)
if(NOT TARGET yaml-cpp::yaml-cpp) # yaml-cpp 0.7 exports the short name only
  add_library(yaml-cpp::yaml-cpp ALIAS yaml-cpp)
endif()
find_package(Boost 1.74 REQUIRED) # headers alone
find_package(HDF5 REQUIRED COMPONENTS C HL)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(SLEEF REQUIRED IMPORTED_TARGET sleef)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
find_path(RANDOM123_INCLUDE_DIR Random123/philox.h REQUIRED)
add_library(random123 INTERFACE)
target_include_directories(random123 SYSTEM INTERFACE ${RANDOM123_INCLUDE_DIR})
