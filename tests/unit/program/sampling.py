# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""Studies from outside: their points are printed, written and read again; mistakes are said."""

from calls import check, finish, situation

STUDY = """schema: 1
study: tried
scenarios: [lib:minimal]
replicates: 2
design: {method: grid, levels: 2}
parameters: [fabs.smic_n7.defect_density, {path: mechanisms.yield_law, choice: [poisson, murphy]}]
"""
POINTS = """fabs.smic_n7.defect_density,mechanisms.yield_law
0.2,poisson
0.2,murphy
0.5,poisson
0.5,murphy
"""
LISTED = "schema: 1\nstudy: listed\nscenarios: [lib:minimal]\ndesign: {method: list, file: points.csv}\n"
printed = situation("the points of a study", ["sample", "s.yaml"], 0, given={"s.yaml": STUDY},
                    err=["4 points x 1 scenarios x 2 replicates = 8 runs"])
check("the points are those of the grid", printed.out == POINTS, printed)
printed = situation("points that are run again", ["sample", "l.yaml", "-q"], 0, err=None,
                    given={"l.yaml": LISTED, "points.csv": POINTS})
check("a list prints as it was", printed.out == POINTS, printed)
situation("points to a file", ["sample", "s.yaml", "-o", "p.csv"], 0, out=None, given={"s.yaml": STUDY}, files=["p.csv"])
situation("points to a file that exists", ["sample", "s.yaml", "-o", "p.csv"], 1, out=None, err=["p.csv: exists already"],
          given={"s.yaml": STUDY, "p.csv": "mine"})
situation("points in place of a file", ["sample", "s.yaml", "-o", "p.csv", "--force"], 0, out=None,
          given={"s.yaml": STUDY, "p.csv": "mine"})
situation("points of a study that is wrong", ["sample", "s.yaml", "-o", "p.csv"], 2, out=None,
          err=["s.yaml:5:10: error: unknown key 'metod'; did you mean 'method'?"],
          given={"s.yaml": STUDY.replace("method", "metod")})
situation("points of no file", ["sample", "s.yaml"], 1, out=None, err=["cannot read the study 's.yaml'"])
situation("a study is validated", ["validate", "s.yaml"], 0, out=None, err=["s.yaml: valid"], given={"s.yaml": STUDY})
situation("a study of a path that is not", ["validate", "s.yaml"], 2, out=None, err=["s.yaml:6:14: error: "],
          given={"s.yaml": STUDY.replace("smic_n7", "smic_n8")})

finish()
