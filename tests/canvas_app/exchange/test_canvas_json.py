"""Canvases as JSON files: round trips, and errors for invalid files."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_app.exchange.canvas_json import canvas_schema, read_canvas, write_canvas
from canvas_app.exchange.file_names import file_name
from canvas_app.uploads.json_decoding import Unreadable
from relationships.catalog.blocks import ATTRIBUTION, Block
from relationships.document.canvas import CanvasDocument
from relationships.document.integrity import A_SEGMENT
from relationships.samples import load_sample, sample_names
from tests.relationships.strategies import documents, patiently

ADDRESS = "https://rapport.example/schema/canvas-1.json"
KEY = str(UUID(int=1))


def problems(content: bytes | str | dict[str, Any]) -> list[str]:
    text = json.dumps(content) if isinstance(content, dict) else content
    with pytest.raises(Unreadable) as caught:
        read_canvas(text.encode() if isinstance(text, str) else text)
    return caught.value.problems


def with_note(**fields: Any) -> dict[str, Any]:
    return {"title": "T", "blocks": {"channels": [{"id": KEY, "text": "x", **fields}]}}


@patiently
@given(documents())
def test_what_is_written_is_read_again(document: CanvasDocument) -> None:
    assert read_canvas(write_canvas(document, ADDRESS)) == document


@patiently
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_refused_in_words(content: bytes) -> None:
    assert all(problems(content))


@patiently
@given(documents(4), st.data())
def test_damaged_file_is_read_or_refused_in_words(document: CanvasDocument, data: st.DataObject) -> None:
    content = write_canvas(document, ADDRESS)
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(content))] * 2)))
    damaged = content[:start] + data.draw(st.binary(max_size=8)) + content[end:]
    with suppress(Unreadable):
        read_canvas(damaged)


def test_target_and_measurement_out_of_range_are_refused_with_their_place() -> None:
    readings = [{"id": str(UUID(int=2)), "date": "2026-05-03", "value": "-120"}]
    score = {"id": KEY, "name": "NPS", "code": "net_promoter_score", "target": "120", "readings": readings}
    found = problems({"title": "T", "indicators": [score]})
    assert [("120 is too high" in found[0], "−120 is too low" in found[1]), len(found)] == [(True, True), 2]
    own = {**score, "code": ""}
    assert read_canvas(json.dumps({"title": "T", "indicators": [own]}).encode()).indicators[0].target == 120


def test_file_names_its_schema_its_version_and_the_template_it_shows() -> None:
    content = json.loads(write_canvas(CanvasDocument(title="T"), ADDRESS))
    assert content == {
        "$schema": ADDRESS,
        "attribution": ATTRIBUTION,
        "schema_version": 1,
        "title": "T",
        "description": "",
        "stage": "idea",
        "market_pattern": None,
        "currency": "EUR",
        "sources": [],
    }
    assert list(content)[:4] == ["$schema", "attribution", "schema_version", "title"]


def test_file_is_readable_text() -> None:
    text = write_canvas(CanvasDocument(title="Käse & <Brot>"), ADDRESS).decode()
    assert '  "title": "Käse & <Brot>",\n' in text
    assert text.endswith("}\n")


@pytest.mark.parametrize("name", sample_names())
def test_sample_makes_the_way_out_and_in(name: str) -> None:
    assert read_canvas(write_canvas(load_sample(name), ADDRESS)) == load_sample(name)


def test_byte_order_mark_is_passed_over() -> None:
    assert read_canvas(b'\xef\xbb\xbf{"title": "T"}') == CanvasDocument(title="T")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "This is empty."),
        (b" \n\t", "This is empty."),
        (b"nonsense", "This isn’t JSON. Import a file that was exported from Rapport."),
        (
            b'{\n  "title": "T"',
            "This isn’t valid JSON: it ends too early; was it copied completely? (line 2, column 14).",
        ),
        (
            b'{"title": "T"} x',
            "This isn’t valid JSON: there is more text after its end (line 1, column 16).",
        ),
        (b'{"title": "a\0b"}', "This isn’t valid JSON: there is a control character in a text (line 1, column 13)."),
        (b'{"title": "\\ud800"}', "This isn’t valid JSON: half of a surrogate pair is missing (line 1, column 18)."),
        (b'{"title": NaN}', "This isn’t valid JSON: a value is missing or isn’t allowed (line 1, column 11)."),
        (b'{"title": -Infinity}', "This isn’t valid JSON: there is an invalid number (line 1, column 12)."),
        (
            '{"ä": "ö" 1}'.encode(),
            "This isn’t valid JSON: a comma or a closing brace } is missing (line 1, column 11).",
        ),
        (b"[1 2]", "This isn’t valid JSON: a comma or a closing bracket ] is missing (line 1, column 4)."),
        (b'{"title" 1}', "This isn’t valid JSON: a colon is missing after a name (line 1, column 10)."),
        (b"{title: 1}", "This isn’t valid JSON: a name must be in double quotation marks (line 1, column 2)."),
        (b'{\n"title": "\xff"}', "This file isn’t valid UTF-8: see byte 13 in line 2."),
        (
            '{"title": "T"}'.encode("utf-16"),
            "This file is in UTF-16 or UTF-32. Save it as UTF-8, then try again.",
        ),
        (
            '{"title": "T"}'.encode("utf-32-be"),
            "This file is in UTF-16 or UTF-32. Save it as UTF-8, then try again.",
        ),
    ],
)
def test_text_that_is_no_json_is_refused_with_its_place(content: bytes, message: str) -> None:
    assert problems(content) == [message]


def test_more_than_eight_megabytes_are_refused_unread() -> None:
    with pytest.raises(Unreadable) as caught:
        read_canvas(b" " * (8 * 1024 * 1024 + 1))
    assert caught.value.is_too_large
    assert caught.value.problems == ["This file is too large. At most 8 MB are allowed."]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[]", "The file must contain a JSON object, in braces { }."),
        ("null", "The file must contain a JSON object, in braces { }."),
        ('"T"', "The file must contain a JSON object, in braces { }."),
        ("{}", "title: is missing (at /title)."),
        ({"title": " "}, "title: is empty (at /title)."),
        ({"title": 7}, "title: must be text (at /title)."),
        ({"title": "a\nb"}, "title: must be a single line (at /title)."),
        ({"title": "a\0b"}, "title: contains the character U+0000, which isn’t allowed in text (at /title)."),
        ({"title": "a\u202eb"}, "title: contains the character U+202E, which isn’t allowed in text (at /title)."),
        ({"title": "T", "owner": 1}, "owner: isn’t part of a Rapport file (at /owner)."),
        (
            {"title": "T", "currency": "XXX"},
            "currency: isn’t a currency code of ISO 4217, such as EUR (at /currency).",
        ),
        ({"title": "T", "blocks": {"teams": []}}, "teams: isn’t a block of the canvas (at /blocks/teams)."),
        ({"title": "T", "blocks": {"channels": {}}}, "Channels: must be a list in brackets (at /blocks/channels)."),
        (
            with_note(text="x" * 501),
            "Channels, note 1, text: is longer than 500 characters (at /blocks/channels/0/text).",
        ),
        (with_note(id="7"), "Channels, note 1, id: must be an id (a UUID) (at /blocks/channels/0/id)."),
        (
            with_note(evidence={"date": "0000-00-00"}),
            "Channels, note 1, evidence, date: isn’t a valid date (at /blocks/channels/0/evidence/date).",
        ),
        (
            with_note(segments=[KEY]),
            f"Channels, note 1, segments: {KEY} isn’t {A_SEGMENT} (at /blocks/channels/0/segments).",
        ),
        (
            '{"title": "T", "blocks": {"channels": [{"text": "a", "text": "b"}]}}',
            "Channels, note 1, text: appears twice here; one value would be lost (at /blocks/channels/0/text).",
        ),
        ({"title": "T", "a/b~c": 1}, "a/b~c: isn’t part of a Rapport file (at /a~1b~0c)."),
        ({"title": "T", "\x1b[2J": 1}, "\ufffd[2J: isn’t part of a Rapport file (at /\ufffd[2J)."),
    ],
)
def test_text_that_is_no_canvas_is_refused_with_its_place(content: str | dict[str, Any], message: str) -> None:
    assert problems(content) == [message]


@pytest.mark.parametrize("version", [0, 2, "1", None, 10**30])
def test_file_of_another_version_is_refused_for_that_alone(version: object) -> None:
    message = "This version of Rapport can’t read the file: its schema_version isn’t 1."
    assert problems({"schema_version": version, "unheard": "of", "title": 3}) == [message]


def test_ids_stand_for_one_part_each() -> None:
    note = {"id": KEY, "text": "x"}
    content = {"title": "T", "blocks": {"channels": [note], "key_activities": [note]}}
    assert problems(content) == [f"Key Activities, note 1, id: {KEY} is used twice (at /blocks/key_activities/0/id)."]


def test_a_canvas_holds_1000_notes() -> None:
    notes = [{"id": str(UUID(int=number)), "text": "x"} for number in range(1, 1002)]
    assert problems({"title": "T", "blocks": {"channels": notes}}) == [
        "The file has 1,001 notes; a canvas can have at most 1,000."
    ]
    assert (
        len(read_canvas(json.dumps({"title": "T", "blocks": {"channels": notes[1:]}}).encode()).blocks.channels) == 1000
    )


def test_ten_problems_are_listed_and_the_others_counted() -> None:
    messages = problems({"title": "T", **{f"field {number}": 0 for number in range(25)}})
    assert len(messages) == 11
    assert messages[-1] == "… and 15 more."


def test_long_names_are_cut() -> None:
    [message] = problems({"title": "T", "k" * 100_000: 1})
    assert message == f"{'k' * 40}…: isn’t part of a Rapport file (at /{'k' * 40}…)."


def test_markup_stays_text() -> None:
    text = "<script>alert(1)</script>&amp;"
    assert read_canvas(json.dumps(with_note(text=text)).encode()).blocks.channels[0].text == text


def test_schema_describes_every_block_and_takes_nothing_unknown() -> None:
    schema = canvas_schema(ADDRESS)
    assert (schema["$id"], schema["$schema"]) == (ADDRESS, "https://json-schema.org/draft/2020-12/schema")
    assert (schema["title"], schema["required"]) == ("Business Model Canvas", ["title"])
    assert schema["additionalProperties"] is False
    assert list(schema["$defs"]["Blocks"]["properties"]) == [block.value for block in Block]
    written = set(json.loads(write_canvas(load_sample("lego"), ADDRESS)))
    assert written <= set(schema["properties"])


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Gillette: razors and blades", "Gillette razors and blades.json"),
        ("../../etc/passwd", "etc passwd.json"),
        ('a"b\\c|d', "a b c d.json"),
        ("…", "….json"),
        ("...", "canvas.json"),
        ("con", "canvas con.json"),
        ("Käse\u200f\u2028", "Käse.json"),
        ("x" * 120, f"{'x' * 80}.json"),
    ],
)
def test_file_is_named_after_the_title_as_far_as_every_system_allows(title: str, name: str) -> None:
    assert file_name(title, ".json") == name
    assert not re.search(r'[\x00-\x1f\\/:*?"<>|]', name)
