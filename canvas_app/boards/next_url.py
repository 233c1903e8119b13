"""The page to which a form of a canvas redirects: the one in `next`, or a default."""

from django.http import HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.web.requests import redirect


def next_page(request: AuthenticatedRequest) -> str:
    """Return the path in the `next` parameter; empty if it is missing or leads to another site."""
    address = request.POST.get("next") or request.GET.get("next", "")
    is_ours = (
        address.startswith("/")
        and address.isprintable()
        and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    )
    return address if is_ours else ""


def redirect_next(request: AuthenticatedRequest, to: str, **arguments: object) -> HttpResponse:
    """Redirect to the `next` parameter, or else to the URL named `to` with its arguments."""
    if address := next_page(request):
        return redirect(request, address)
    return redirect(request, to, **arguments)
