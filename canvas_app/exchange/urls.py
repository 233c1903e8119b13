"""URLs for import, export and printing."""

from django.urls import URLPattern, URLResolver, path, register_converter
from django.urls.converters import StringConverter

from canvas_app.exchange import export_views, readings_views, shared_views, views
from canvas_app.exchange.export_form import GuideFormat
from relationships.document.canvas import SCHEMA_VERSION


class GuideFormatConverter(StringConverter):
    regex = "|".join(GuideFormat.values)


register_converter(GuideFormatConverter, "guide_format")

app_name = "exchange"
INDICATOR = "canvases/<uuid:canvas_id>/indicators/<uuid:indicator_id>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("canvases/import/", views.import_canvas, name="import"),
    path("canvases/<uuid:canvas_id>/document.json", views.document, name="document"),
    path("canvases/<uuid:canvas_id>/export/", export_views.export, name="export"),
    path("canvases/<uuid:canvas_id>/export/file/", export_views.export_file, name="export_file"),
    path("canvases/<uuid:canvas_id>/guide.<guide_format:guide_format>", export_views.guide, name="guide"),
    path("canvases/<uuid:canvas_id>/print/", views.print_canvas, name="print"),
    path(f"{INDICATOR}readings/import/", readings_views.readings_import, name="readings_import"),
    path(f"{INDICATOR}readings.csv", readings_views.readings, name="readings"),
    path("shared/<slug:token>/print/", shared_views.print_shared, name="print_shared"),
    path(f"schema/canvas-{SCHEMA_VERSION}.json", views.schema, name="schema"),
]
