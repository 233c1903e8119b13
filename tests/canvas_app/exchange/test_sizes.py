"""Import of canvases that are as large as allowed, and larger."""

import pytest

from canvas_app.exchange.canvas_json import read_canvas, write_canvas
from canvas_app.exchange.json_decoding import MAX_COMMAS, Unreadable
from relationships.document.sizes import MOST, Size
from tests.relationships.document.largest import largest_document


def test_largest_canvas_leaves_and_comes_in_again() -> None:
    document = largest_document()
    content = write_canvas(document, "")
    assert content.count(b",") < MAX_COMMAS
    assert read_canvas(content) == document


@pytest.mark.parametrize("size", Size)
def test_file_with_more_than_allowed_of_anything_is_refused(size: Size, monkeypatch: pytest.MonkeyPatch) -> None:
    content = write_canvas(largest_document(), "")
    monkeypatch.setitem(MOST, size, MOST[size] - 1)
    with pytest.raises(Unreadable, match=f"{size}; a canvas holds {MOST[size]:,} {size} at most"):
        read_canvas(content)
