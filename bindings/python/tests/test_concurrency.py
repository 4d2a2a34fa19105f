"""Other threads run meanwhile, processes may fork, and the user may interrupt."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from conftest import large_plan

import hoshin

SMALL = "hoshin: 1\nobjectives: { nps: { name: Raise NPS } }"


def ticks_during(work: threading.Event, ticks: list[float]) -> None:
    while not work.is_set():
        ticks.append(time.perf_counter())
        time.sleep(0.001)


def test_another_thread_runs_during_a_long_check(large: hoshin.Plan) -> None:
    done, ticks = threading.Event(), list[float]()
    ticker = threading.Thread(target=ticks_during, args=(done, ticks))
    ticker.start()
    start = time.perf_counter()
    report = large.check()
    end = time.perf_counter()
    done.set()
    ticker.join()
    assert len(report) > 100_000
    during = [tick for tick in ticks if start < tick < end]
    # Were the lock of the interpreter held there would be none, or one.
    assert len(during) > 5, f"{len(during)} ticks in {end - start:.3f} s"


def test_one_plan_serves_many_threads(large: hoshin.Plan) -> None:
    plan = hoshin.Plan.from_yaml(SMALL)
    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(lambda _: plan.check().to_json(), range(200)))
        sizes = set(pool.map(lambda _: len(large.check()), range(2)))
    assert len(answers) == len(sizes) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no signals of this sort")
def test_an_interrupted_call_ends_with_keyboard_interrupt() -> None:
    text = large_plan(800_000)
    threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGINT)).start()
    start = time.perf_counter()
    with pytest.raises(KeyboardInterrupt):
        # Long enough for the signal, however quick the machine is.
        while time.perf_counter() - start < 60:
            hoshin.Plan.from_ndjson(text)
    # The library goes on as if nothing had been.
    assert len(hoshin.Plan.from_yaml(SMALL).check()) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="no signals of this sort")
def test_data_is_interrupted_too() -> None:
    data = {"hoshin": 1, "owners": {f"o{number}": {"name": "x"} for number in range(200_000)}}
    threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGINT)).start()
    start = time.perf_counter()
    with pytest.raises(KeyboardInterrupt):
        while time.perf_counter() - start < 60:
            hoshin.Plan.from_dict(data)


def count(text: str) -> int:
    return len(hoshin.Plan.from_yaml(text).check())


def fail(text: str) -> int:
    return hoshin.Plan.from_yaml(text).size.nodes


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_forked_process_works_on(large: hoshin.Plan) -> None:
    context = multiprocessing.get_context("fork")
    with context.Pool(2) as pool:
        assert pool.map(count, [SMALL] * 4) == [2] * 4
        # An exception comes home from another process, with all that it says.
        with pytest.raises(hoshin.PlanError) as caught:
            pool.apply(fail, ("hoshin: 1\nkpis: { a: { unti: x } }",))
    assert caught.value.place == "plan:2:14"
    child = os.fork()
    if child == 0:
        os._exit(0 if len(large.check()) > 100_000 else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
