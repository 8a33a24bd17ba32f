// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study_folder.hpp"

#include "support/catch.hpp"

using namespace chokepoint;
using namespace chokepoint::test;

namespace {

struct Mistake {
    std::string rest; //!< of a study of minimal, from line 4 on
    std::string message;
};

const std::vector<Mistake>& mistakes()
{
    static const std::string sobol = "design: {method: sobol, points: 4}\n";
    static const std::vector<Mistake> table{
        {"replicats: 3\n", "4:1: unknown key 'replicats'; did you mean 'replicates'?\n"},
        {"seed: 1\nseed: 2\n", "5:1: key 'seed' is given twice (first on line 4)\n"},
        {"replicates: 0\n", "4:13: expected a whole number from 1 to 4294967296, got '0'\n"},
        {"replicates: many\n", "4:13: expected a whole number from 1 to 4294967296, got 'many'\n"},
        {"replicates: \"8\"\n", "4:13: expected a whole number from 1 to 4294967296, got '8'\n"},
        {"seed: -1\n", "4:7: expected a whole number from 0 to 2^64 - 1, got '-1'\n"},
        {"seed: 18446744073709551616\n",
         "4:7: expected a whole number from 0 to 2^64 - 1, got '18446744073709551616'\n"},
        {"seed: 007\n", "4:7: expected a whole number from 0 to 2^64 - 1, got '007'\n"},
        {"design: sobol\n", "4:9: expected a map with 'method', got 'sobol'\n"},
        {"design: {method: sobl, points: 4}\n", "4:18: expected none, grid, list, latin_hypercube, sobol, "
                                                "saltelli or morris, got 'sobl'; did you mean "
                                                "'sobol'?\n"},
        {"design: {metod: grid}\nparameters: [funds.big_fund.amount]\n",
         "4:9: 'method' is missing (none, grid, list, latin_hypercube, sobol, saltelli or morris)\n"
         "4:10: unknown key 'metod'; did you mean 'method'?\n"},
        {"design: {points: 4}\n",
         "4:9: 'method' is missing (none, grid, list, latin_hypercube, sobol, saltelli or morris)\n"},
        {"design: {method: sobol}\nparameters: [funds.big_fund.amount]\n",
         "4:9: the method 'sobol' needs 'points'\n"},
        {"design: {method: sobol, points: 4, levels: 3}\nparameters: [funds.big_fund.amount]\n",
         "4:36: the method 'sobol' has no 'levels' (it has method and points)\n"},
        {"design: {method: morris, trajectories: 3, levels: 5}\nparameters: [funds.big_fund.amount]\n",
         "4:51: trajectories need an even number of levels (each is then reached as often)\n"},
        {"design: {method: list}\n", "4:9: a list needs 'file' or 'csv', one of them\n"},
        {sobol, "1:1: 'parameters' is missing (what the method 'sobol' varies)\n"},
        {"parameters: [funds.big_fund.amount]\n",
         "4:13: nothing varies them: give 'design' another method than none\n"},
        {sobol + "parameters: funds.big_fund.amount\n",
         "5:13: expected a list of paths, got 'funds.big_fund.amount'\n"},
        {sobol + "parameters: [funds.big_fnd.amount]\n",
         "5:14: the scenario 'minimal' has no 'funds.big_fnd.amount'; did you mean "
         "'funds.big_fund.amount'?\n"},
        {sobol + "parameters: [fabs.*.defect_densty]\n",
         "5:14: nothing in the scenarios matches 'fabs.*.defect_densty'\n"},
        {sobol + "parameters: [fabs.smic_n7.wafer_capacity]\n",
         "5:14: 'fabs.smic_n7.wafer_capacity': it has no range: give it low and high in the scenario, or a "
         "distribution here\n"},
        {sobol + "parameters: [mechanisms.yield_law]\n",
         "5:14: 'mechanisms.yield_law': it is no number with a range (words are varied by 'choice')\n"},
        {sobol + "parameters: [series.training_demand_growth]\n",
         "5:14: 'series.training_demand_growth': it is given by dates: name one of them, such as the path "
         "with "
         "'.2020-07' behind it\n"},
        {sobol + "parameters: [funds.big_fund.amount, funds.*.amount]\n",
         "5:37: two factors are called 'param_funds__big_fund__amount'\n"},
        {sobol + "parameters: [funds.big_fund.amount, {path: funds.*.amount, together: true}]\n",
         "5:37: two factors move 'funds.big_fund.amount'\n"},
        {sobol + "parameters: [{path: funds.big_fund.amount, together: true}]\n",
         "5:54: 'together' needs a path with '*'\n"},
        {sobol + "parameters: [{path: funds.big_fund.amount, distribution: {unifrom: [1, 2]}}]\n",
         "5:59: there is no distribution 'unifrom'; did you mean 'uniform'? (uniform, log_uniform, normal, "
         "lognormal, triangular or beta)\n"},
        {sobol + "parameters: [{path: funds.big_fund.amount, distribution: {uniform: [1]}}]\n",
         "5:68: 'uniform' takes a list of 2 numbers (low, high)\n"},
        {sobol + "parameters: [{path: funds.big_fund.amount, distribution: {uniform: [1 USD, 2]}}]\n",
         "5:69: numbers of a study stand without a unit, in that of the field\n"},
        {sobol + "parameters: [{path: fabs.us_fab.defect_density, distribution: {uniform: [1, 99]}}]\n",
         "5:14: 'fabs.us_fab.defect_density': values from 1 to 99 leave the field's bounds (0 to 20)\n"},
        {sobol + "parameters: [{path: mechanisms.yield_law, choice: [poisson, poison]}]\n",
         "5:14: 'mechanisms.yield_law': expected poisson, murphy, murphy_uniform, exponential, seeds, "
         "negative_binomial or bose_einstein, got 'poison'; "
         "did "
         "you mean 'poisson'?\n"},
        {sobol + "parameters: [{path: mechanisms.yield_law, choice: [poisson]}]\n",
         "5:51: 'choice' takes a list of at least two values\n"},
        {sobol + "parameters: [{path: mechanisms.yield_law, choice: [poisson, poisson]}]\n",
         "5:61: 'poisson' stands twice among the choices\n"},
        {sobol + "parameters: [{path: fabs.smic_n7.node, choice: [cn_7nm, cn_5nm]}]\n",
         "5:14: 'fabs.smic_n7.node': the scenario 'minimal' has no 'cn_5nm' among its nodes\n"},
        {sobol + "parameters: [{path: horizon.end, choice: [2020-06, 2020-12]}]\n",
         "5:14: the scenario 'minimal' has no 'horizon.end'\n"},
        {sobol + "parameters: [{choice: [1, 2]}]\n",
         "5:14: 'path' is missing (such as fabs.smic_n7.defect_density)\n"},
        {"design: {method: grid}\nparameters: [funds.big_fund.amount]\n",
         "4:9: 'levels' is missing (how many values each factor with a range takes)\n"},
        {"design: {method: grid, levels: 9}\n"
         "parameters: [{path: products.a100.stacks, distribution: {uniform: [4, 6]}}]\n",
         "5:14: 'products.a100.stacks' takes fewer than 9 values (list those that it shall take as "
         "'choice')\n"},
        {"design: {method: grid, levels: 1000}\n"
         "parameters: [funds.big_fund.amount, fabs.*.defect_density]\n",
         "4:9: more than 1000000 points\n"},
        {"design: {method: morris, trajectories: 2}\n"
         "parameters: [{path: funds.big_fund.amount, distribution: {lognormal: [1e9, 2]}}]\n",
         "5:14: a distribution without ends has no lowest and highest level: give 'morris' another, or a "
         "choice\n"},
        {"outputs: [region_*, chipmaker_binding_inpt]\n",
         "4:21: no variable of result files is called 'chipmaker_binding_inpt'; did you mean "
         "'chipmaker_binding_input'?\n"},
        {"quantiles: [0.5, 1]\n", "4:18: expected a number between 0 and 1, got '1'\n"},
        {"quantiles: [0.5, 0.1]\n", "4:18: quantiles stand in rising order\n"},
    };
    return table;
}

} // namespace

TEST_CASE("each mistake of a study is reported where it stands, with what may have been meant",
          "[study][files]")
{
    const StudyFolder folder;
    for (const Mistake& mistake : mistakes()) {
        CHECK(folder.mistakes(study_of_minimal(mistake.rest)) == mistake.message);
    }
}

TEST_CASE("all mistakes of a study come in one pass", "[study][files]")
{
    const StudyFolder folder;
    CHECK(folder.mistakes("schema: 2\nstudy: a/b\nscenarios: [lib:minimal, lib:none]\n") ==
          "1:9: this release reads 'schema: 1', not '2' (a newer file needs a newer release)\n"
          "2:8: expected a word of letters, digits, '_', '.' and '-', at most 64, got 'a/b'\n"
          "3:26: no file 'none' beside this one\n");
    CHECK(folder.mistakes(study_of_minimal("seed: x\ndesign: {method: sobol}\nparameters:\n"
                                           "  - {path: funds.big_fund.amount, choise: 1}\n"
                                           "  - fabs.smic_n7.defect_densty\n")) ==
          "4:7: expected a whole number from 0 to 2^64 - 1, got 'x'\n"
          "5:9: the method 'sobol' needs 'points'\n"
          "7:35: unknown key 'choise'; did you mean 'choice'?\n"
          "8:5: the scenario 'minimal' has no 'fabs.smic_n7.defect_densty'; did you mean "
          "'fabs.smic_n7.defect_density'?\n");
}

TEST_CASE("a file that is no YAML is no study and says why", "[study][files]")
{
    const StudyFolder folder;
    CHECK(folder.mistakes("schema: 1\nstudy: [a\n").starts_with("2:8: '[' is not closed by ']'"));
    CHECK_FALSE(is_study_text("schema: 1\nname: a\n"));
    CHECK_FALSE(is_study_text("study: [a\n"));
    CHECK(is_study_text("study: a\n"));
    CHECK_THROWS_AS(read_study(folder.path() / "none.yaml", {}), FileError);
}
