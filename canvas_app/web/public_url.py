"""The address under which the world knows this site: what goes out in messages and files does not follow a request."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.http import HttpRequest


def public_address(request: HttpRequest, path: str) -> str:
    """The absolute address of a path: below PUBLIC_URL, or else at the host that was asked for."""
    return at_public(request.build_absolute_uri(path))


def public_host(request: HttpRequest) -> str:
    """The name of the site, with its port if it has one."""
    return urlsplit(settings.PUBLIC_URL).netloc or request.get_host()


def at_public(address: str) -> str:
    """An absolute address of this site, moved to PUBLIC_URL where that is set."""
    if not settings.PUBLIC_URL:
        return address
    public = urlsplit(settings.PUBLIC_URL)
    return urlunsplit(urlsplit(address)._replace(scheme=public.scheme, netloc=public.netloc))
