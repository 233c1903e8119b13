"""The formats of numbers and dates in the profile, in messages, and in the download of one's data."""

import json

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from canvas_app.accounts.models import User
from canvas_app.web.reader_formats import find_formats
from relationships.formats import DateStyle, NumberStyle
from tests.canvas_app.accounts.people import NEW_PASSWORD, PASSWORD
from tests.canvas_app.accounts.test_password import CHANGE

PAGE = "/accounts/profile/"
NAME = {"display_name": "Ada", "theme": "system"}


def test_formats_are_those_of_the_browser_until_one_is_chosen(as_ada: Client) -> None:
    page = as_ada.get(PAGE, headers={"Accept-Language": "de-CH"}).text
    assert "Same as browser (1’234.56)" in page
    assert "Same as browser (30.11.2026)" in page
    assert "Same as browser (November 30, 2026)" in as_ada.get(PAGE, headers={"Accept-Language": "en-US"}).text


def test_saving_stores_the_formats_and_they_apply(ada: User, as_ada: Client) -> None:
    as_ada.post(PAGE, NAME | {"number_format": "indian", "date_format": "iso"})
    ada.refresh_from_db()
    assert (ada.number_format, ada.date_format) == ("indian", "iso")
    answer = as_ada.get(PAGE, headers={"Accept-Language": "de"})
    assert '<option value="indian" selected>' in answer.text
    formats = find_formats(answer.wsgi_request)
    assert (formats.numbers, formats.dates) == (NumberStyle.INDIAN, DateStyle.ISO)
    as_ada.post(PAGE, NAME | {"number_format": "", "date_format": ""})
    assert find_formats(as_ada.get(PAGE).wsgi_request).numbers is NumberStyle.COMMA_POINT


@pytest.mark.parametrize("name", ["number_format", "date_format"])
def test_unknown_format_is_refused(ada: User, as_ada: Client, name: str) -> None:
    assert as_ada.post(PAGE, NAME | {name: "roman"}).status_code == 422
    ada.refresh_from_db()
    assert (ada.number_format, ada.date_format) == ("", "")


@pytest.mark.parametrize(("chosen", "date"), [("iso", "When: 2"), ("", "When: "), ("month_first", "When: ")])
def test_messages_are_written_for_the_recipient(
    ada: User, as_ada: Client, outbox: list[EmailMessage], chosen: str, date: str
) -> None:
    User.objects.filter(pk=ada.pk).update(date_format=chosen)
    as_ada.post(CHANGE, {"oldpassword": PASSWORD, "password1": NEW_PASSWORD}, headers={"Accept-Language": "ja"})
    (line,) = [line for line in str(outbox[0].body).splitlines() if line.startswith("When: ")]
    assert line.startswith(date)
    assert ("-" in line.split(",")[0]) is (chosen == "iso")


def test_download_has_the_formats(ada: User, as_ada: Client) -> None:
    User.objects.filter(pk=ada.pk).update(number_format="indian")
    profile = json.loads(as_ada.get("/accounts/data.json").getvalue())["profile"]
    assert (profile["number_format"], profile["date_format"]) == ("indian", "")
