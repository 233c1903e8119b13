"""URLs of the reference pages."""

from django.urls import URLPattern, URLResolver, path, register_converter

from canvas_app.catalogue import views
from relationships.catalog.entries.entry import Kind


class KindConverter:
    """URL converter for kinds of entries."""

    regex = "|".join(Kind.values)

    def to_python(self, value: str) -> Kind:
        return Kind(value)

    def to_url(self, value: str) -> str:
        return Kind(value).value


register_converter(KindConverter, "kind")

app_name = "catalogue"
urlpatterns: list[URLPattern | URLResolver] = [
    path("catalogue/", views.catalogue, name="catalogue"),
    path("catalogue/weights/", views.weights, name="weights"),
    path("checks/", views.checks, name="checks"),
    path("checks/<slug:code>/", views.check, name="check"),
    path("<kind:kind>/", views.entries, name="entries"),
    path("<kind:kind>/<slug:slug>/", views.entry, name="entry"),
]
