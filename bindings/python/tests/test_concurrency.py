"""Other threads run meanwhile, processes may fork, and the user may interrupt."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
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
    assert len(report) >= 100_000
    during = [tick for tick in ticks if start < tick < end]
    # Were the lock of the interpreter held there would be none, or one.
    assert len(during) > 5, f"{len(during)} ticks in {end - start:.3f} s"


def test_one_plan_serves_many_threads(large: hoshin.Plan) -> None:
    plan = hoshin.Plan.from_yaml(SMALL)
    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(lambda _: plan.check().to_json(), range(200)))
        sizes = set(pool.map(lambda _: len(large.check()), range(2)))
    assert len(answers) == len(sizes) == 1


def test_many_threads_edit_one_workspace() -> None:
    workspace = hoshin.Plan.from_yaml(SMALL).edit()
    edits = [{"edit": "add", "kind": "owner", "id": f"o{number}"} for number in range(200)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(workspace.apply, edits))
    assert len(answers) == 200 and workspace.history == (200, 0)
    assert workspace.plan().size.nodes == 201


def elapsed(call: Callable[[], object], after: float | None) -> float:
    """How long a call takes, interrupted after so many seconds if any."""
    timer = threading.Timer(after or 0, os.kill, (os.getpid(), signal.SIGINT))
    start = time.perf_counter()
    if after is None:
        call()
    else:
        timer.start()
        with pytest.raises(KeyboardInterrupt):
            call()
            timer.join()
    return time.perf_counter() - start


@pytest.mark.skipif(sys.platform == "win32", reason="no signals of this sort")
@pytest.mark.parametrize("what", ["read", "check", "data", "tables", "status"])
def test_an_interrupted_call_ends_at_once(what: str, large: hoshin.Plan) -> None:
    text = large_plan(200_000)
    data = {"hoshin": 1, "owners": {f"o{number}": {"name": "x", "tags": ["a", "b"]} for number in range(100_000)}}
    nodes, relations = large.nodes(), large.relations()
    calls: dict[str, Callable[[], object]] = {
        "read": lambda: hoshin.Plan.from_ndjson(text),
        "check": large.check,
        "data": lambda: hoshin.Plan.from_dict(data),
        "tables": lambda: hoshin.Plan.from_arrow(nodes, relations),
        "status": large.status,
    }
    whole = elapsed(calls[what], None)
    for _ in range(3):
        if elapsed(calls[what], whole / 4) < 0.8 * whole:
            break
        time.sleep(whole)
    else:
        pytest.fail(f"the call goes on to its end, for {whole:.2f} s")
    # The library goes on as if nothing had been.
    assert len(hoshin.Plan.from_yaml(SMALL).check()) == 2


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
        os._exit(0 if len(large.check()) >= 100_000 else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
