"""The formats of numbers and dates of whoever sends a request: chosen in the profile, or as in the browser."""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial

from babel import Locale
from babel.numbers import get_decimal_symbol, get_group_symbol
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation.trans_real import parse_accept_lang_header

from canvas_app.web.middleware import GetResponse
from relationships.formats import BRITISH, DateStyle, Formats, NumberStyle, formats_found_by

# Browsers send at most a dozen languages. What follows is not read, so that no header costs more than this.
LONGEST_HEADER = 200
MOST_LANGUAGES = 10
REMEMBERED_HEADERS = 256
# The languages and countries whose formats are known. Each takes about half a megabyte once it is asked for.
_NAMES = """
    en_GB en_US en_AU en_CA en_IE en_IN en_NZ en_SG en_ZA de_DE de_AT de_CH fr_FR fr_BE fr_CA fr_CH it_IT it_CH
    es_ES es_MX pt_PT pt_BR nl_NL nl_BE da_DK nb_NO nn_NO sv_SE fi_FI pl_PL cs_CZ sk_SK hu_HU ro_RO bg_BG
    hr_HR sl_SI et_EE lv_LV lt_LT el_GR tr_TR uk_UA he_IL ar_AE hi_IN bn_IN ja_JP ko_KR zh_CN zh_TW th_TH vi_VN
    id_ID ms_MY
"""
LOCALES = tuple(_NAMES.split())
BY_LANGUAGE = {"no": "nb_NO"} | {name.partition("_")[0]: name for name in reversed(LOCALES)}
BY_TAG = {name.lower().replace("_", "-"): name for name in LOCALES}
INDIAN_GROUPS = (3, 2)
# In the notation of Unicode; MMM would be the name of a month.
NUMBERS_WITH_POINTS = re.compile(r"d{1,2}\. ?M{1,2}\. ?y")


class ReaderFormatsMiddleware:
    """Answer every request in the formats of its sender, found when the first number or date is written."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with formats_found_by(cache(partial(find_formats, request))):
            return self.get_response(request)


def find_formats(request: HttpRequest) -> Formats:
    """Return the formats of the sender of a request."""
    preset = browser_formats(request)
    user = getattr(request, "user", None)
    return chosen_formats(getattr(user, "number_format", ""), getattr(user, "date_format", ""), preset)


def chosen_formats(numbers: str, dates: str, preset: Formats = BRITISH) -> Formats:
    """Return the formats that an account has chosen, and those of `preset` for what is empty."""
    return Formats(
        NumberStyle(numbers) if numbers else preset.numbers,
        DateStyle(dates) if dates else preset.dates,
        is_known=bool(numbers) or preset.is_known,
    )


def browser_formats(request: HttpRequest) -> Formats:
    """Return the formats for the languages that the browser asks for; British ones if none of them is known."""
    header: str = request.META.get("HTTP_ACCEPT_LANGUAGE", "")
    return _formats_for(_shorten(header))


def _shorten(header: str) -> str:
    """Return the languages at the start of a header, without one that is cut off."""
    return header if len(header) <= LONGEST_HEADER else header[:LONGEST_HEADER].rpartition(",")[0]


@lru_cache(REMEMBERED_HEADERS)
def _formats_for(header: str) -> Formats:
    tags = [tag for tag, quality in parse_accept_lang_header(header) if quality][:MOST_LANGUAGES]
    name = next(filter(None, map(_locale_name, tags)), None)
    return _formats_of(name) if name else BRITISH


def _locale_name(tag: str) -> str | None:
    """Return the known locale for a language, in another country if need be."""
    return BY_TAG.get(tag) or BY_LANGUAGE.get(tag.partition("-")[0])


@cache
def _formats_of(name: str) -> Formats:
    """Return the formats that come closest to a locale."""
    locale = Locale.parse(name)
    return Formats(_number_style(locale), _date_style(locale), is_known=True)


def _number_style(locale: Locale) -> NumberStyle:
    group = get_group_symbol(locale)
    if get_decimal_symbol(locale) == ",":
        return NumberStyle.POINT_COMMA if group == "." else NumberStyle.SPACE_COMMA
    if locale.decimal_formats[None].grouping == INDIAN_GROUPS:
        return NumberStyle.INDIAN
    return NumberStyle.APOSTROPHE_POINT if group in "'’" else NumberStyle.COMMA_POINT


def _date_style(locale: Locale) -> DateStyle:
    """Return points if dates of medium length are numbers with points, else the style with the same order."""
    if NUMBERS_WITH_POINTS.match(locale.date_formats["medium"].pattern):
        return DateStyle.POINTS
    pattern = locale.date_formats["long"].pattern
    first = min("dMy", key=pattern.index)
    return {"d": DateStyle.DAY_FIRST, "M": DateStyle.MONTH_FIRST, "y": DateStyle.ISO}[first]
