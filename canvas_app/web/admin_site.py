"""Django's admin without an address, and without searches, that take too long."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any, cast

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.contrib.admin.views.main import SEARCH_VAR
from django.db import DataError
from django.db.models.constants import LOOKUP_SEP
from django.http import HttpRequest, HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.utils.text import smart_split

from canvas_app.web.errors import show_error

# Each word of a search is several conditions, and databases take a limited number of them.
LONGEST_QUERY = 1_000
# And each word is looked for in every row: a search for 450 took a second for each 25,000 notes.
MOST_WORDS = 20
TOO_LONG = "Search for fewer words."
# The conditions that the filters of the lists set. Django would take others too: a regular expression that takes for
# ever, or one that the database refuses.
LOOKUPS = ("exact", "isempty", "isnull", "gte", "lt", "year", "month", "day")
NOT_OFFERED = "This list has no such filter."


class SiteConfig(AdminConfig):
    default_site = "canvas_app.web.admin_site.Site"


class Site(AdminSite):
    """The admin."""

    def get_urls(self) -> list[Any]:
        """Return the addresses of all pages.

        What is left out leads to an object's page on the site; no object has one. Its pattern has two parts that may
        both hold slashes, so that an address of 30,000 slashes is matched for six seconds.
        """
        return [pattern for pattern in super().get_urls() if getattr(pattern, "name", "") != "view_on_site"]

    def admin_view[View: Callable[..., HttpResponseBase]](self, view: View, cacheable: bool = False) -> View:
        """Return a view that only staff may see, which refuses a query that is too long or has unknown conditions."""
        shown = super().admin_view(view, cacheable)

        @wraps(view)
        def bounded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if len(request.META["QUERY_STRING"]) > LONGEST_QUERY or _has_too_many_words(request):
                return show_error(request, 400, TOO_LONG)
            if not all(map(_is_offered, request.GET)):
                return show_error(request, 400, NOT_OFFERED)
            return _answer_query(request, partial(shown, request, *args, **kwargs))

        return cast("View", bounded)


def _answer_query(request: HttpRequest, show: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """Return a page, or 400 if it fails on the query, such as a date out of range."""
    try:
        response = show()
        return response.render() if isinstance(response, SimpleTemplateResponse) else response
    except (DataError, OverflowError, ValueError):
        if not request.GET:
            raise
        return show_error(request, 400, NOT_OFFERED)


def _has_too_many_words(request: HttpRequest) -> bool:
    return any(len([*smart_split(text)]) > MOST_WORDS for text in request.GET.getlist(SEARCH_VAR))


def _is_offered(parameter: str) -> bool:
    field, _, lookup = parameter.rpartition(LOOKUP_SEP)
    return not field or lookup in LOOKUPS
