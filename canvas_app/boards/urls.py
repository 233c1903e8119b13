"""URLs of the pages of a canvas."""

from django.urls import URLPattern, path, register_converter
from django.urls.converters import StringConverter

from canvas_app.boards.access import read_at_once
from canvas_app.boards.board.views import board, history
from canvas_app.boards.canvases.views import archive, canvases, details, filing, folders
from canvas_app.boards.comparison.views import comparison
from canvas_app.boards.findings.views import dismissals, findings
from canvas_app.boards.guidance.views import advice, experiment, questions
from canvas_app.boards.indicators.views import indicator, measurements, readings, review
from canvas_app.boards.lens_registry import LENSES
from canvas_app.boards.notes.views import fields, note, notes, selection, summary, text
from canvas_app.boards.relationships.views import demands, evolution, matrix
from canvas_app.boards.sharing.views import invitations, join_links, joining, links, members, shared
from relationships.catalog.goals import Goal
from relationships.catalog.guiding_questions import GuidingQuestion


class LensConverter(StringConverter):
    regex = "|".join(LENSES)


class QuestionConverter(StringConverter):
    regex = "|".join(GuidingQuestion.values)

    def to_python(self, value: str) -> GuidingQuestion:
        return GuidingQuestion(value)


class GoalConverter(StringConverter):
    regex = "|".join(Goal.values)

    def to_python(self, value: str) -> Goal:
        return Goal(value)


class FindingConverter(StringConverter):
    regex = "[0-9a-f]{16}"


register_converter(LensConverter, "lens")
register_converter(FindingConverter, "finding")
register_converter(GoalConverter, "goal")
register_converter(QuestionConverter, "question")

app_name = "boards"
CANVAS = "canvases/<uuid:canvas_id>/"
NOTE = f"{CANVAS}notes/<uuid:note_id>/"
INDICATOR = f"{CANVAS}indicators/<uuid:indicator_id>/"
READING = f"{INDICATOR}readings/<uuid:reading_id>/"
REVIEW = f"{CANVAS}reviews/<uuid:review_id>/"
FINDING = f"{CANVAS}findings/<finding:key>/"
MEMBER = f"{CANVAS}members/<int:member_id>/"
INVITATION = f"{CANVAS}invitations/<int:invitation_id>/"
FOLDER = "canvases/folders/<int:folder_id>/"
WAITING = "invitations/waiting/<int:invitation_id>/"
urlpatterns: list[URLPattern] = [
    path("canvases/", canvases.canvases, name="list"),
    path("canvases/new/", canvases.new, name="new"),
    path("canvases/samples/<slug:name>/", canvases.new_from_sample, name="new_from_sample"),
    path("canvases/filing/", filing.filing, name="filing"),
    path("canvases/folders/", folders.folders, name="folders"),
    path(FOLDER, folders.folder, name="folder"),
    path(f"{FOLDER}deletion/", folders.folder_deletion, name="folder_deletion"),
    path(CANVAS, board.board, name="board"),
    path(f"{CANVAS}arrangement/", filing.arrangement, name="arrangement"),
    path(f"{CANVAS}details/", details.details, name="details"),
    path(f"{CANVAS}copy/", canvases.copy, name="copy"),
    path(f"{CANVAS}archive/", archive.archive, name="archive"),
    path(f"{CANVAS}restoration/", archive.restoration, name="restoration"),
    path(f"{CANVAS}deletion/", archive.deletion, name="deletion"),
    path(f"{CANVAS}relationships/new/", matrix.new_relationship, name="new_relationship"),
    path(f"{NOTE}cell/", matrix.note_cell, name="note_cell"),
    path(f"{NOTE}stages/", evolution.note_stages, name="note_stages"),
    path(f"{NOTE}span/", evolution.note_span, name="note_span"),
    path(f"{NOTE}consequences/", demands.note_consequences, name="note_consequences"),
    path(f"{NOTE}advice/", advice.advice, name="advice"),
    path(f"{NOTE}test/", experiment.experiment, name="experiment"),
    path(f"{NOTE}questions/", questions.questions, name="questions"),
    path(f"{NOTE}questions/<question:asked>/", questions.question, name="question"),
    path(f"{NOTE}goals/<goal:goal>/", matrix.declined_goal, name="declined_goal"),
    path(f"{CANVAS}indicators/new/", indicator.new_indicator, name="new_indicator"),
    path(INDICATOR, indicator.indicator, name="indicator"),
    path(f"{INDICATOR}deletion/", indicator.indicator_deletion, name="indicator_deletion"),
    path(f"{INDICATOR}readings/new/", readings.new_reading, name="new_reading"),
    path(READING, readings.reading, name="reading"),
    path(f"{READING}deletion/", readings.reading_deletion, name="reading_deletion"),
    path(f"{CANVAS}measurements/", measurements.measurements, name="measurements"),
    path(f"{CANVAS}reviews/new/", review.new_review, name="new_review"),
    path(REVIEW, review.review, name="review"),
    path(f"{REVIEW}deletion/", review.review_deletion, name="review_deletion"),
    path(f"{CANVAS}<lens:name>/", board.lens, name="lens"),
    path(f"{CANVAS}notes/", notes.notes, name="notes"),
    path(f"{CANVAS}notes/selection/", selection.selection, name="selection"),
    path(f"{CANVAS}notes/selection/deletion/", selection.selection_deletion, name="selection_deletion"),
    path(NOTE, note.note, name="note"),
    path(f"{NOTE}fields/", fields.note_fields, name="note_fields"),
    path(f"{NOTE}summary/", summary.note_summary, name="note_summary"),
    path(f"{NOTE}text/", text.note_text, name="note_text"),
    path(f"{NOTE}position/", notes.note_position, name="note_position"),
    path(f"{NOTE}copy/", notes.note_copy, name="note_copy"),
    path(f"{NOTE}deletion/", notes.note_deletion, name="note_deletion"),
    path(f"{NOTE}findings/", findings.note_findings, name="note_findings"),
    path(f"{CANVAS}findings/", findings.findings, name="findings"),
    path(FINDING, findings.finding, name="finding"),
    path(f"{FINDING}preview/", findings.finding_preview, name="finding_preview"),
    path(f"{FINDING}cure/", findings.finding_cure, name="finding_cure"),
    path(f"{FINDING}dismissal/", dismissals.finding_dismissal, name="finding_dismissal"),
    path(f"{FINDING}return/", dismissals.finding_return, name="finding_return"),
    path(f"{CANVAS}undo/", history.undo, name="undo"),
    path(f"{CANVAS}redo/", history.redo, name="redo"),
    path(f"{CANVAS}history/", history.history, name="history"),
    path(f"{CANVAS}changes/<int:revision>/reversal/", history.reversal, name="reversal"),
    path(f"{CANVAS}members/", members.members, name="members"),
    path(f"{MEMBER}role/", members.member_role, name="member_role"),
    path(f"{MEMBER}removal/", members.member_removal, name="member_removal"),
    path(f"{CANVAS}ownership/", members.ownership, name="ownership"),
    path(f"{CANVAS}departure/", members.departure, name="departure"),
    path(f"{CANVAS}invitations/", invitations.invitations, name="invitations"),
    path(f"{INVITATION}delivery/", invitations.invitation_delivery, name="invitation_delivery"),
    path(f"{INVITATION}withdrawal/", invitations.invitation_withdrawal, name="invitation_withdrawal"),
    path(f"{CANVAS}links/", links.links, name="links"),
    path(f"{CANVAS}links/<int:link_id>/", links.link, name="link"),
    path(f"{CANVAS}links/<int:link_id>/withdrawal/", links.link_withdrawal, name="link_withdrawal"),
    path("compare/", comparison, name="comparison"),
    path("invitations/", joining.waiting, name="waiting"),
    path(f"{WAITING}acceptance/", joining.waiting_acceptance, name="waiting_acceptance"),
    path(f"{WAITING}refusal/", joining.waiting_refusal, name="waiting_refusal"),
    path("invitations/<slug:token>/", joining.invitation, name="invitation"),
    path("invitations/<slug:token>/acceptance/", joining.invitation_acceptance, name="invitation_acceptance"),
    path("invitations/<slug:token>/refusal/", joining.invitation_refusal, name="invitation_refusal"),
    path("join/<slug:token>/", join_links.join, name="join"),
    path("join/<slug:token>/acceptance/", join_links.join_acceptance, name="join_acceptance"),
    path("shared/<slug:token>/", shared.shared, name="shared"),
    path("shared/<slug:token>/<lens:name>/", shared.shared_lens, name="shared_lens"),
    path("shared/<slug:token>/notes/<uuid:note_id>/", shared.shared_note, name="shared_note"),
    path("shared/<slug:token>/notes/<uuid:note_id>/summary/", shared.shared_note_summary, name="shared_note_summary"),
    path("shared/<slug:token>/findings/", shared.shared_findings, name="shared_findings"),
    path(
        "shared/<slug:token>/notes/<uuid:note_id>/findings/", shared.shared_note_findings, name="shared_note_findings"
    ),
]
for pattern in urlpatterns:
    pattern.callback = read_at_once(pattern.callback)
urlpatterns.append(path("robots.txt", shared.robots, name="robots"))
