"""Checks of a submitted form: decoding takes little time, and it is UTF-8, or Django would replace invalid bytes."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.http.multipartparser import MultiPartParser

REPLACED = "\N{REPLACEMENT CHARACTER}"
# Latin-1 maps each byte to one character.
BYTE_ENCODING = "latin-1"
URL_ENCODED, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"
# Python decodes two million escapes (%41) a second, so the longest form would block a thread for more than a second. A
# hundred notes of the greatest length have 200,000 escapes, if all of them are written in emoji.
MOST_ESCAPES = 300_000
# Browsers escape every byte above 127. Python decodes each run between such bytes by itself, even more slowly.
MOST_UNESCAPED_BYTES = 50_000
ASCII = bytes(range(128))
# Python reads half a million parameters of headers a second, so parts that consist of them would block a thread for
# several seconds. Browsers send two headers with three parameters at most, and a text in a form has one of each.
MOST_PARAMETERS = 5 * settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
# Django reads no longer headers, and no more parts; it counts what is before and after them too.
LONGEST_HEAD_BYTES = 1024
MOST_PARTS = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + settings.DATA_UPLOAD_MAX_NUMBER_FILES + 3


def has_too_many_escapes(request: HttpRequest) -> bool:
    """Return whether decoding the form would take long. Read the body before the form is parsed."""
    if request.method != "POST" or request.content_type != URL_ENCODED:
        return False
    if request.body.count(b"%") > MOST_ESCAPES:
        return True
    return len(request.body.translate(None, delete=ASCII)) > MOST_UNESCAPED_BYTES


def has_too_many_parameters(request: HttpRequest) -> bool:
    """Return whether reading the headers of the parts of a form would take long. Read the body before it is parsed."""
    if request.method != "POST" or request.content_type != MULTIPART:
        return False
    boundary = (request.content_params or {}).get("boundary", "")
    return sum(head.count(b";") + head.count(b"\n") for head in _heads(request.body, boundary)) > MOST_PARAMETERS


def _heads(body: bytes, boundary: str) -> Iterable[bytes]:
    parts = body.split(b"--" + boundary.encode(), MOST_PARTS)
    return (part[:LONGEST_HEAD_BYTES].partition(b"\r\n\r\n")[0] for part in parts)


def is_text(request: HttpRequest) -> bool:
    """Return whether the names and values of the form are valid UTF-8; uploaded files are not checked.

    Read the body before the form is parsed. Raise the same errors as Django for a form that it cannot parse.
    """
    # A multipart form can be parsed a second time only from the body.
    if request.method != "POST" or not request.body:
        return True
    # Django reads unescaped bytes as Latin-1 if they are not UTF-8.
    if request.content_type == URL_ENCODED and not _is_utf_8(request.body):
        return False
    # The text itself may contain the replacement character: only the bytes can tell.
    return not any(REPLACED in text for text in _texts(request.POST)) or _has_valid_bytes(request)


def _texts(form: QueryDict) -> Iterable[str]:
    return (text for name, values in form.lists() for text in (name, *values))


def _has_valid_bytes(request: HttpRequest) -> bool:
    if request.content_type == URL_ENCODED:
        return _is_utf_8(unquote_to_bytes(request.body))
    form, _ = MultiPartParser(request.META, BytesIO(request.body), [], BYTE_ENCODING).parse()
    return all(_is_utf_8(text.encode(BYTE_ENCODING)) for text in _texts(form))


def _is_utf_8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True
