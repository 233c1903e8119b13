"""Curators find the errors that readers reported, and mark them as settled."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from canvas_app.accounts.models import User
from canvas_app.case_studies.account_data import export_cases_of
from canvas_app.case_studies.actions.error_reports import settle_report
from canvas_app.case_studies.models import CaseState, CaseStudy, ErrorReport
from canvas_app.case_studies.views import desk, listing
from relationships.errors import Missing
from tests.canvas_app.case_studies.conftest import signed_in
from tests.markup import one_line

pytestmark = pytest.mark.django_db


def report_on(case: CaseStudy, text: str = "The call <b>was</b> in 2014.") -> ErrorReport:
    return ErrorReport.objects.create(case=case, edition_number=1, text=text, reply_to="o'hara+1@example.org")


def settlement(report: ErrorReport) -> str:
    return f"/curation/{report.case_id}/reports/{report.pk}/settlement/"


def main(client: Client, address: str) -> str:
    return one_line(client.get(address).text).partition("<main")[2]


def test_open_report_is_in_the_work_list(case: CaseStudy, ada: User) -> None:
    CaseStudy.objects.update(unverified_sources=0, dead_sources=0)
    curator = signed_in(ada)
    assert "Lego" not in main(curator, "/curation/?show=work")
    report = report_on(case)
    page = main(curator, "/curation/?show=work")
    assert "1 error reported" in page
    assert '<p class="case-comment">The call &lt;b&gt;was&lt;/b&gt; in 2014.</p>' in page
    assert 'href="mailto:o%27hara%2B1@example.org">o&#x27;hara+1@example.org</a>' in page
    assert f'href="/curation/{case.pk}/#report-{report.pk}"' in page
    assert "The call" not in main(curator, "/curation/")
    assert "The call" not in main(curator, "/curation/?show=work&q=comcast")


def test_retired_and_settled_reports_are_no_work(case: CaseStudy, ada: User) -> None:
    CaseStudy.objects.update(unverified_sources=0, dead_sources=0)
    curator, report = signed_in(ada), report_on(case)
    CaseStudy.objects.update(state=CaseState.RETIRED)
    assert "The call" not in main(curator, "/curation/?show=work")
    assert "The call" in main(curator, f"/curation/{case.pk}/")
    CaseStudy.objects.update(state=CaseState.DRAFT)
    settle_report(case.pk, ada, report.pk)
    assert "Lego" not in main(curator, "/curation/?show=work")


def test_curator_settles_a_report(case: CaseStudy, ada: User) -> None:
    curator, report = signed_in(ada), report_on(case)
    page = main(curator, f"/curation/{case.pk}/")
    assert f'action="{settlement(report)}"' in page
    assert "Settled reports" not in page
    answer = curator.post(settlement(report))
    assert (answer.status_code, answer["Location"]) == (303, f"/curation/{case.pk}/")
    report.refresh_from_db()
    assert report.settled_by == ada
    assert report.settled_at is not None
    whole = one_line(curator.get(f"/curation/{case.pk}/").text)
    assert "The report is settled now." in whole
    page = whole.partition("<main")[2]
    assert f'action="{settlement(report)}"' not in page
    assert "The call" in page.partition("Settled reports")[2]
    assert '"errors_settled": [{"case": "lego", "text": "The call' in json.dumps(export_cases_of(ada))


def test_report_is_settled_once(case: CaseStudy, ada: User, grace: User) -> None:
    report = report_on(case)
    first = settle_report(case.pk, ada, report.pk)
    assert signed_in(grace).post(settlement(report)).status_code == 303
    report.refresh_from_db()
    assert (report.settled_by, report.settled_at) == (ada, first.settled_at)


def test_only_curators_settle_reports(case: CaseStudy, make_user: Callable[..., User]) -> None:
    report, eve = report_on(case), make_user("eve")
    assert signed_in(eve).post(settlement(report)).status_code == 404
    assert Client().post(settlement(report)).status_code == 401
    with pytest.raises(Missing):
        settle_report(case.pk, eve, report.pk)
    assert ErrorReport.objects.filter(settled_at=None).exists()


def test_report_is_settled_by_post_and_at_its_own_case(case: CaseStudy, empty_case: CaseStudy, ada: User) -> None:
    curator, report = signed_in(ada), report_on(case)
    assert curator.get(settlement(report)).status_code == curator.put(settlement(report)).status_code == 405
    for wrong in (f"{empty_case.pk}/reports/{report.pk}", f"{case.pk}/reports/{report.pk + 1}", "4711/reports/1"):
        assert curator.post(f"/curation/{wrong}/settlement/").status_code == 404
    assert Client(enforce_csrf_checks=True).post(settlement(report)).status_code == 403
    assert ErrorReport.objects.filter(settled_at=None).exists()


def test_long_lists_say_how_many_there_are(case: CaseStudy, ada: User, monkeypatch: pytest.MonkeyPatch) -> None:
    for view in (desk, listing):
        monkeypatch.setattr(view, "SHOWN_REPORTS", 2)
    for number in range(3):
        report_on(case, f"Error {number}")
    for address in (f"/curation/{case.pk}/", "/curation/?show=work"):
        page = main(signed_in(ada), address)
        assert "the newest 2 of 3 open reports" in page
        assert ("Error 2" in page, "Error 0" in page) == (True, False)


def test_number_of_queries_does_not_depend_on_the_number_of_reports(case: CaseStudy, ada: User) -> None:
    curator, numbers = signed_in(ada), []
    # The canvas is kept in memory from here on.
    curator.get(f"/curation/{case.pk}/")
    for more in (1, 9):
        for _ in range(more):
            settle_report(case.pk, ada, report_on(case).pk)
            report_on(case)
        for address in (f"/curation/{case.pk}/", "/curation/?show=work"):
            with CaptureQueriesContext(connection) as captured:
                curator.get(address)
            numbers.append(len(captured))
    assert numbers[:2] == numbers[2:]


def test_gallery_leads_curators_to_their_pages(ada: User, make_user: Callable[..., User]) -> None:
    assert 'href="/curation/"' in main(signed_in(ada), "/cases/")
    assert 'href="/curation/"' not in main(signed_in(make_user("eve")), "/cases/")
    assert 'href="/curation/"' not in main(Client(), "/cases/")
