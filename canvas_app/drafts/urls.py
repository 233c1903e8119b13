"""URLs for drafting a canvas from two answers."""

from django.urls import URLPattern, URLResolver, path

from canvas_app.drafts import views

app_name = "drafts"
urlpatterns: list[URLPattern | URLResolver] = [
    path("draft/", views.answers, name="answers"),
    path("draft/review/", views.review, name="review"),
    path("draft/pattern/", views.pattern, name="pattern"),
    path("draft/canvas/", views.canvas, name="canvas"),
]
