"""Importing and exporting readings as a table: the preview, and writing and undoing in one step."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from time import perf_counter
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from canvas_app.accounts.models import User
from canvas_app.exchange.readings_table import Preview, build_preview
from canvas_app.exchange.readings_views import LIMIT, PREVIEWS
from canvas_app.web.hourly_limit import HourlyLimit
from relationships.actions.canvases import create_canvas
from relationships.document.canvas import CanvasDocument
from relationships.document.values import READINGS_PER_INDICATOR
from relationships.models import Member, Role
from tests.canvas_app.boards.page_forms import read_form_fields
from tests.conftest import PARTIAL
from tests.markup import one_line, unmarked
from tests.relationships.actions.board import Hand
from tests.relationships.actions.measured import JUNE, MAY, Meter, insert_indicator

ROWS = "date;value;remark\n2026-05-03;46;New price\n2026-06-03;48,5;\nsoon;1;\n"


@pytest.fixture
def meter(user: User) -> Meter:
    hand = Hand(create_canvas(user.pk, CanvasDocument(title="Bean There")), user.pk)
    return Meter(hand, insert_indicator(hand))


def indicator_page(meter: Meter) -> str:
    return f"/canvases/{meter.hand.canvas_id}/indicators/{meter.key}/"


def import_page(meter: Meter) -> str:
    return f"{indicator_page(meter)}readings/import/"


def preview_form(client: Client, meter: Meter, **sent: object) -> dict[str, str]:
    """Submit the form; return the data of the preview's form, including its button."""
    response = client.post(import_page(meter), {"existing": "skip", **sent})
    assert response.status_code == 200
    form = {name: values[0] for name, values in read_form_fields(response.text, "readings-form").items()}
    return {name: value for name, value in form.items() if name != "file"} | {"confirm": "1"}


def test_nothing_is_written_before_it_was_looked_at(client: Client, meter: Meter) -> None:
    page = client.get(import_page(meter))
    assert (page.status_code, "Import measurements" in page.text) == (200, True)
    for more in ({}, {"confirm": "1"}, {"confirm": "1", "looked_at": "another"}):
        response = client.post(import_page(meter), {"text": ROWS, "existing": "skip", **more})
        assert response.status_code == 200
        assert "2 measurements to import" in response.text
    assert (meter.values, meter.hand.revision) == ({}, 0)


def test_good_rows_are_written_at_once_and_undone_at_once(client: Client, meter: Meter) -> None:
    response = client.post(import_page(meter), preview_form(client, meter, text=ROWS))
    assert (response.status_code, response["Location"]) == (303, indicator_page(meter))
    assert (meter.values, meter.hand.revision) == ({MAY: Decimal(46), JUNE: Decimal("48.5")}, 1)
    assert meter.indicator.readings[0].remark == "New price"
    page = client.get(indicator_page(meter)).text
    assert "Imported 2 measurements." in page
    assert f"/canvases/{meter.hand.canvas_id}/changes/1/reversal/" in page
    meter.hand.undo()
    assert meter.values == {}


def test_preview_shows_bad_rows_with_line_and_reason(client: Client, meter: Meter) -> None:
    text = one_line(client.post(import_page(meter), {"text": ROWS, "existing": "skip"}).text)
    assert "1 row skipped" in text
    assert '<td data-label="Line" class="num">4</td> <td data-label="Content">soon · 1</td>' in text
    assert "“soon” isn’t a valid date. Example: 2026-11-30." in text
    assert "columns separated by semicolons, headings in line 1" in text


@pytest.mark.parametrize(("existing", "says"), [("skip", "skipped, keeps 10"), ("replace", "replaces 10")])
def test_reading_of_the_same_date_stays_or_goes_by_choice(
    client: Client, meter: Meter, existing: str, says: str
) -> None:
    meter.add(MAY, 10)
    text = client.post(import_page(meter), {"text": ROWS, "existing": existing}).text
    assert says in text
    client.post(import_page(meter), preview_form(client, meter, text=ROWS, existing=existing))
    assert meter.values == {MAY: Decimal(10 if existing == "skip" else 46), JUNE: Decimal("48.5")}


def test_where_all_is_there_already_nothing_is_to_be_written(client: Client, meter: Meter) -> None:
    meter.take_in((MAY, 1), (JUNE, 2))
    sent = {"text": ROWS, "existing": "skip"}
    text = client.post(import_page(meter), sent).text
    assert ("Nothing to import" in text, 'name="confirm"' in text) == (True, False)
    assert client.post(import_page(meter), preview_form(client, meter, **sent)).status_code == 303
    assert "Nothing was imported. All dates already have a measurement." in client.get(indicator_page(meter)).text
    assert meter.hand.revision == 1


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (ROWS.encode(), "UTF-8"),
        (ROWS.encode("utf-8-sig"), "UTF-8 with a byte order mark"),
        (ROWS.encode("utf-16"), "UTF-16"),
        (ROWS.replace("New", "Süßer").encode("cp1252"), "Windows-1252"),
    ],
)
def test_file_is_looked_at_and_its_text_stands_in_the_form(
    client: Client, meter: Meter, content: bytes, encoding: str
) -> None:
    file = SimpleUploadedFile("readings.csv", content)
    page = client.post(import_page(meter), {"file": file, "text": "", "existing": "skip"}).text
    assert f"Format: {encoding}, columns separated by semicolons" in " ".join(page.split())
    form = preview_form(client, meter, file=SimpleUploadedFile("readings.csv", content))
    assert client.post(import_page(meter), form).status_code == 303
    assert meter.values == {MAY: Decimal(46), JUNE: Decimal("48.5")}


def test_text_that_was_changed_after_the_look_is_looked_at_again(client: Client, meter: Meter) -> None:
    form = preview_form(client, meter, text=ROWS)
    assert client.post(import_page(meter), form | {"text": "2026-05-03;99"}).status_code == 200
    assert client.post(import_page(meter), form | {"existing": "replace"}).status_code == 200
    assert meter.values == {}


@pytest.mark.parametrize(
    ("sent", "field", "says", "status"),
    [
        ({}, "text", "Choose a file, or paste the measurements below.", 422),
        ({"text": "2026-05-03;4\0"}, "text", "it contains NUL characters", 422),
        ({"text": "\n" * 9}, "text", "This is empty.", 422),
        ({"text": "3/5/2026;46"}, "dates", "“3/5/2026” is ambiguous", 422),
        ({"text": "2026-05-03;1,234"}, "decimals", "“1,234” is ambiguous", 422),
        ({"text": "2026-05-03;46\n" * 100_000}, "text", "This table has about 100,000 rows", 422),
        ({"file": b"PK\x03\x04\x14\0"}, "file", "a ZIP archive, or an office document", 422),
        ({"file": b"\x89PNG\r\n\x1a\n\0"}, "file", "This looks like an image.", 422),
        ({"file": b"2026-05-03;46\0"}, "file", "it contains NUL characters", 422),
        ({"file": b"1" * (2 * 1024 * 1024 + 1)}, "file", "This file is too large. At most 2 MB are allowed.", 413),
        ({"text": ROWS, "existing": "burn"}, "existing", "Choose one of the options in the list.", 422),
        ({"text": ROWS, "delimiter": "smoke"}, "delimiter", "Choose one of the options in the list.", 422),
    ],
)
def test_what_cannot_be_read_is_told_beside_its_field_and_nothing_is_written(
    client: Client, meter: Meter, sent: dict[str, object], field: str, says: str, status: int
) -> None:
    content = sent.get("file")
    file = {"file": SimpleUploadedFile("a.csv", content)} if isinstance(content, bytes) else {}
    data = {"existing": "skip", "confirm": "1", **sent, **file}
    response = client.post(import_page(meter), data)
    assert (response.status_code, f'id="id_{field}_error"' in response.text) == (status, True)
    assert says in unmarked(response.text)
    assert "Nothing was imported." in response.text
    if isinstance(sent.get("text"), str) and "\0" not in str(sent["text"]) and len(str(sent["text"])) <= 200_000:
        assert read_form_fields(response.text, "readings-form")["text"] == [sent["text"]]
    assert (meter.values, meter.hand.revision) == ({}, 0)


@pytest.mark.parametrize(("length", "is_shown"), [(200_000, True), (200_001, False)])
def test_long_text_that_is_no_table_is_not_sent_back(
    client: Client, meter: Meter, length: int, *, is_shown: bool
) -> None:
    text = ("a," * 150_000)[:length]
    response = client.post(import_page(meter), {"text": text, "existing": "replace"})
    assert (response.status_code, "Line 1 has more than 100 cells." in response.text) == (422, True)
    form = read_form_fields(response.text, "readings-form")
    assert (form["text"], form["existing"]) == ([text if is_shown else ""], ["replace"])
    assert ("Paste the text again" in response.text) == (not is_shown)


def test_table_is_parsed_once_for_its_preview(client: Client, meter: Meter, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = list[str]()

    def counted(text: str, *args: Any) -> Preview:
        parsed.append(text)
        return build_preview(text, *args)

    monkeypatch.setattr("canvas_app.exchange.readings_form.build_preview", counted)
    preview_form(client, meter, file=SimpleUploadedFile("a.csv", ROWS.encode()))
    assert parsed == [ROWS]


def test_hundred_thousand_rows_are_refused_at_once(client: Client, meter: Meter) -> None:
    text = "".join(f"2026-05-03;{number}\n" for number in range(100_000))
    started = perf_counter()
    assert client.post(import_page(meter), {"text": text, "existing": "skip"}).status_code == 422
    assert perf_counter() - started < 5


def test_more_than_an_indicator_holds_is_refused_before_and_at_the_writing(
    client: Client, meter: Meter, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = [MAY.fromordinal(MAY.toordinal() - number) for number in range(1, READINGS_PER_INDICATOR)]
    meter.take_in(*((day, 1) for day in days))
    response = client.post(import_page(meter), {"text": ROWS, "existing": "skip"})
    assert (response.status_code, "at most 1,000 measurements" in response.text) == (422, True)
    monkeypatch.setattr("canvas_app.exchange.readings_form.READINGS_PER_INDICATOR", 2000)
    response = client.post(import_page(meter), preview_form(client, meter, text=ROWS))
    assert (response.status_code, "at most 1,000 measurements" in response.text) == (409, True)
    assert (len(meter.values), meter.hand.revision) == (READINGS_PER_INDICATOR - 1, 1)


def test_table_that_is_sent_twice_is_written_once(client: Client, meter: Meter) -> None:
    form = preview_form(client, meter, text=ROWS) | {"request_id": "one"}
    for _ in range(2):
        assert client.post(import_page(meter), form).status_code == 303
    assert meter.hand.revision == 1


def test_page_is_never_put_into_a_part_of_another(client: Client, meter: Meter) -> None:
    response = client.get(f"{import_page(meter)}?lens=relationships", headers=PARTIAL)
    assert response["HX-Redirect"] == f"{import_page(meter)}?lens=relationships"
    assert f'href="{indicator_page(meter)}?lens=relationships"' in client.get(response["HX-Redirect"]).text


def test_readings_leave_as_a_table_and_come_in_again(client: Client, meter: Meter) -> None:
    meter.take_in((MAY, "46"), (JUNE, "-48.5"))
    response = client.get(f"{indicator_page(meter)}readings.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="Would they recommend us.csv"'
    assert response.content.decode("utf-8-sig") == (
        "date,value,variant,remark\r\n2026-05-03,46,,\r\n2026-06-03,-48.5,,\r\n"
    )
    other = Meter(meter.hand, insert_indicator(meter.hand))
    form = preview_form(client, other, file=SimpleUploadedFile("a.csv", response.content))
    client.post(import_page(other), form)
    assert other.values == meter.values


def test_only_editors_import_and_members_take_along(
    meter: Meter, make_user: Callable[..., User], signed_in: Callable[[User], Client]
) -> None:
    viewer, outsider = make_user("vera"), make_user("olga")
    Member.objects.create(canvas_id=meter.hand.canvas_id, user=viewer, role=Role.VIEWER)
    for user, read, write in ((viewer, 200, 403), (outsider, 404, 404)):
        client = signed_in(user)
        assert client.get(f"{indicator_page(meter)}readings.csv").status_code == read
        assert client.get(import_page(meter)).status_code == write
        assert client.post(import_page(meter), {"text": ROWS}).status_code == write
    assert meter.values == {}


def test_unknown_indicator_and_other_methods_are_refused(client: Client, meter: Meter) -> None:
    wrong = import_page(Meter(meter.hand, uuid4()))
    assert [client.get(wrong).status_code, client.post(wrong, {"text": ROWS}).status_code] == [404, 404]
    assert client.delete(import_page(meter)).status_code == 405
    assert client.post(f"{indicator_page(meter)}readings.csv").status_code == 405


@pytest.mark.parametrize(
    ("limit", "done", "more"), [(PREVIEWS, "previewed 240", {}), (LIMIT, "imported 60", {"confirm": "1"})]
)
def test_tables_are_limited_in_number_and_what_was_entered_is_kept(
    client: Client, meter: Meter, minutes_left: int, limit: HourlyLimit, done: str, more: dict[str, str]
) -> None:
    for _ in range(limit.most):
        limit.refusal(meter.hand.user_id)
    refused = client.post(import_page(meter), {"text": ROWS, "existing": "replace", "dates": "day", **more})
    reason = f"You’ve {done} tables this hour. Wait {minutes_left} minutes, then try again."
    assert (refused.status_code, reason in refused.text) == (429, True)
    form = read_form_fields(refused.text, "readings-form")
    assert (form["text"], form["existing"], form["dates"]) == ([ROWS], ["replace"], ["day"])
    assert meter.values == {}
