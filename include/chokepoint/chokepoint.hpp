// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// The public face of the engine. Standard library only; what is not declared here may change without notice.

#include <chokepoint/batch.hpp>
#include <chokepoint/difference.hpp>
#include <chokepoint/errors.hpp>
#include <chokepoint/headline.hpp>
#include <chokepoint/host.hpp>
#include <chokepoint/merge.hpp>
#include <chokepoint/month.hpp>
#include <chokepoint/rerun.hpp>
#include <chokepoint/results.hpp>
#include <chokepoint/run.hpp>
#include <chokepoint/scenario.hpp>
#include <chokepoint/simulation.hpp>
#include <chokepoint/sources.hpp>
#include <chokepoint/study.hpp>
#include <chokepoint/text.hpp>
#include <chokepoint/version.hpp>
