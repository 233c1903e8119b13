"""URLs of the curators' pages of case studies."""

from django.urls import URLPattern, URLResolver, path

from canvas_app.case_studies.views import deletion, desk, editions, files, listing, moves, opinions, reports, story

app_name = "case_studies"
urlpatterns: list[URLPattern | URLResolver] = [
    path("curation/", listing.cases, name="list"),
    path("curation/new/", listing.new, name="new"),
    path("curation/files/", files.files, name="files"),
    path("curation/files/cases.json", files.export_all, name="export"),
    path("curation/<int:case_id>/case.json", files.export_one, name="export_one"),
    path("curation/<int:case_id>/", desk.case, name="case"),
    path("curation/<int:case_id>/story/", story.edit, name="story"),
    path("curation/<int:case_id>/preview/", desk.preview, name="preview"),
    path("curation/<int:case_id>/deletion/", deletion.deletion, name="deletion"),
    path("curation/<int:case_id>/state/", moves.move, name="move"),
    path("curation/<int:case_id>/editions/<int:number>/", editions.edition, name="edition"),
    path("curation/<int:case_id>/changes/", editions.changes, name="changes"),
    path("curation/<int:case_id>/opinions/", opinions.links, name="opinion_links"),
    path("curation/<int:case_id>/opinions/<int:link_id>/withdrawal/", opinions.withdrawal, name="opinion_withdrawal"),
    path("curation/<int:case_id>/reports/<int:report_id>/settlement/", reports.settlement, name="report_settlement"),
    path("opinions/<str:token>/", opinions.opinion, name="opinion"),
]
