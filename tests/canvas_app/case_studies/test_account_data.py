"""The export of an account names what a curator did, and deleting the account keeps the cases."""

from canvas_app.accounts.models import User
from canvas_app.case_studies.account_data import export_cases_of
from canvas_app.case_studies.actions.moves import move_case
from canvas_app.case_studies.models import CaseStudy
from canvas_app.case_studies.published import find_published
from canvas_app.case_studies.states import Event
from tests.canvas_app.case_studies.conftest import signed_in


def test_export_names_what_a_curator_did(case: CaseStudy, ada: User) -> None:
    move_case(case.pk, ada, Event.SUBMIT)
    assert export_cases_of(ada)["submitted"] == ["lego"]
    move_case(case.pk, ada, Event.PUBLISH)
    found = export_cases_of(ada)
    assert (found["changed"], found["editions_published"]) == (["lego"], ["lego, edition 1"])


def test_cases_outlive_their_curators(case: CaseStudy, ada: User, grace: User) -> None:
    move_case(case.pk, ada, Event.SUBMIT)
    move_case(case.pk, ada, Event.PUBLISH)
    ada.delete()
    case.refresh_from_db()
    assert (case.changed_by, find_published("lego") is not None) == (None, True)
    assert signed_in(grace).get(f"/curation/{case.pk}/").status_code == 200
