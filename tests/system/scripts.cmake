# Tests of the whole from outside. Label `matrix`: builds the tree again in another way; `nightly`: unbounded.
set(system ${CMAKE_CURRENT_SOURCE_DIR})
set(scenarios ${PROJECT_SOURCE_DIR}/scenarios)
set(digest_scenarios ${scenarios}/minimal.yaml ${scenarios}/ascend_and_a100.yaml ${scenarios}/baseline.yaml)

if(TARGET chokepoint_program)
  add_test(NAME "system: what the documents show works"
           COMMAND ${system}/documents.sh $<TARGET_FILE:chokepoint_program> ${CHOKEPOINT_PYTHON})
  set_tests_properties("system: what the documents show works" PROPERTIES LABELS system TIMEOUT 600)
endif()

# A script that builds: it has both processors to itself.
function(chokepoint_rebuild name label)
  add_test(NAME "system: ${name}" COMMAND ${ARGN})
  set_tests_properties("system: ${name}" PROPERTIES
    LABELS "system;${label}" TIMEOUT 7200 PROCESSORS 2 SKIP_RETURN_CODE 77)
endfunction()

chokepoint_rebuild("unit tests under AddressSanitizer and UndefinedBehaviorSanitizer" matrix ${system}/preset.sh asan)
chokepoint_rebuild("parallel loops and runs under ThreadSanitizer" matrix ${system}/preset.sh tsan
  --targets "core_tests system_tests" --tests-regex "[Pp]arallel|thread|at the same time")
chokepoint_rebuild("all tests built by clang" nightly ${system}/preset.sh clang)
chokepoint_rebuild("one digest for compilers, optimisation, threads, processors, locales and time zones" matrix
  ${system}/digest_matrix.sh ${CMAKE_CURRENT_BINARY_DIR}/matrix ${digest_scenarios})
chokepoint_rebuild("tools/quickstart makes what it says, and is quick the second time" matrix ${system}/quickstart.sh)

chokepoint_rebuild("one digest for all builds" nightly
  ${system}/digest_matrix.sh --full ${CMAKE_CURRENT_BINARY_DIR}/matrix ${digest_scenarios})
chokepoint_rebuild("both commands of the README on a machine that has nothing" nightly
  ${system}/clean_root.sh ${PROJECT_SOURCE_DIR})
# Both build below the same folder.
set_tests_properties(
  "system: one digest for compilers, optimisation, threads, processors, locales and time zones"
  "system: one digest for all builds" PROPERTIES RESOURCE_LOCK digest_matrix)

add_test(NAME "system: 10,000 random worlds conserve everything" COMMAND system_tests [nightly])
add_test(NAME "system: 500 draws of all ranges stay bounded" COMMAND baseline_tests [nightly])
set_tests_properties("system: 10,000 random worlds conserve everything" "system: 500 draws of all ranges stay bounded"
                     PROPERTIES LABELS "system;nightly" TIMEOUT 3600)
