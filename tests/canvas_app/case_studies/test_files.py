"""Import and export of cases: the whole file is validated, and one fault refuses all of it."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from canvas_app.accounts.models import User
from canvas_app.case_studies.actions.loading import load_cases
from canvas_app.case_studies.case_files import read_cases, write_cases
from canvas_app.case_studies.exporting import export_cases
from canvas_app.case_studies.models import CaseStudy
from canvas_app.uploads.json_decoding import Unreadable
from relationships.cases import case_as_json, case_slugs, load_case
from relationships.models import Canvas
from tests.canvas_app.case_studies.conftest import signed_in


def fifty(**changes: Any) -> dict[str, Any]:
    """Return fifty small cases, with changes to the seventeenth."""
    case = case_as_json(load_case("lego"))
    case["canvas"] = {"schema_version": 1, "title": "A company"}
    cases = [json.loads(json.dumps(case | {"slug": f"case-{number}"})) for number in range(1, 51)]
    cases[16] |= changes
    return {"schema_version": 1, "cases": cases}


def problems_in(content: object) -> list[str]:
    with pytest.raises(Unreadable) as raised:
        read_cases(json.dumps(content).encode())
    return raised.value.problems


def test_file_is_read_as_it_was_written() -> None:
    cases = tuple(load_case(slug) for slug in case_slugs())
    assert read_cases(write_cases(cases).encode()) == cases


def test_single_case_is_read() -> None:
    content = json.dumps(case_as_json(load_case("lego"))).encode()
    assert read_cases(content) == (load_case("lego"),)


SOURCE = {"key": "a", "title": "A", "author": "B"}


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        (
            {"sources": [SOURCE, SOURCE | {"key": "b", "url": "javascript:x"}]},
            "case 17, source 2, url: isn’t an address that begins with https:// or http://.",
        ),
        ({"sources": [{"key": "a", "title": "A"}]}, "case 17, source 1, author: is missing, and so is the publisher"),
        ({"story": "So [@nobody, 2014]"}, "case 17, story: cites nobody, which is not among the sources."),
        ({"story": "So [@nobody]"}, "case 17, story: has a citation that isn’t complete"),
        ({"questions": ["Why?", ""]}, "case 17, question 2: is empty."),
        ({"lesson_plan": [{"minutes": 0, "activity": "x"}]}, "case 17, step 1, minutes: is less than 1."),
        ({"company": None}, "case 17, company: must be text."),
        ({"canvas": {"title": ""}}, "case 17, canvas, title: is empty."),
        ({"stroy": "x"}, "case 17, stroy: isn’t part of a Rapport file."),
        ({"outcome": "great"}, "case 17, outcome: must be one of"),
        ({"slug": "case-3"}, "case 3, slug: case-3 appears 2 times in this file."),
        ({"period_from": 2014, "period_to": 2004}, "case 17, period to: is before the year"),
    ],
)
def test_fault_is_named_with_its_place(changes: dict[str, Any], problem: str) -> None:
    content = fifty(**changes)
    if "sources" not in changes and "story" not in changes:
        content["cases"][16] |= {"sources": [SOURCE], "story": "Fans help.", "afterwards": ""}
    found = problems_in(content)
    assert any(each.startswith(problem) for each in found), found


def test_every_fault_is_named() -> None:
    content = fifty(title="")
    content["cases"][1]["region"] = 7
    assert problems_in(content) == ["case 2, region: must be text.", "case 17, title: is empty."]


@pytest.mark.parametrize("content", [[], {}, {"cases": []}, {"cases": {}}, "x", {"schema_version": 2, "cases": []}])
def test_what_is_no_file_of_cases_is_refused(content: object) -> None:
    assert problems_in(content)


@pytest.mark.django_db
def test_one_bad_case_refuses_all_fifty(ada: User, tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.json", tmp_path / "good.json"
    bad.write_text(json.dumps(fifty(title="")))
    good.write_text(json.dumps(fifty()))
    told = StringIO()
    with pytest.raises(SystemExit, match="1"):
        call_command("import_cases", str(good), str(bad), stderr=told)
    assert f"{bad}: case 17, title: is empty." in told.getvalue()
    assert not CaseStudy.objects.exists()
    call_command("import_cases", str(good), stdout=StringIO())
    assert (CaseStudy.objects.count(), Canvas.objects.count()) == (50, 50)
    assert set(CaseStudy.objects.values_list("state", flat=True)) == {"draft"}


@pytest.mark.django_db
def test_taken_address_refuses_all(case: CaseStudy, tmp_path: Path) -> None:
    file = tmp_path / "cases.json"
    file.write_text(json.dumps(fifty(slug="lego")))
    told = StringIO()
    with pytest.raises(SystemExit):
        call_command("import_cases", str(file), stderr=told)
    assert "case 17, slug: lego. Another case has this address already" in told.getvalue()
    assert CaseStudy.objects.count() == Canvas.objects.count() == 1


@pytest.mark.django_db
def test_exported_cases_can_be_imported_elsewhere() -> None:
    load_cases()
    written = StringIO()
    call_command("export_cases", "lego", "amazon", stdout=written)
    cases = read_cases(written.getvalue().encode())
    assert [case.slug for case in cases] == ["amazon", "lego"]
    assert len(list(export_cases())) == len(case_slugs())
    with pytest.raises(SystemExit):
        call_command("export_cases", "nobody", stderr=StringIO())


def upload(client: Client, content: object) -> Any:
    file = SimpleUploadedFile("cases.json", json.dumps(content).encode(), "application/json")
    return client.post("/curation/files/", {"file": file})


def test_cases_are_imported_and_exported_on_the_page(ada: User) -> None:
    curator = signed_in(ada)
    assert curator.get("/curation/files/").status_code == 200
    assert curator.post("/curation/files/").status_code == 422
    refused = upload(curator, fifty(title=""))
    assert refused.status_code == 422
    assert "case 17, title: is empty." in refused.text
    assert not CaseStudy.objects.exists()
    assert upload(curator, fifty()).status_code == 303
    assert CaseStudy.objects.count() == 50
    downloaded = curator.get("/curation/files/cases.json")
    assert len(read_cases(downloaded.content)) == 50
    one = CaseStudy.objects.get(slug="case-9")
    (exported,) = read_cases(curator.get(f"/curation/{one.pk}/case.json").content)
    assert exported.slug == "case-9"
    assert upload(curator, fifty()).status_code == 422
