"""Other people's formats, in and out."""

from __future__ import annotations

import datetime
import io
import json
import zipfile
from pathlib import Path

import pytest
from conftest import PARITY, ROOT, known

import hoshin
from hoshin import Plan, PlanError

TABLE = """Type;Title;Owner;Was zählt;Start value;Current value;Target value
Objective;Kunden bleiben;Ada;;;;
Key result;NPS steigt;Ada;NPS;41,5;43,5;60
"""


def foreign_files() -> list[str]:
    """Every foreign file whose plan in Rust is known."""
    paths: list[str] = json.loads((PARITY / "foreign.json").read_text(encoding="utf-8"))
    return paths


def noted(notes: list[hoshin.Note]) -> str:
    """Notes as Rust writes them."""
    told = [
        {
            "kind": note.kind,
            "code": note.code,
            "text": note.text,
            "what": note.what,
            "times": note.times,
            "places": note.places,
            "nodes": [{"kind": node.kind, "id": node.id} for node in note.nodes],
        }
        for note in notes
    ]
    return json.dumps(told, indent=2, ensure_ascii=False)


@pytest.mark.parametrize("path", foreign_files())
@pytest.mark.usefixtures("from_root")
def test_the_same_files_come_in_and_go_out(path: str) -> None:
    try:
        imported = hoshin.import_plan(Path(path).read_bytes(), name=path)
    except PlanError as error:
        # Parquet would take a tenth of the package; pyarrow, polars and DuckDB read it for `Plan.from_arrow`.
        assert error.code == "left-out-format" or error.to_json() == known(path, "problems.json")
        return
    assert imported.plan.to_json() == known(path, "plan.json")
    assert noted(imported.notes) == known(path, "notes.json")
    written = [format.name for format in hoshin.foreign_formats() if format.writes]
    assert len(written) > 10
    for format in written:
        try:
            exported = imported.plan.export(format)
        except PlanError as error:
            assert error.to_json() == known(path, f"{format}.problems.json")
            continue
        assert exported.format == format
        assert exported.content == (PARITY / path / format).read_bytes()
        assert noted(exported.notes) == known(path, f"{format}.notes.json")


def test_a_path_is_read_as_its_bytes_are() -> None:
    path = ROOT / "crates/hoshin-exchange/tests/fixtures/plan.stratml"
    of_path, of_bytes = hoshin.import_plan(path), hoshin.import_plan(path.read_bytes(), name=path.stem)
    assert of_path.plan.to_json() == of_bytes.plan.to_json() and of_path.format == of_bytes.format
    assert of_path.notes == of_bytes.notes
    assert hoshin.import_plan(str(path), of_path.format).plan.to_json() == of_path.plan.to_json()


def test_what_a_table_does_not_tell_is_told_by_words() -> None:
    imported = hoshin.import_plan(
        TABLE.encode(), "okr-csv", locale="de", columns={"Was zählt": "metric"}, as_of=datetime.date(2026, 3, 5)
    )
    assert repr(imported) == f"<Imported okr-csv: {len(imported.notes)} notes>"
    plan = imported.plan.to_yaml()
    assert "2026-03-05: 43.5" in plan and "Kunden bleiben" in plan
    words = hoshin.table_words()
    assert "de" in words.locales and "viva-goals" in [preset.name for preset in words.presets]
    with pytest.raises(PlanError) as refused:
        hoshin.import_plan(TABLE.encode(), "okr-csv", preset="vivagoals")
    assert refused.value.remedy.startswith("did you mean `viva-goals`?")
    with pytest.raises(PlanError) as refused:
        hoshin.import_plan(TABLE.encode(), "grl", locale="de")
    assert refused.value.code == "idle-option"


def test_what_cannot_be_read_tells_place_and_remedy(tmp_path: Path) -> None:
    broken = b"<StrategicPlan>\n<Goal><Name>Lead the market</Nam></Goal></StrategicPlan>"
    with pytest.raises(PlanError) as refused:
        hoshin.import_plan(broken, name="plan.xml")
    assert (refused.value.place or "").startswith("plan.xml:2:")
    saved = hoshin.import_plan(broken, lenient=True)
    assert "Lead the market" in saved.plan.to_yaml() and saved.notes
    sources: list[tuple[bytes | Path, str]] = [(b"", "unrecognised-format"), (tmp_path / "none.xml", "input")]
    for source, code in sources:
        with pytest.raises(PlanError) as refused:
            hoshin.import_plan(source)
        assert refused.value.code == code
    with pytest.raises(TypeError):
        hoshin.import_plan(7)  # type: ignore[arg-type]


def test_what_is_written_can_be_read_again(tmp_path: Path) -> None:
    plan = Plan.load(ROOT / "examples/plans/team.yaml")
    exported = plan.export("okr-xlsx")
    assert repr(exported).startswith("<Exported okr-xlsx: ")
    path = tmp_path / "okrs.xlsx"
    exported.save(path)
    assert path.read_bytes() == exported.content
    assert hoshin.import_plan(path).plan.size.nodes > 3
    with pytest.raises(PlanError) as refused:
        exported.save(tmp_path / "none" / "okrs.xlsx")
    assert refused.value.code == "file"
    read = Plan.from_yaml("hoshin: 1\nkpis: { nps: { readings: { 2026-01-31: 61, 2026-02-28: 63 } } }")
    assert read.export("readings-csv", wide=True).content != read.export("readings-csv").content
    with pytest.raises(PlanError) as refused:
        plan.export("stratmel")
    assert "`stratml`" in refused.value.remedy


def test_a_star_schema_is_an_archive_or_a_folder(tmp_path: Path) -> None:
    plan = Plan.load(ROOT / "examples/plans/team.yaml")
    archive = zipfile.ZipFile(io.BytesIO(plan.export("star-csv", as_of=datetime.date(2026, 3, 31)).content))
    files = plan.export_files("star-csv", as_of="2026-03-31")
    assert archive.namelist() == [file.name for file in files.files]
    folder = tmp_path / "star" / "tables"
    files.save(folder)
    for file in files.files:
        assert (folder / file.name).read_bytes() == file.content == archive.read(file.name)
