"""Import of canvases that are as large as allowed, and larger."""

import pytest

from canvas_app.exchange.canvas_json import CanvasFile, read_canvas, write_canvas
from canvas_app.uploads.json_decoding import LONGEST, MAX_COMMAS, Unreadable
from relationships.document.sizes import MOST, Size
from tests.relationships.document.largest import largest_document


def test_largest_canvas_leaves_and_comes_in_again() -> None:
    document = largest_document()
    content = write_canvas(document, "")
    assert content.count(b",") < MAX_COMMAS
    assert read_canvas(content) == document


def test_list_longer_than_any_of_a_canvas_is_refused_before_it_is_validated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CanvasFile, "model_validate_json", None)
    content = b'{"title": "T", "reviews": [' + b'{"a": 1},' * LONGEST + b"{}]}"
    with pytest.raises(Unreadable, match=f"reviews: has {LONGEST + 1:,} entries; at most {LONGEST:,}"):
        read_canvas(content)


def test_more_readings_than_any_canvas_has_are_refused_before_they_are_validated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(CanvasFile, "model_validate_json", None)
    indicator = b'{"readings": [' + b"{}," * 999 + b"{}]}"
    content = b'{"title": "T", "indicators": [' + (indicator + b",") * 16 + indicator + b"]}"
    with pytest.raises(Unreadable, match="it has more than 16,000 lists and objects"):
        read_canvas(content)


def test_thousands_of_errors_are_not_described_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    described: list[object] = []
    monkeypatch.setattr("canvas_app.uploads.validation_errors._describe", described.append)
    content = b'{"title": "T", "reviews": [' + b'{"a": 1, "b": 1, "c": 1},' * (LONGEST - 1) + b"{}]}"
    with pytest.raises(Unreadable, match="This isn’t a Rapport file: it has more than 5,000 errors"):
        read_canvas(content)
    assert described == []


@pytest.mark.parametrize("size", Size)
def test_file_with_more_than_allowed_of_anything_is_refused(size: Size, monkeypatch: pytest.MonkeyPatch) -> None:
    content = write_canvas(largest_document(), "")
    monkeypatch.setitem(MOST, size, MOST[size] - 1)
    with pytest.raises(Unreadable, match=f"{size}; a canvas can have at most {MOST[size]:,} {size}"):
        read_canvas(content)
