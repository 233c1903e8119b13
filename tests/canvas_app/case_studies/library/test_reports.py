"""Readers report errors in a case, with or without an account."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client

from canvas_app.accounts.models import User
from canvas_app.case_studies.models import ErrorReport
from tests.canvas_app.case_studies.conftest import signed_in
from tests.canvas_app.case_studies.library.conftest import Publish

pytestmark = pytest.mark.django_db
ADDRESS = "/cases/comcast/error/"
REPORT = {"text": "The call was in 2014.\r\nSee the report.", "reply_to": "reader@example.org"}


@pytest.fixture
def client(publish: Publish) -> Client:
    publish()
    return Client()


def test_visitor_reports_an_error(client: Client) -> None:
    assert f'href="{ADDRESS}"' in client.get("/cases/comcast/").text
    assert "csrfmiddlewaretoken" in client.get(ADDRESS).text
    answer = client.post(ADDRESS, REPORT)
    assert (answer.status_code, answer["Location"]) == (303, f"{ADDRESS}sent/")
    assert "Report sent" in client.get(answer["Location"]).text
    report = ErrorReport.objects.get()
    assert (report.case.slug, report.edition_number, report.text) == (
        "comcast",
        1,
        "The call was in 2014.\nSee the report.",
    )
    assert (report.reply_to, report.reported_by, report.settled_at) == ("reader@example.org", None, None)


def test_report_of_a_user_names_them(client: Client, make_user: Callable[..., User]) -> None:
    bob = make_user("bob")
    signed_in(bob).post(ADDRESS, {"text": "Wrong year"})
    assert ErrorReport.objects.get().reported_by == bob


@pytest.mark.parametrize(
    "sent",
    [{}, {"text": " "}, {"text": "x" * 2_001}, {"text": "a\0b"}, {"text": "Wrong", "reply_to": "not an address"}],
)
def test_invalid_report_is_shown_again(client: Client, sent: dict[str, str]) -> None:
    answer = client.post(ADDRESS, sent)
    assert (answer.status_code, ErrorReport.objects.exists()) == (422, False)
    assert 'aria-invalid="true"' in answer.text


def test_reports_from_one_address_are_limited(client: Client) -> None:
    most = int(settings.ACCOUNT_RATE_LIMITS["case_report"].partition("/")[0])
    statuses = [client.post(ADDRESS, REPORT).status_code for _ in range(most + 1)]
    assert statuses == [303] * most + [429]
    assert ErrorReport.objects.count() == most


def test_form_needs_its_token(client: Client) -> None:
    assert Client(enforce_csrf_checks=True).post(ADDRESS, REPORT).status_code == 403


def test_other_methods_are_refused(client: Client) -> None:
    assert client.put(ADDRESS).status_code == client.post(f"{ADDRESS}sent/").status_code == 405
