"""Check that a submitted form is UTF-8; Django would silently replace invalid bytes."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, QueryDict
from django.http.multipartparser import MultiPartParser

REPLACED = "\N{REPLACEMENT CHARACTER}"
# Latin-1 maps each byte to one character.
BYTE_ENCODING = "latin-1"


def is_text(request: HttpRequest) -> bool:
    """Return whether the names and values of the form are valid UTF-8; uploaded files are not checked.

    Read the body before the form is parsed. Raise the same errors as Django for a form that it cannot parse.
    """
    if request.method != "POST":
        return True
    if request.content_type == "application/x-www-form-urlencoded":
        return _is_utf_8(unquote_to_bytes(request.body))
    if request.content_type != "multipart/form-data" or not request.body:
        return True
    # The text itself may contain the replacement character: only the bytes can tell.
    return not any(REPLACED in text for text in _texts(request.POST)) or _is_utf_8_in_parts(request)


def _texts(form: QueryDict) -> Iterable[str]:
    return (text for name, values in form.lists() for text in (name, *values))


def _is_utf_8_in_parts(request: HttpRequest) -> bool:
    form, _ = MultiPartParser(request.META, BytesIO(request.body), [], BYTE_ENCODING).parse()
    return all(_is_utf_8(text.encode(BYTE_ENCODING)) for text in _texts(form))


def _is_utf_8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True
