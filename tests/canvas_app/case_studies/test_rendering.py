"""The Markdown of cases and editions can be rendered again."""

from io import StringIO

from django.core.management import call_command

from canvas_app.accounts.models import User
from canvas_app.case_studies.actions.moves import move_case
from canvas_app.case_studies.models import CaseEdition, CaseStudy
from canvas_app.case_studies.states import Event


def rendered_again() -> str:
    told = StringIO()
    call_command("render_cases", stdout=told)
    return told.getvalue().strip()


def test_stories_and_editions_are_rendered_again(case: CaseStudy, ada: User) -> None:
    move_case(case.pk, ada, Event.SUBMIT)
    move_case(case.pk, ada, Event.PUBLISH)
    before = CaseEdition.objects.values().get()
    assert rendered_again() == "Rendered again: 0 stories with other HTML."
    CaseStudy.objects.update(rendered={})
    CaseEdition.objects.update(rendered={"story": "<p>Older</p>"})
    assert rendered_again() == "Rendered again: 2 stories with other HTML."
    assert CaseEdition.objects.values().get() == before
    case.refresh_from_db()
    assert case.rendered == before["rendered"]
