"""The landing page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from canvas_app.web.requests import redirect


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the landing page; redirect users who are signed in to their canvases."""
    if request.user.is_authenticated:
        return redirect(request, "boards:list")
    return render(request, "landing.html")
