"""Measures how many plans are read and checked in a second: on one core, on several, and on Spark.

``python examples/python/plans_per_second.py [NUMBER OF PLANS]`` prints a table. What else the machine does shows in it.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import portfolio
import pyspark

import hoshin
from hoshin import spark as on_spark

MANUFACTURER = Path(__file__).parents[1] / "plans" / "manufacturer.yaml"
ROUNDS = 5
CORES = 2


def findings(text: str) -> int:
    """How many findings a plan has: the work for one."""
    try:
        return len(hoshin.Plan.from_yaml(text).check())
    except hoshin.PlanError as error:
        return len(error.problems)


def of_json(text: str) -> int:
    return len(hoshin.Plan.from_json(text).check())


def seconds(work: Callable[[], int], expected: int) -> float:
    """The median of several rounds, after one to get warm."""
    times = []
    for _ in range(1 + ROUNDS):
        start = time.perf_counter()
        found = work()
        times.append(time.perf_counter() - start)
        if found != expected:
            raise SystemExit(f"{found} findings, and not {expected}")
    return statistics.median(times[1:])


def measure(name: str, texts: list[str]) -> None:
    nodes = hoshin.Plan.from_yaml(texts[0]).size.nodes
    expected = sum(map(findings, texts))
    canonical = [hoshin.Plan.from_yaml(text).to_json() for text in texts[:100]]
    of_canonical = sum(map(of_json, canonical))

    def row(way: str, work: Callable[[], int], expected: int, plans: int) -> None:
        taken = seconds(work, expected)
        print(f"| {name}, {nodes} nodes | {way} | {plans} | {plans / taken:,.0f} |", flush=True)

    row("one thread", lambda: sum(map(findings, texts)), expected, len(texts))
    row("one thread, from JSON", lambda: sum(map(of_json, canonical)), of_canonical, len(canonical))
    with ThreadPoolExecutor(CORES) as pool:
        row(f"{CORES} threads", lambda: sum(pool.map(findings, texts)), expected, len(texts))
    with ProcessPoolExecutor(CORES, get_context("spawn")) as processes:
        row(f"{CORES} processes", lambda: sum(processes.map(findings, texts, chunksize=100)), expected, len(texts))
    for cores in (1, CORES):
        spark = portfolio.session(cores)
        table = spark.createDataFrame(enumerate(texts), "plan int, text string").repartition(2 * cores).cache()
        table.count()
        row(f"Spark {pyspark.__version__}, `local[{cores}]`", lambda: on_spark.check(table).count(), expected, len(texts))
        spark.stop()


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    busy = os.getloadavg()[0]
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, {busy:.1f} processes wanted them at the beginning\n")
    print("| plan | way | plans | plans a second |\n| --- | --- | --: | --: |")
    measure("branch", [portfolio.text(branch) for branch in range(1, number + 1) if branch % 1000 != 500])
    measure("manufacturer", [MANUFACTURER.read_text(encoding="utf-8")] * (number // 10))


if __name__ == "__main__":
    main()
