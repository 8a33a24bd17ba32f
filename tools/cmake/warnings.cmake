# One interface target with what every target of this project is compiled with.
add_library(chokepoint_warnings INTERFACE)
target_compile_options(chokepoint_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wdouble-promotion
  -Wnon-virtual-dtor -Wold-style-cast -Wno-missing-field-initializers
  # g++ 12 sees overlapping copies in std::string's operator+ at -O3 that cannot be (GCC bug 105651).
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-restrict>)

# The promise "one digest on any CPU and compiler" rests on this flag: no fused multiply-add behind our back.
add_library(chokepoint_arithmetic INTERFACE)
target_compile_options(chokepoint_arithmetic INTERFACE -ffp-contract=off)
if(CHOKEPOINT_SANITIZE)
  target_compile_options(chokepoint_arithmetic INTERFACE
    -fsanitize=${CHOKEPOINT_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(chokepoint_arithmetic INTERFACE -fsanitize=${CHOKEPOINT_SANITIZE})
endif()
