"""Django's admin without an address, and without searches, that take too long."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest, HttpResponseBase

from canvas_app.web.errors import show_error

# Each word of a search is several conditions, and databases take a limited number of them.
LONGEST_QUERY = 1_000
TOO_LONG = "Search for fewer words."


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
        """Return a view that only staff may see, which refuses a query that is too long."""
        shown = super().admin_view(view, cacheable)

        @wraps(view)
        def bounded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if len(request.META["QUERY_STRING"]) > LONGEST_QUERY:
                return show_error(request, 400, TOO_LONG)
            return shown(request, *args, **kwargs)

        return cast("View", bounded)
