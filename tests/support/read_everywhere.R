# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors

# read_everywhere.R FILE: what R's ncdf4 sees in the root of a result file, one line per variable:
# name, names of the dimensions, number of values, and their sum (of texts: number of letters).
library(ncdf4)

file <- nc_open(commandArgs(trailingOnly = TRUE)[1])
describe <- function(name, dimensions, values) {
  total <- if (is.character(values)) sum(nchar(values)) else sum(as.numeric(values[!is.na(values)]))
  cat(name, paste(dimensions, collapse = ","), length(values), sprintf("%.17g", total), sep = "\t")
  cat("\n")
}
variables <- Filter(function(name) !grepl("/", name), names(file$var))
for (name in variables) {
  dimensions <- rev(sapply(file$var[[name]]$dim, function(dimension) dimension$name))
  empty <- any(file$var[[name]]$size == 0)
  describe(name, dimensions, if (empty) numeric(0) else ncvar_get(file, name, raw_datavals = TRUE))
}
for (name in Filter(function(name) !grepl("/", name), names(file$dim))) {
  describe(name, name, if (file$dim[[name]]$len == 0) numeric(0) else ncvar_get(file, name))
}
nc_close(file)
