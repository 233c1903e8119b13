"""Root URL configuration."""

from django.contrib import admin
from django.urls import include, path

from canvas_app.web import landing

urlpatterns = [
    path("", landing.home, name="home"),
    path("accounts/", include("canvas_app.accounts.urls")),
    path("admin/", admin.site.urls),
    path("", include("canvas_app.boards.urls")),
    path("", include("canvas_app.case_studies.urls")),
    path("", include("canvas_app.catalogue.urls")),
    path("", include("canvas_app.drafts.urls")),
    path("", include("canvas_app.exchange.urls")),
    path("", include("canvas_app.case_studies.library.urls")),
]

handler400 = "canvas_app.web.errors.bad_request"
handler403 = "canvas_app.web.errors.forbidden"
handler404 = "canvas_app.web.errors.not_found"
# Looked up by django-allauth.
handler429 = "canvas_app.web.errors.too_many_requests"
handler500 = "canvas_app.web.errors.server_error"
