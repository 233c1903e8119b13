"""The output and exit status of manage.py check_canvas."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from canvas_app.exchange.canvas_json import write_canvas
from relationships.catalog.relationships import Duty
from relationships.checks.rule import RULES
from relationships.document.canvas import CanvasDocument
from tests.relationships.checks.building import canvas, key, relationship, segment

ADDRESS = "https://rapport.example/schema/canvas-1.json"
GOALS = ("acquisition", "retention", "boosting_sales")
HEALTHY = canvas(
    segment("Homes", contact="human_contact"),
    ties=[
        relationship("Calls", "Homes", type="personal_assistance", goals=GOALS, integration="All of it"),
    ],
)
WITHOUT = canvas(segment("Homes"))
HIDDEN = canvas(
    segment("Homes"), ties=[relationship("Calls", "Homes", goals=GOALS, integration="x", duties={"terms": "no"})]
)


def run(*arguments: str, **options: Any) -> tuple[int, str, str]:
    """Run the command; return its exit status, standard output and standard error."""
    output, errors, status = StringIO(), StringIO(), 0
    try:
        call_command("check_canvas", *arguments, stdout=output, stderr=errors, **options)
    except SystemExit as system_exit:
        status = int(str(system_exit.code))
    return status, output.getvalue(), errors.getvalue()


def write_file(folder: Path, name: str, document: CanvasDocument) -> str:
    path = folder / name
    path.write_bytes(write_canvas(document, ADDRESS))
    return str(path)


def test_nothing_wrong_is_status_0_and_questions_do_not_count(tmp_path: Path) -> None:
    file = write_file(tmp_path, "healthy.json", HEALTHY)
    status, out, err = run(file)
    assert (status, err) == (0, "")
    assert out.splitlines()
    assert all(line.startswith(f"{file}: question ") for line in out.splitlines())


def test_finding_is_a_line_with_its_next_step_below_and_status_1(tmp_path: Path) -> None:
    file = write_file(tmp_path, "without.json", WITHOUT)
    status, out, err = run(file)
    assert (status, err) == (1, "")
    assert out.splitlines() == [
        f"{file}: error segment-without-relationship: “Homes” has no relationship.",
        "    next step: Add relationship for “Homes”.",
    ]


def test_findings_stand_in_one_order_before_the_questions(tmp_path: Path) -> None:
    both = canvas(
        segment("Homes"),
        segment("Attics"),
        segment("Firms"),
        ties=[relationship("Calls", "Firms", goals=GOALS, integration="x", duties={"terms": "no"})],
    )
    file = write_file(tmp_path, "both.json", both)
    _, out, _ = run(file)
    kinds = [line.removeprefix(f"{file}: ").split(":")[0] for line in out.splitlines() if not line.startswith(" ")]
    assert kinds[:3] == ["error segment-without-relationship"] * 2 + ["warning not-transparent"]
    assert {kind.split()[0] for kind in kinds[3:]} == {"question"}
    assert out.index("Attics") < out.index("Homes")


def test_json_has_every_field(tmp_path: Path) -> None:
    file = write_file(tmp_path, "hidden.json", HIDDEN)
    status, out, _ = run(file, "--format", "json", "--today", "2026-05-31")
    (report,) = json.loads(out)
    (finding,) = report["findings"]
    rule = RULES["not-transparent"]
    assert (report["title"], report["as_of"]) == ("Test", "2026-05-31")
    assert status == 1
    assert (report["file"], report["problems"]) == (file, [])
    assert finding.pop("key")
    assert finding.pop("fingerprint")
    assert finding == {
        "rule": rule.code,
        "title": rule.title,
        "severity": "warning",
        "sentence": "“Calls” doesn’t clearly state all terms, prices and costs.",
        "about": [{"id": str(key("Calls")), "text": "Calls"}],
        "figure": "Answer: No",
        "threshold": "expected: Yes",
        "facts": [{"label": str(Duty.TERMS.label), "value": "No", "note": str(key("Calls"))}],
        "cure": None,
        "ask": "Update terms and complaints",
        "why": rule.why,
        "what_to_do": rule.what_to_do,
        "source": rule.source,
    }
    question = report["questions"][0]
    assert {"rule", "title", "sentence", "about", "key"} == set(question)
    assert question["title"] == RULES[question["rule"]].title


def test_unreadable_file_is_status_2_with_the_place_and_the_others_are_checked(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"title": "T", "stage": "huge"}')
    good = write_file(tmp_path, "without.json", WITHOUT)
    status, out, err = run(str(broken), good)
    assert status == 2
    assert err.startswith(f"{broken}: stage: must be one of ")
    assert "(at /stage)" in err
    assert out.startswith(f"{good}: error segment-without-relationship")


@pytest.mark.parametrize("form", ["text", "json"])
def test_file_that_is_not_there_is_status_2(tmp_path: Path, form: str) -> None:
    missing = str(tmp_path / "missing.json")
    status, out, err = run(missing, "--format", form)
    assert (status, err) == (2, f"{missing}: This can’t be opened: No such file or directory.\n")
    assert (json.loads(out)[0]["problems"] if form == "json" else out) == (
        ["This can’t be opened: No such file or directory."] if form == "json" else ""
    )


def test_directory_and_broken_json_are_status_2(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"title": \n "T",}')
    status, _, err = run(str(tmp_path), str(broken))
    assert status == 2
    assert [line.split(": ", 1)[1] for line in err.splitlines()] == [
        "This can’t be opened: Is a directory.",
        "This isn’t valid JSON: there is an extra comma (line 2, column 6).",
    ]


def test_dash_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(write_canvas(WITHOUT, ADDRESS))))
    status, out, _ = run("-")
    assert (status, out.splitlines()[0]) == (
        1,
        "-: error segment-without-relationship: “Homes” has no relationship.",
    )


def test_day_decides_what_is_old(tmp_path: Path) -> None:
    audited = canvas(
        segment("Homes"),
        ties=[relationship("Calls", "Homes", goals=GOALS, integration="x", data_audited_on="2024-01-01")],
    )
    file = write_file(tmp_path, "audited.json", audited)
    assert run(file, "--today", "2024-06-01")[0] == 0
    assert run(file, "--today", "2026-06-01")[0] == 1
    with pytest.raises(CommandError, match="tomorrow isn’t a valid date"):
        run(file, "--today", "tomorrow")


def run_process(file: str, out: int) -> tuple[int, str]:
    """Run the command in a process that writes to the file descriptor `out`; return its exit status and errors."""
    command = [sys.executable, "manage.py", "check_canvas", file]
    settings = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, env=settings, text=True, check=False)
    return done.returncode, done.stderr


def test_whoever_reads_no_further_hears_no_complaint(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    assert run_process(write_file(tmp_path, "without.json", WITHOUT), writing) == (141, "")
    os.close(writing)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_report_that_cannot_be_written_is_no_finding(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        status, error = run_process(write_file(tmp_path, "without.json", WITHOUT), full.fileno())
    assert (status, error) == (2, "This can’t be written: No space left on device.\n")
