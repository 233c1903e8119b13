"""Types of files that are not canvases or tables, recognized by their first bytes."""

import pytest

from canvas_app.uploads.file_types import SNIFFED_BYTES, detect_type
from tests.growth import growth_fault


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\n<!DOCTYPE html><html>", "a web page (HTML)"),
        (b'<?xml version="1.0"?>\n<!-- a --> <!-- b -->\n<HTML>', "a web page (HTML)"),
        (b"<!-- a --><!-- never ends <html>", ""),
        (b"<!--><html>-->", ""),
        (b"<!--><html>--><body>", "a web page (HTML)"),
        (b'<?xml version="1.0"?><svg>', "an SVG image"),
        (b"\xef\xbb\xbf <note>", "an XML file"),
        (b"<!-- a --><note>", ""),
        (b"RIFF\n\0\0\0WEBP", "an image"),
        (b"---\ntitle: T", "a text with markup (Markdown or YAML)"),
        (b"Block,Note\nChannels,Shop\n", "a table (CSV)"),
        (b",,\n,", "a table (CSV)"),
        (b"a\tb\n\t", "a table (CSV)"),
        (b",\n,", ""),
        (b'{"a": 1,\n "b": 2}', ""),
        (b'a {"a", b\nc,d', ""),
        (b"a,b\n[c,d", ""),
    ],
)
def test_file_of_another_type_is_recognized(content: bytes, kind: str) -> None:
    assert detect_type(content) == kind


def test_table_is_no_other_type_where_tables_are_taken() -> None:
    assert detect_type(b"Date,Value\n2026-05-03,46\n", may_be_table=True) == ""


def test_comments_do_not_take_exponential_time() -> None:
    assert not growth_fault(lambda count: detect_type(b"<!---->" * count), 24)


@pytest.mark.parametrize(
    "repeated", [b"<!---->", b"<!--", b"-->", b"<?xml", b" ", b",", b"a,", b"\n", b",\n", b"<", b"a\t"]
)
@pytest.mark.parametrize("end", [b"", b"\n{", b"<!-- "])
def test_time_does_not_depend_on_what_the_file_says(repeated: bytes, end: bytes) -> None:
    assert not growth_fault(lambda length: detect_type(repeated * (length // len(repeated)) + end), SNIFFED_BYTES)
