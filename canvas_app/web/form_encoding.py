"""Whether a form that was sent is text: Django would put a replacement character in the place of what is not UTF-8."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, QueryDict
from django.http.multipartparser import MultiPartParser

REPLACED = "\N{REPLACEMENT CHARACTER}"
# In this encoding each character is a byte.
AS_BYTES = "latin-1"


def is_text(request: HttpRequest) -> bool:
    """Whether names and values of the form are UTF-8; files say themselves what they are.

    Reads the body, before anything reads the form. Raises what Django raises for a form that it cannot read.
    """
    if request.method != "POST":
        return True
    if request.content_type == "application/x-www-form-urlencoded":
        return _is_utf_8(unquote_to_bytes(request.body))
    if request.content_type != "multipart/form-data" or not request.body:
        return True
    # Somebody may have written that very character: only the bytes tell.
    return not any(REPLACED in each for each in _said(request.POST)) or _is_utf_8_in_parts(request)


def _said(form: QueryDict) -> Iterable[str]:
    return (each for name, values in form.lists() for each in (name, *values))


def _is_utf_8_in_parts(request: HttpRequest) -> bool:
    form, _ = MultiPartParser(request.META, BytesIO(request.body), [], AS_BYTES).parse()
    return all(_is_utf_8(each.encode(AS_BYTES)) for each in _said(form))


def _is_utf_8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True
