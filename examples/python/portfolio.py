"""Checks the plans of many branches on Apache Spark, and shows what is found in how many of them.

``pip install hoshin pyspark pyarrow "pandas<3"``, then ``python examples/python/portfolio.py [NUMBER OF PLANS]``
"""

import os
import sys
from collections.abc import Iterator

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import col, count, countDistinct

from hoshin import spark as on_spark

# Every branch has the same strategy, and its own sins of omission.
PLAN = """\
hoshin: 1
name: Branch {number}
vision: The branch that nobody has to call twice
as_of: 2026-06-30
defaults: {{ period: 2026 }}
drivers:
  loyalty: {{ name: Customers who stay, horizon: 2026..2030, owner: head, reviewed_in: [monthly] }}
objectives:
  answers:
    name: Answer at once
    {owner}
    advances: loyalty
    reviewed_in: [monthly]
    targets:
      - {{ kpi: waiting, from: {waiting} minutes, to: "<= 2 minutes", milestones: {{ 2026-06-30: 3 minutes }} }}
      {opposed}
  skill:
    name: Solve it at the first call
    owner: trainer
    advances: answers
    reviewed_in: [monthly]
    targets: [ {{ kpi: solved, from: 55 %, to: 80 %, milestones: {{ 2026-06-30: 65 % }} }} ]
kpis:
  waiting:
    name: Time in the queue
    unit: minutes
    direction: decrease
    source: switchboard
    owner: desk
    readings: {{ 2026-03-31: {march}, 2026-06-30: {june} }}
    measures: [ loyalty ]
  solved: {{ name: Solved at the first call, {unit}, direction: increase, source: tickets, owner: desk }}
initiatives:
  callback:
    name: Offer to call back
    owner: desk
    improves: [ waiting ]
    reviewed_in: [ monthly ]
    {aim}
  rehearsals: {{ name: Rehearse calls, owner: trainer, advances: skill, reviewed_in: [ monthly ] }}
routines:
  monthly: {{ name: Monthly review, cadence: monthly, led_by: head, attended_by: [ desk, trainer ], reviews: [ waiting, solved ] }}
owners:
  head: {{ name: Head of the branch }}
  desk: {{ name: Service desk, reports_to: head }}
  trainer: {{ name: Trainer, reports_to: head }}
"""


def text(number: int) -> str:
    """The plan of a branch."""
    plan = PLAN.format(
        number=number,
        waiting=4 + number % 7,
        march=4 + number % 5,
        june=3 + number % 3,
        owner="owner: desk" if number % 3 else "stage: do",
        opposed='- { kpi: waiting, to: ">= 5 minutes" }' if number % 5 == 0 else "",
        unit='unit: "%"' if number % 7 else "frequency: monthly",
        aim="advances: answers" if number % 2 else "stage: plan",
    )
    return plan.replace("unit: minutes", "unti: minutes") if number % 1000 == 500 else plan


def plans(number: int) -> Iterator[tuple[int, str]]:
    """So many plans, each with its id."""
    return ((branch, text(branch)) for branch in range(1, number + 1))


def session(cores: int = 2) -> SparkSession:
    """Spark in this process, and nowhere else."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings: dict[str, bool | float | int | str | None] = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.log.level": "ERROR",
        "spark.sql.shuffle.partitions": cores,
        "spark.ui.enabled": False,
        "spark.ui.showConsoleProgress": False,
    }
    return SparkSession.builder.master(f"local[{cores}]").config(map=settings).getOrCreate()


def per_rule(findings: DataFrame) -> DataFrame:
    """How often each rule finds something, and in how many plans."""
    numbers = count("*").alias("findings"), countDistinct("branch").alias("plans")
    return findings.groupBy("severity", "code", "rule").agg(*numbers).orderBy(col("plans").desc(), "code")


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 3000
    spark = session()
    try:
        # In real life they come from a table: `spark.read.parquet("plans")`.
        table = spark.createDataFrame(plans(number), "branch int, text string").repartition(4)
        findings = on_spark.check(table, plan="branch").cache()
        print(f"{findings.count()} findings in {number} plans")
        print(f"{'severity':<9}{'code':<15}{'rule':<28}{'findings':>9}{'plans':>7}")
        for row in per_rule(findings).collect():
            print(f"{row.severity:<9}{row.code:<15}{row.rule or '':<28}{row.findings:>9}{row.plans:>7}")
        print("\nThe plans that cannot be read:")
        for row in findings.where("severity = 'refused'").orderBy("branch").collect():
            print(f"{row.place}: {row.message}; {row.help}")
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
