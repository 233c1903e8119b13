"""The format of case studies: what is accepted, and what is refused with its place."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from relationships.cases import CaseFile, load_case, write_case

SOURCE = {"key": "report-2014", "title": "Annual report", "publisher": "Comcast", "url": "https://example.com/a"}
CASE: dict[str, Any] = {
    "schema_version": 1,
    "slug": "comcast",
    "company": "Comcast",
    "title": "Cheaper to call than to cancel",
    "canvas": {"schema_version": 1, "title": "Comcast"},
}


def case_with(**changes: Any) -> CaseFile:
    return CaseFile.model_validate_json(json.dumps(CASE | changes))


def message_for(**changes: Any) -> str:
    with pytest.raises(ValidationError) as raised:
        case_with(**changes)
    (error,) = raised.value.errors()
    return ".".join(map(str, error["loc"])) + ": " + error["msg"].removeprefix("Value error, ")


def test_draft_needs_only_names_and_a_canvas() -> None:
    assert case_with().sources == ()


def test_case_survives_the_way_to_json_and_back() -> None:
    for case in (case_with(sources=[SOURCE], tags=["Churn"]), load_case("lego")):
        assert CaseFile.model_validate_json(write_case(case)) == case


def test_tags_are_lower_case_and_appear_once() -> None:
    assert case_with(tags=["Churn", "churn", "Retention"]).tags == ("churn", "retention")


def test_citation_names_a_source() -> None:
    assert case_with(sources=[SOURCE], story="Many left [@report-2014, 2014].").story
    assert message_for(story="Many left [@report-2014, 2014].") == (
        ": story: cites report-2014, which is not among the sources"
    )


@pytest.mark.parametrize("begun", ["[@report-2014]", "[@report-2014, 14]", "[@Report, 2014]", "[@report-2014, 2014"])
@pytest.mark.parametrize("field", ["story", "lesson", "teaching_notes", "afterwards"])
def test_citation_is_complete(field: str, begun: str) -> None:
    assert message_for(sources=[SOURCE], **{field: f"So {begun}"}) == (
        f"{field}: has a citation that isn’t complete: {begun} (one that is: [@annual-report, 2014])"
    )


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://example.com", "//example.com/", "example.com", "https://", "http://a b.com"]
)
def test_url_is_a_web_address(url: str) -> None:
    expected = "sources.0.url: isn’t an address that begins with https:// or http://"
    assert message_for(sources=[SOURCE | {"url": url}]) == expected


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"period_from": 2014, "period_to": 2004}, ": period_to: is before the year in which the period begins"),
        ({"sources": [SOURCE, SOURCE]}, ": sources: have the key report-2014 twice"),
        (
            {"sources": [{"key": "a", "title": "Annual report"}]},
            "sources.0: author: is missing, and so is the publisher; at least one of them is needed",
        ),
        ({"title": "Two\nlines"}, "title: must be a single line"),
        ({"summary": "x" * 301}, "summary: String should have at most 300 characters"),
        ({"story": "x" * 20_001}, "story: String should have at most 20000 characters"),
    ],
)
def test_fault_is_named_with_its_place(changes: dict[str, Any], message: str) -> None:
    assert message_for(**changes) == message


def test_unknown_field_is_refused() -> None:
    assert message_for(stroy="x") == "stroy: Extra inputs are not permitted"
