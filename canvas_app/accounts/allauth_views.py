"""allauth's pages as Rapport offers them: an invalid form answers 422, and only GET and POST are known."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from allauth.account import views as allauth
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.messages import get_messages, warning
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_http_methods

from canvas_app.accounts.data_providers import introduced_address

View = Callable[..., HttpResponseBase]


def offer(view: View) -> View:
    """The page of allauth's `view`, answering an invalid form as Rapport's own pages do."""

    @wraps(view)
    def offered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        form = (getattr(response, "context_data", None) or {}).get("form")
        if response.status_code == HTTPStatus.OK and form is not None and form.is_bound and form.errors:
            response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response

    return require_http_methods(["GET", "HEAD", "POST"])(offered)


def address(request: HttpRequest) -> HttpResponseBase:
    """The page to change the address.

    Making another address the primary one is refused: only following the mailed link may do that.
    """
    if "action_primary" in request.POST:
        raise SuspiciousOperation("An address is proved by the link mailed to it, not by asking for it.")
    told_before = len(get_messages(request))
    response: HttpResponseBase = allauth.email(request)
    if "action_send" in request.POST and len(get_messages(request)) == told_before:
        # allauth keeps quiet when it has not sent another link.
        warning(request, "A link was sent less than three minutes ago. Look into your mailbox, or wait a little.")
    return response


class SignIn(allauth.LoginView):
    """Knows the address of somebody who comes by an invitation."""

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "login": _introduced(self.request)}


class SignUp(allauth.SignupView):
    """Knows the address of somebody who comes by an invitation."""

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "email": _introduced(self.request)}


def _introduced(request: HttpRequest) -> str:
    return introduced_address(request.GET.get(REDIRECT_FIELD_NAME, ""))


class ConfirmAddress(allauth.ConfirmEmailView):
    """Says so when a link is used twice (a double click is enough), where allauth has a bare 404."""

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
