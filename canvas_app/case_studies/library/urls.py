"""URLs of the public library."""

from django.urls import URLPattern, URLResolver, path

from canvas_app.case_studies.library.views import afterwards, canvas, case, gallery, pictures, reports, start

CASE = "cases/<slug:slug>/"
CANVAS = f"{CASE}canvas/"
NOTE = f"{CANVAS}notes/<uuid:note_id>/"

app_name = "library"
urlpatterns: list[URLPattern | URLResolver] = [
    path("sitemap.xml", gallery.sitemap, name="sitemap"),
    path("cases/", gallery.gallery, name="gallery"),
    path(CASE, case.case, name="case"),
    path(f"{CASE}afterwards/", afterwards.afterwards, name="afterwards"),
    path(f"{CASE}start/", start.start, name="start"),
    path(f"{CASE}error/", reports.report, name="report"),
    path(f"{CASE}error/sent/", reports.reported, name="reported"),
    path(f"{CASE}preview.png", pictures.picture, name="picture"),
    path(CANVAS, canvas.canvas, name="canvas"),
    path(f"{CANVAS}findings/", canvas.findings, name="findings"),
    path(NOTE, canvas.note, name="note"),
    path(f"{NOTE}summary/", canvas.note_summary, name="note_summary"),
    path(f"{NOTE}findings/", canvas.note_findings, name="note_findings"),
    path(f"{CANVAS}<slug:name>/", canvas.lens, name="lens"),
]
