"""Views for the user's own account: profile, export and deletion."""

from http import HTTPStatus

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from canvas_app.accounts.actions.deletion import DeletionBlockedError, delete_account
from canvas_app.accounts.actions.profile import change_profile
from canvas_app.accounts.data_providers import blocks_deletion, goes_along
from canvas_app.accounts.export import write_account
from canvas_app.accounts.forms.profile import DeletionForm, ProfileForm
from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.web.errors import show_error
from canvas_app.web.hourly_limit import HourlyLimit
from canvas_app.web.reader_formats import browser_formats
from canvas_app.web.requests import redirect

DATA_LIMIT = HourlyLimit("account-data", 10, "downloaded your data {} times")
require_page = require_http_methods(["GET", "HEAD", "POST"])


@require_page
@require_signed_in
def profile(request: AuthenticatedRequest) -> HttpResponse:
    """Show and save display name, theme and formats, with links to the other account pages."""
    user = request.user
    initial = {name: getattr(user, name) for name in ("display_name", "theme", "number_format", "date_format")}
    data = request.POST if request.method == "POST" else None
    form = ProfileForm(data, initial=initial, browser=browser_formats(request))
    if form.is_valid():
        change_profile(user, **form.cleaned_data)
        messages.success(request, "Profile saved.")
        return redirect(request, "accounts:profile")
    addresses = EmailAddress.objects.filter(user=user)
    context = {
        "form": form,
        "is_verified": addresses.filter(email=user.email, verified=True).exists(),
        "pending": addresses.exclude(email=user.email).first(),
    }
    return render(request, "accounts/profile.html", context, status=_status(form))


@require_safe
@require_signed_in
def data(request: AuthenticatedRequest) -> HttpResponseBase:
    """Return all data about the user as a JSON download."""
    if refusal := DATA_LIMIT.refusal(request.user.pk):
        return show_error(request, HTTPStatus.TOO_MANY_REQUESTS, refusal)
    response = StreamingHttpResponse(write_account(request.user), content_type="application/json")
    name = f"rapport-account-{timezone.localdate().isoformat()}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@sensitive_post_parameters("password")
@require_page
@require_signed_in
def deletion(request: AuthenticatedRequest) -> HttpResponse:
    """Show what is deleted with the account and what to hand over first; delete it if the password is correct."""
    user = request.user
    form = DeletionForm(request.POST if request.method == "POST" else None, user=user)
    blocking = blocks_deletion(user)
    if not blocking and form.is_valid():
        email = user.email
        try:
            delete_account(user)
        except DeletionBlockedError as blocked:
            blocking = list(blocked.links)
        else:
            logout(request)
            get_adapter().send_mail("account/email/account_deleted", email, {})
            messages.success(request, "Your account has been deleted. Thank you for using Rapport.")
            return redirect(request, "home")
    context = {"form": form, "blocking": blocking, "going": goes_along(user)}
    status = HTTPStatus.CONFLICT if blocking and form.is_bound else _status(form)
    return render(request, "accounts/deletion.html", context, status=status)


def _status(form: ProfileForm | DeletionForm) -> int:
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound and form.errors else HTTPStatus.OK
