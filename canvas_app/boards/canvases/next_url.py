"""Where a form of a canvas goes on to: back to the page it was on, or to the page that shows what it did."""

from django.http import HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.web.requests import redirect


def came_from(request: AuthenticatedRequest) -> str:
    """The page of this site that a form or a link names in `next`; empty if it names none."""
    address = request.POST.get("next") or request.GET.get("next", "")
    is_ours = (
        address.startswith("/")
        and address.isprintable()
        and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    )
    return address if is_ours else ""


def onwards(request: AuthenticatedRequest, to: str, **arguments: object) -> HttpResponse:
    """Back to where the form was, or else to `to`, a URL's name with its arguments."""
    if address := came_from(request):
        return redirect(request, address)
    return redirect(request, to, **arguments)
