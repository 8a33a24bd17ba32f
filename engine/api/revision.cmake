# Writes the commit of the source folder to a header, and only if it changed, so that a new commit rebuilds
# one file. Run at each build: cmake -DSOURCE=... -DHEADER=... -P revision.cmake
cmake_minimum_required(VERSION 3.25)
execute_process(COMMAND git -C ${SOURCE} describe --always --dirty --abbrev=12 --exclude=*
                OUTPUT_VARIABLE revision OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
execute_process(COMMAND git -C ${SOURCE} rev-parse --show-toplevel
                OUTPUT_VARIABLE top OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
# A copy of the sources inside somebody else's clone has no commit of its own.
if(failed OR NOT top STREQUAL SOURCE)
  set(revision unknown)
endif()
file(CONFIGURE OUTPUT ${HEADER} CONTENT "#define CHOKEPOINT_REVISION \"@revision@\"\n" @ONLY)
