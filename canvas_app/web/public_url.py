"""Absolute URLs below PUBLIC_URL, for messages and files that leave the site."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.http import HttpRequest


def public_url(request: HttpRequest, path: str) -> str:
    """Return the absolute URL of a path, below PUBLIC_URL or else at the host of the request."""
    return with_public_host(request.build_absolute_uri(path))


def public_host(request: HttpRequest) -> str:
    """Return the public host name of the site, with its port if it has one."""
    return urlsplit(settings.PUBLIC_URL).netloc or request.get_host()


def with_public_host(url: str) -> str:
    """Return an absolute URL of this site moved below PUBLIC_URL, or unchanged if that is not set."""
    if not settings.PUBLIC_URL:
        return url
    public = urlsplit(settings.PUBLIC_URL)
    return urlunsplit(urlsplit(url)._replace(scheme=public.scheme, netloc=public.netloc))
