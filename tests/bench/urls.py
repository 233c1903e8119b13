"""The product's URLs and those of the floor."""

from django.urls import include, path

from canvas_app.urls import handler400, handler403, handler404, handler500
from tests.bench import floor

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    path("", include("canvas_app.urls")),
    path("floor/<int:pk>/", floor.board),
    path("floor/notes/<int:pk>/", floor.edit),
]
