// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// What `--help` says of verbs below their options.

namespace chokepoint::program {

inline constexpr const char* exit_codes =
    R"(Exit codes: 0 done; 1 failed (files, damage, the model left its domain);
2 wrong usage or invalid input; 3 finished, but some runs failed or are missing;
130 or 143 stopped by a signal.)";

inline constexpr const char* run_notes =
    R"(Results depend on the scenario, --set, --seed, --replicate and the release alone: any
number of threads, any machine gives the same bytes. Times, machine and paths go to
OUTPUT.log.jsonl, one JSON object a line.

--json prints one object: scenario, output, digest, seed (16 hexadecimal digits), replicate,
months, headline, chipmakers, over_years.
headline is a list by region and year: region, year, months (simulated of that year),
compute_stock [H100e, year's end], acquired_domestic, acquired_imported, acquired_smuggled,
acquired_remote [H100e over the year], chips_share, foundry_share, memory_share,
packaging_share [domestic share of use, trailing 12 months, 1], capability [points],
capability_gap [months].
chipmakers is a list by chipmaker and year: chipmaker, year, months, units, binding_input.
over_years has years, and rows: variable (as in the result file), unit, entity, part (layer,
framework, ...), values (one per year; flows over the year, all else at its end).
A run of more than 36 months prints these rows, for at most eight years.
A number that is not defined is null.)";

inline constexpr const char* sample_notes =
    R"(The head holds paths of the scenario, a row holds one point: numbers in the fields' own units, to the
last bit, and words. Where the method has blocks (saltelli, morris) they stand in front. A study with
design: {method: list, file: FILE} runs the CSV as it is, or one that another tool wrote.

The same study and seed give the same points on every machine. More points, trajectories, replicates
or scenarios leave what was there unchanged; more points of latin_hypercube, more levels or another
seed are another design.)";

inline constexpr const char* batch_notes =
    R"(A study is scenarios x replicates x points of its design. Finished runs are kept in OUTPUT.parts
until all of them stand in OUTPUT: after a kill, a power cut or a full disk, the same command with
--resume makes only what is missing, and the file is the same byte for byte. A study that has become
larger (replicates, scenarios, points) goes on from its finished file the same way.

A run that fails is marked in the run table (status, error), its remaining months are missing values,
and the study goes on; the last line says how to make it again alone.

--json prints one object: output, runs, made, failed, failures (run, error, command); with --dry-run:
runs, threads, seconds_per_run, hours, memory [bytes], disk [bytes], result [bytes], fits, misfit.)";

inline constexpr const char* merge_notes =
    R"(PART is the output of 'batch --shard I/N', of any batch of the study, or of one that did not end: its
finished runs are taken from PART.parts. Order does not matter, and a run may stand in several parts. With
no run missing, the file is byte for byte that of 'batch' without --shard. What is missing is listed, with
exit code 3, and the command that makes it; parts that are not there or damaged count as missing. Parts of
another study, seed or release are refused.

--json prints one object: output, study_runs, runs (in the file), failed, missing ("3, 7, 11-15"), problems.)";

inline constexpr const char* rerun_notes =
    R"(The file holds all that a run rests on: scenario, what its point set, seed, replicate. The same release gives
the same digest on any machine and any number of threads. Where the digest is another one, what differs between
the two programs is said, and the first month, variable and entity whose number differs. A run that failed is
expected to fail in the same month with the same words.

Exit codes: 0 the same; 3 it failed then and fails again; 1 it differs.

--json prints one object: run, scenario, replicate, seed, overrides, same, digest, error, then (digest, error,
release), builds (what differs), first_difference.)";

inline constexpr const char* sources_notes =
    R"(Every number of the resolved scenario is counted, defaults and exchange rates included: measured,
derived or assumed, and unstated where nothing says how it is known. Definitions (derived, with the
source 'definition': conventions, factors of 1) are a class of their own and count in no share.
Outlet, title and date are those of history/sources.csv beside the scenario's root or the library.
Dates and thresholds of rules rest on the rule's source and are counted as rules.

A number belongs to the layer of its kind of entity or group: nodes and fabs to foundry, products,
chipmakers, roadmaps, routes and the market to chips, clouds to compute, frameworks and developers to
frameworks, labs and research to models, segments to applications, a rule to what it is about, a
fund to its largest share; prices, countries and construction are shared.

--json prints one object: scenario, total, layers, sources, rules_without_source, assumed, unstated.
Unstated numbers are an error: exit code 1, after the report.)";

inline constexpr const char* diff_notes =
    R"(Both scenarios are resolved first: what they extend, defaults and prices are part of them, and the
order of entities does not count. A value reads 'in the first -> in the second', '-' is nothing.

--json prints one object: only_first, only_second (entities), values (path, first, second,
same_value). Exit code 0 whether or not there are differences.)";

} // namespace chokepoint::program
