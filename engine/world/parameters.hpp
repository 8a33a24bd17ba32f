// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// What belongs to no entity: switches, and numbers by the act that they steer.
#include "world/application_parameters.hpp"
#include "world/framework_parameters.hpp"
#include "world/market_parameters.hpp"
#include "world/mechanism_switches.hpp"
#include "world/production_parameters.hpp"
#include "world/research_parameters.hpp"
#include "world/series.hpp"
