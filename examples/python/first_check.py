"""Reads a plan, shows what is wrong with it, and mends what can be mended.

``pip install hoshin``, then ``python examples/python/first_check.py [PLAN]``
"""

import sys
from pathlib import Path

import hoshin

PLAN = Path(__file__).parents[1] / "plans" / "pitfalls.yaml"


def main() -> int:
    path = sys.argv[1] if len(sys.argv) > 1 else PLAN
    try:
        plan = hoshin.Plan.load(path)
    except hoshin.PlanError as error:
        # One run tells of every fault, not only of the first.
        for problem in error.problems:
            print(f"{problem.place}: {problem.message}; {problem.help}")
        return 2

    report = plan.check()
    for finding in report:
        line = finding.location.line if finding.location else 0
        print(f"line {line}: {finding.severity} {finding.code}: {finding.message}")
        print(f"    help: {finding.help}")
    found = report.summary
    print(f"{found.errors} errors, {found.warnings} warnings, {found.notes} notes")

    # Nothing is written: the answer holds the changed texts, and `write()` would put them into their files.
    mended = plan.fix(suggested=True)
    for fix in mended.applied:
        print(f"would {fix.title}")
    return 1 if found.errors else 0


if __name__ == "__main__":
    sys.exit(main())
