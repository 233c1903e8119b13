"""The header that keeps pages with a secret in their URL, and forms on them, out of search engines."""

from django.http import HttpResponse


def unlisted(response: HttpResponse) -> HttpResponse:
    """Return the response with a header that excludes it from search engines.

    Unlike secret links for reading, without `no-referrer`: browsers would send the forms on these pages without an
    origin, and they would be rejected. The policy of the site sends the URL to no other site.
    """
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
