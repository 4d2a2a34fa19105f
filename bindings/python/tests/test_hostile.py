"""Whatever comes in, a plan or an exception comes out: never a panic, never a crash, never a wait without end."""

from __future__ import annotations

import datetime
import decimal
import enum
import fractions
import json
import math
import pickle
import types
from pathlib import Path
from typing import Any

import pytest

import hoshin
from hoshin import Plan, PlanError


def of_kpi(**fields: object) -> dict[str, object]:
    return {"hoshin": 1, "kpis": {"nps": fields}}


def refusal(data: Any) -> PlanError:
    with pytest.raises(PlanError) as caught:
        Plan.from_dict(data)
    return caught.value


@pytest.mark.parametrize("wrong", [None, 1, b"hoshin: 1", ["hoshin: 1"], {"hoshin": 1}, object()])
def test_an_argument_of_the_wrong_type_is_a_type_error(wrong: Any) -> None:
    for call in (Plan.from_yaml, Plan.from_json, Plan.from_ndjson, hoshin.explain):
        with pytest.raises(TypeError):
            call(wrong)
    plan = Plan.from_yaml("hoshin: 1")
    for keyword in ("as_of", "select", "severity", "parameters", "organisation"):
        if wrong is None and keyword in ("as_of", "organisation") or isinstance(wrong, list) and keyword == "select":
            continue
        with pytest.raises((TypeError, PlanError)):
            plan.check(**{keyword: wrong})
    with pytest.raises(TypeError):
        plan.check("2026-01-01")  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        plan.check(asof="2026-01-01")  # type: ignore[call-arg]


@pytest.mark.parametrize("wrong", [None, 1, "hoshin", [], [["hoshin", 1]], {1}, math.nan, object(), datetime.date.today()])
def test_data_that_is_no_mapping_is_refused(wrong: object) -> None:
    error = refusal(wrong)
    assert error.code in ("wrong-shape", "invalid-value")
    assert error.remedy


def test_an_error_says_everything() -> None:
    error = refusal({"hoshin": 1, "kpis": {"nps": {"ownr": "cx"}}, "objectives": {"a": {"owner": "nobody"}}})
    assert isinstance(error, ValueError)
    assert (error.code, error.reason) == ("unknown-field", "a KPI has no `ownr`")
    assert (error.place, error.remedy) == ("kpis.nps.ownr", "did you mean `owner`?")
    assert [(one.code, one.path, one.location) for one in error.problems] == [
        ("unknown-field", "kpis.nps.ownr", None),
        ("unknown-node", "objectives.a.owner", None),
    ]
    assert str(error).splitlines()[0] == "kpis.nps.ownr: a KPI has no `ownr`; did you mean `owner`?"
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.to_json(), again.place) == (str(error), error.to_json(), error.place)


def test_a_fault_in_a_text_has_its_line() -> None:
    with pytest.raises(PlanError) as caught:
        Plan.from_yaml("hoshin: 1\nkpis:\n  nps: { unti: score }", name="plan.yaml")
    assert caught.value.place == "plan.yaml:3:10"
    location = caught.value.problems[0].location
    assert location is not None
    assert (location.file, location.line, location.column) == ("plan.yaml", 3, 10)


@pytest.mark.parametrize(
    ("read", "text", "code"),
    [
        (Plan.from_yaml, "", "empty"),
        (Plan.from_yaml, "[" * 5_000_000, "too-deep"),
        (Plan.from_json, '{"a":' * 100_000, "too-deep"),
        (Plan.from_json, "[" * 5_000_000, "too-deep"),
        (Plan.from_ndjson, "[" * 5_000_000, "too-deep"),
        (Plan.from_json, '{"hoshin":1,"name":"\\ud800"}', "invalid-json"),
        (Plan.from_json, '{"hoshin":1,"owners":{"a":{"capacity":NaN}}}', "invalid-json"),
        (Plan.from_yaml, "hoshin: 1\nname: a\0b", "binary"),
        (Plan.from_json, '{"hoshin":1}\0', "binary"),
    ],
)
def test_a_hostile_text_is_refused(read: Any, text: str, code: str) -> None:
    with pytest.raises(PlanError) as caught:
        read(text)
    assert caught.value.code == code
    assert len(str(caught.value)) < 1_000


def test_aliases_that_multiply_are_refused() -> None:
    bomb = "hoshin: 1\nx0: &x0 [a, a, a, a, a, a, a, a, a]\n"
    for level in range(1, 12):
        bomb += f"x{level}: &x{level} [{', '.join([f'*x{level - 1}'] * 9)}]\n"
    with pytest.raises(PlanError, match="aliases"):
        Plan.from_yaml(bomb)


def test_a_text_beyond_the_limit_is_refused_by_its_name() -> None:
    many = "hoshin: 1\nowners:\n" + "".join(f"  o{number}: {{ name: x, oops: 1 }}\n" for number in range(50_000))
    with pytest.raises(PlanError) as caught:
        Plan.from_yaml(many)
    # More than a hundred of the same help nobody.
    assert len(caught.value.problems) == 100


@pytest.mark.parametrize("text", ["a\ud800", "\udfff", "\ud83d"])
def test_half_a_character_is_refused(text: str) -> None:
    for read in (Plan.from_yaml, Plan.from_json, Plan.from_ndjson):
        with pytest.raises(PlanError) as caught:
            read("hoshin: 1\nname: " + text)
        assert caught.value.code == "not-utf8"
    assert refusal({"hoshin": 1, "name": text}).place == "name"
    assert "surrogate" in refusal({"hoshin": 1, "kpis": {text: {}}}).reason
    with pytest.raises(ValueError):
        Plan.from_yaml("hoshin: 1").check(select=[text])
    with pytest.raises(ValueError):
        hoshin.explain(text)


def test_a_whole_character_beyond_the_basic_plane_is_read() -> None:
    plan = Plan.from_dict({"hoshin": 1, "name": "Größe 字 🎯"})
    assert json.loads(plan.to_json())["name"] == "Größe 字 🎯"


def test_null_bytes_are_text_like_any_other_in_data() -> None:
    data = {"hoshin": 1, "owners": {"a": {"name": "x\0y"}}}
    try:
        same = Plan.from_json(json.dumps(data)).to_json()
    except PlanError as error:
        assert refusal(data).code == error.code
    else:
        assert Plan.from_dict(data).to_json() == same
    with pytest.raises(PlanError):
        Plan.load("plan\0.yaml")


@pytest.mark.parametrize("number", [2**53, 2**53 + 1, 2**63, 10**30, -(2**70)])
def test_large_whole_numbers_are_read_as_json_reads_them(number: int) -> None:
    for data in (of_kpi(readings={"2026-01-31": number}), {"hoshin": 1, "name": number}):
        assert Plan.from_dict(data).to_json() == Plan.from_json(json.dumps(data)).to_json()


def test_a_number_of_thousands_of_digits_is_refused() -> None:
    # Python itself does not write so many.
    assert refusal(of_kpi(readings={"2026-01-31": 10**5_000})).place == "kpis.nps.readings.2026-01-31"
    # Those that it writes are more than a number can hold.
    assert refusal(of_kpi(readings={"2026-01-31": 10**400})).code == "invalid-value"


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, decimal.Decimal("NaN"), decimal.Decimal("-Infinity")])
def test_what_is_not_finite_is_refused(number: object) -> None:
    error = refusal(of_kpi(name=number))
    assert (error.code, error.place) == ("invalid-value", "kpis.nps.name")
    with pytest.raises(PlanError):
        Plan.from_yaml("hoshin: 1").check(parameters={"focus": {"most": math.nan}})


@pytest.mark.parametrize("key", [1, 1.5, None, True, (1, 2), b"a"])
def test_a_key_that_is_no_text_is_refused(key: object) -> None:
    error = refusal({"hoshin": 1, "kpis": {key: {}}})
    assert (error.code, error.place) == ("wrong-shape", "kpis")


def test_data_that_holds_itself_is_refused() -> None:
    itself: dict[str, object] = {"hoshin": 1}
    itself["kpis"] = itself
    assert refusal(itself).code == "too-deep"
    endless: list[object] = []
    endless.append(endless)
    assert refusal({"hoshin": 1, "kpis": endless}).code == "too-deep"
    deep: object = 1
    for _ in range(100_000):
        deep = [deep]
    assert refusal({"hoshin": 1, "kpis": deep}).code == "too-deep"


@pytest.mark.parametrize(
    "thing", [{1, 2}, b"bytes", object(), lambda: None, iter([]), int, 1j, datetime.time(1), range(3), ...]
)
def test_what_is_no_data_is_refused_by_its_name(thing: object) -> None:
    error = refusal(of_kpi(owner=thing))
    assert (error.code, error.place) == ("wrong-shape", "kpis.nps.owner")
    assert f"`{type(thing).__name__}`" in error.reason


def test_dates_are_welcome() -> None:
    day = datetime.date(2026, 1, 31)
    midnight = datetime.datetime(2026, 2, 28)
    plan = Plan.from_dict(of_kpi(readings={day: 61}) | {"as_of": day, "readings": [{"kpi": "nps", "date": midnight, "value": 63}]})
    said = json.loads(plan.to_json())
    assert said["as_of"] == "2026-01-31"
    assert said["kpis"]["nps"]["readings"] == {"2026-01-31": 61, "2026-02-28": 63}
    assert plan.check(as_of=day).to_json() == plan.check(as_of="2026-01-31").to_json()
    assert plan.check(today=day).to_json() == plan.check(today="2026-01-31").to_json()
    assert refusal(of_kpi(readings={"2026": 1}) | {"as_of": datetime.datetime(2026, 1, 1, 12)}).place == "as_of"
    with pytest.raises(PlanError, match="is no date"):
        plan.check(as_of=datetime.datetime(2026, 1, 1, 12))


class Direction(str, enum.Enum):
    UP = "increase"


class Row(dict[str, object]):
    pass


def test_numbers_texts_and_mappings_of_other_classes_are_welcome() -> None:
    plan = Plan.from_dict(
        types.MappingProxyType(
            {
                "hoshin": 1,
                "kpis": Row(
                    nps={
                        "direction": Direction.UP,
                        "readings": ({"date": "2026-01-31", "value": decimal.Decimal("61.5")},),
                    }
                ),
                "owners": {"a": {"capacity": fractions.Fraction(1, 2)}},
            }
        )
    )
    said = json.loads(plan.to_json())
    assert said["kpis"]["nps"] == {"direction": "increase", "readings": {"2026-01-31": 61.5}}
    assert said["owners"]["a"]["capacity"] == 0.5


def test_nothing_is_no_value() -> None:
    error = refusal(of_kpi(source=None))
    assert (error.code, error.place) == ("invalid-value", "kpis.nps.source")
    assert "drop the key" in error.remedy


class Spoilt(dict[str, object]):
    """A mapping whose own code does not matter, as its data are looked at and not asked for."""

    def items(self) -> Any:
        raise RuntimeError("never called")


class Failing(types.SimpleNamespace):
    def keys(self) -> Any:
        raise KeyError("never called")


def test_code_of_the_data_is_not_run() -> None:
    assert Plan.from_dict(Spoilt(hoshin=1)).size.nodes == 0
    assert refusal(Failing(hoshin=1)).code == "wrong-shape"


class Raising(datetime.date):
    def isoformat(self) -> str:
        raise KeyboardInterrupt


def test_an_exception_from_the_data_is_passed_on() -> None:
    with pytest.raises(KeyboardInterrupt):
        Plan.from_dict({"hoshin": 1, "as_of": Raising(2026, 1, 1)})


def test_settings_in_data_are_refused_by_their_path() -> None:
    plan = Plan.from_dict({"hoshin": 1, "checks": {"severity": {"HSN301": "loud"}}})
    with pytest.raises(PlanError) as caught:
        plan.check()
    assert (caught.value.code, caught.value.place) == ("invalid-settings", "checks.severity.HSN301")
    with pytest.raises(PlanError) as caught:
        Plan.from_yaml("hoshin: 1").check(organisation="[checks]\nignroe = []")
    assert caught.value.place == "hoshin.toml:2:1"


def test_a_file_is_refused_with_its_reason(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.yaml", tmp_path / "plan.txt"):
        with pytest.raises(PlanError) as caught:
            Plan.load(path)
        assert caught.value.code == "file" and caught.value.remedy
    (tmp_path / "latin.yaml").write_bytes(b"hoshin: 1\nname: Gr\xf6\xdfe")
    with pytest.raises(PlanError) as caught:
        Plan.load(str(tmp_path / "latin.yaml"))
    assert caught.value.code == "not-utf8"
    assert refusal({"hoshin": 1, "include": ["/etc/passwd"]}).place == "include"
