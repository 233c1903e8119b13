"""allauth's views, restricted to GET, HEAD and POST, with status 422 for invalid forms."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from allauth.account import views as allauth
from allauth.account.utils import get_next_redirect_url
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.messages import get_messages, warning
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_http_methods

from canvas_app.accounts.data_providers import find_recipient, present_destination

View = Callable[..., HttpResponseBase]


def offer(view: View) -> View:
    """Wrap a view of allauth: allow only GET, HEAD and POST, and respond with 422 to an invalid form."""

    @wraps(view)
    def offered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        form = (getattr(response, "context_data", None) or {}).get("form")
        if response.status_code == HTTPStatus.OK and form is not None and form.is_bound and form.errors:
            response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response

    return require_http_methods(["GET", "HEAD", "POST"])(offered)


def address(request: HttpRequest) -> HttpResponseBase:
    """Show allauth's page for changing the e-mail address.

    Raise SuspiciousOperation for its action that makes another address primary: only a verification link may do that.
    """
    if "action_primary" in request.POST:
        raise SuspiciousOperation("An address is proved by the link mailed to it, not by asking for it.")
    message_count = len(get_messages(request))
    response: HttpResponseBase = allauth.email(request)
    if "action_send" in request.POST and len(get_messages(request)) == message_count:
        # allauth adds no message if its rate limit keeps it from sending another link.
        warning(
            request,
            "We sent you a link less than three minutes ago. Check your inbox, or try again in a few minutes.",
        )
    return response


class SignIn(allauth.LoginView):
    """Sign-in view that fills in the address to which an invitation was sent."""

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "login": _recipient(self.request)}


class SignUp(allauth.SignupView):
    """Sign-up view that fills in the address to which an invitation was sent."""

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "email": _recipient(self.request)}


def _recipient(request: HttpRequest) -> str:
    return find_recipient(request.GET.get(REDIRECT_FIELD_NAME, ""))


class ConfirmAddress(allauth.ConfirmEmailView):
    """Confirmation view that goes on to where the user was going, if that is a page of this site.

    Links used twice (a double click is enough) get a page instead of a bare 404.
    """

    def get_next_url(self) -> str | None:
        """Return the page that the user was going to; None if there is none, or it is on another site."""
        destination = get_next_redirect_url(self.request)
        return present_destination(destination) if destination else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"destination": self.get_next_url()}

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response: HttpResponse = super().post(*args, **kwargs)
        except Http404:
            self.object = None
            return self.render_to_response(self.get_context_data(), status=HTTPStatus.NOT_FOUND)
        return response


confirm_address = ConfirmAddress.as_view()
sign_in = SignIn.as_view()
sign_up = SignUp.as_view()
