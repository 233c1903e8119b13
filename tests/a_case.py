"""A published case for tests of all addresses, with a link that asks for an opinion and a report of an error."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from canvas_app.accounts.models import User
from canvas_app.case_studies.actions.creation import create_case
from canvas_app.case_studies.actions.loading import story_in
from canvas_app.case_studies.actions.moves import move_case
from canvas_app.case_studies.actions.opinions import give_opinion, make_opinion_link
from canvas_app.case_studies.models import CaseEdition, ErrorReport
from canvas_app.case_studies.published import load_published_document
from canvas_app.case_studies.states import Event
from relationships.cases import CaseStory, load_case


def named_case(curator: User, story: CaseStory | None = None, report: str = "Wrong year") -> dict[str, object]:
    """Create a case with an edition, and return the values of the URL arguments that name it and what belongs to it."""
    lego = load_case("lego")
    told = story or story_in(lego).model_copy(update={"afterwards": "It went on."})
    case = create_case("lego", told, lego.canvas, curator.pk)
    move_case(case.pk, curator, Event.SUBMIT)
    move_case(case.pk, curator, Event.PUBLISH)
    made = make_opinion_link(case.pk, curator, "Barbara", timezone.localdate() + dt.timedelta(days=9))
    give_opinion(made.token, "Barbara", "Well told")
    reported = ErrorReport.objects.create(case=case, edition_number=1, text=report, reply_to="reader@example.org")
    public = load_published_document(CaseEdition.objects.get(case=case).pk)
    return {
        "case_id": case.pk,
        "case_slug": case.slug,
        "case_note_id": public.blocks.customer_relationships[0].id,
        "edition_number": 1,
        "opinion_token": made.token,
        "opinion_link_id": made.link.pk,
        "report_id": reported.pk,
    }
