"""Saving single fields of the forms in the drawer that edit something other than a note."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from relationships.actions.editing import Submission
from relationships.actions.reviews import add_review
from relationships.models import Change, Role
from tests.canvas_app.boards.conftest import Table
from tests.canvas_app.boards.indicators.indicator_pages import headers_on
from tests.canvas_app.boards.indicators.reading_pages import GROUPS
from tests.canvas_app.boards.page_forms import read_form_fields
from tests.conftest import PARTIAL
from tests.markup import one_line, unmarked
from tests.relationships.actions.board import RELATIONSHIPS, details
from tests.relationships.actions.measured import MAY, Meter, measure


@dataclass(frozen=True)
class Opened:
    """A form that is open in the drawer: a field with two values, another field, and an invalid value.

    `around` is the id of the part of the page that follows from its fields.
    """

    url: str
    form: str
    field: str
    values: tuple[str, str]
    other: tuple[str, str]
    wrong: tuple[str, str, str]
    around: str = ""


def add_any_review(table: Table, **fields: Any) -> UUID:
    outcome = add_review(
        table.hand.canvas_id, table.hand.user_id, Submission(), date=dt.date(2026, 3, 3), decision="Wait", **fields
    )
    assert outcome.subject is not None
    return outcome.subject


def add_relationship(table: Table, offices: UUID) -> UUID:
    (key,) = table.hand.add(RELATIONSHIPS, "A call a month")
    table.hand.edit(key, {"relationship.segment": str(offices)})
    return key


@pytest.fixture(params=["indicator", "review", "reading", "stages", "advice", "question"])
def opened(request: pytest.FixtureRequest, table: Table, offices: UUID, meter: Meter) -> Opened:
    """Return each form of the drawer that edits something, with what it edits on the canvas."""
    base = table.address
    match request.param:
        case "indicator":
            url, wrong = f"{base}indicators/{measure(table.hand, 'Orders')}/", ("target", "lots", "must be a number")
            return Opened(
                url, "indicator-form", "name", ("Sales", "Sold"), ("unit", "cups"), wrong, around="indicator-facts"
            )
        case "review":
            url = f"{base}reviews/{add_any_review(table)}/"
            values, other, wrong = ("Go", "Go on"), ("change", "None"), ("date", "never", "isn’t a valid date")
            return Opened(url, "review-form", "decision", values, other, wrong, around="review-facts")
        case "reading":
            key = meter.add(MAY, 46).subject
            url, wrong = (
                f"{base}indicators/{meter.key}/readings/{key}/?variant=value",
                ("value", "lots", "valid number"),
            )
            return Opened(url, "reading-form", "value", ("40", "41"), ("remark", "Spring"), wrong)
        case "stages":
            url = f"{base}notes/{add_relationship(table, offices)}/stages/"
            field, other = "relationship-next_step", ("relationship-start_stage", "growth")
            wrong = ("relationship-end_stage", "later", "Choose one of the options in the list.")
            return Opened(url, "stages-form", field, ("Call", "Call more"), other, wrong, around="stages-facts")
        case "advice":
            field, other = "segment-factors.price", ("segment-factors.brand", "high")
            wrong = ("segment-factors.value", "much", "Choose one of the options in the list.")
            url = f"{base}notes/{offices}/advice/"
            return Opened(url, "advice-form", field, ("high", "low"), other, wrong, around="advice-facts")
    key = add_relationship(table, offices)
    field, wrong = f"{key}-expected_because", (f"{key}-expected", "maybe", "Choose one of the options in the list.")
    values, other = ("Asked", "Asked for"), (f"{key}-expected", "yes")
    url = f"{base}notes/{offices}/questions/expected/"
    return Opened(url, "question-form", field, values, other, wrong, around="question-steps")


def send(client: Client, url: str, version: object, fields: dict[str, str | list[str]], **more: str) -> Any:
    """Send fields as the script does: their names, their values, and the version of the form."""
    data = {"field": list(fields), "revision": str(version), "seen": str(version), **fields, **more}
    return client.post(url, data, headers=PARTIAL)


def read_fields(table: Table, opened: Opened) -> dict[str, list[str]]:
    return read_form_fields(table.client.get(opened.url, headers=PARTIAL).text, opened.form)


def test_form_saves_its_fields_and_says_so(table: Table, opened: Opened) -> None:
    page = one_line(table.client.get(opened.url, headers=PARTIAL).text)
    assert f'<auto-save data-url="{opened.url}">' in page
    assert "while-saving" in page


def test_only_the_field_is_saved_and_comes_back_with_the_next_version(table: Table, opened: Opened) -> None:
    before, (first, second) = read_fields(table, opened), opened.values
    answer = send(table.client, opened.url, table.hand.version, {opened.field: first})
    page = answer.text
    assert (answer.status_code, f"[id='id_{opened.field}_field']" in page, opened.form in page) == (200, True, False)
    assert f'name="revision" value="{table.hand.version}" id="form-version"' in page
    assert not opened.around or f'hx-target="#{opened.around}"' in page
    answer = send(table.client, opened.url, table.hand.version, {opened.field: second})
    assert (answer.status_code, opened.form in answer.text) == (200, False)
    version = str(table.hand.version)
    assert read_fields(table, opened) == before | {opened.field: [second], "revision": [version]}


def test_consecutive_saves_of_a_field_are_one_step_to_undo(table: Table, opened: Opened) -> None:
    before = read_fields(table, opened)
    for value in opened.values:
        send(table.client, opened.url, table.hand.version, {opened.field: value})
    assert Change.objects.filter(continues__isnull=False).count() == 1
    table.hand.undo()
    assert read_fields(table, opened)[opened.field] == before[opened.field]


def test_invalid_value_stays_beside_its_error_and_blocks_no_other_field(table: Table, opened: Opened) -> None:
    version, (name, value, complaint) = table.hand.version, opened.wrong
    answer = send(table.client, opened.url, version, {name: value})
    assert (answer.status_code, table.hand.version) == (422, version)
    assert (complaint in unmarked(answer.text), opened.form in answer.text) == (True, False)
    other, chosen = opened.other
    assert send(table.client, opened.url, version, {other: chosen}).status_code == 200
    assert read_fields(table, opened)[other] == [chosen]


def test_conflict_shows_the_whole_form_and_is_resolved_with_its_button(
    table: Table, opened: Opened, sign_in_as: Callable[..., Client]
) -> None:
    version, (mine, theirs) = table.hand.version, opened.values
    ben = sign_in_as("ben", Role.EDITOR)
    assert send(ben, opened.url, version, {opened.field: theirs}).status_code == 200
    other, chosen = opened.other
    send(ben, opened.url, table.hand.version, {other: chosen})
    answer = send(table.client, opened.url, version, {opened.field: mine})
    assert (answer.status_code, "data-url" in answer.text) == (409, False)
    assert "changed something here while you were editing it" in unmarked(answer.text)
    form = read_form_fields(answer.text, opened.form)
    assert (form[opened.field], form[other], "over" in form) == ([mine], [chosen], True)
    table.client.post(opened.url, form, headers=PARTIAL)
    found = read_fields(table, opened)
    assert (found[opened.field], found[other]) == ([mine], [chosen])


def test_what_somebody_else_changed_in_the_form_is_shown(
    table: Table, opened: Opened, sign_in_as: Callable[..., Client]
) -> None:
    version, (other, chosen) = table.hand.version, opened.other
    send(sign_in_as("ben", Role.EDITOR), opened.url, version, {other: chosen})
    answer = send(table.client, opened.url, version, {opened.field: opened.values[0]})
    form = read_form_fields(answer.text, opened.form)
    assert (answer.status_code, form[opened.field], form[other]) == (200, [opened.values[0]], [chosen])
    assert "data-url" in answer.text


def test_lens_behind_the_drawer_is_drawn_again(table: Table, opened: Opened) -> None:
    data = {"field": opened.field, opened.field: opened.values[0], "revision": str(table.hand.version)}
    answer = table.client.post(opened.url, data | {"lens": "scorecard"}, headers=headers_on(table, "scorecard/"))
    assert 'hx-target="#lens"' in answer.text


def test_without_scripts_the_whole_form_is_saved(table: Table, opened: Opened) -> None:
    form = read_fields(table, opened)
    other, chosen = opened.other
    answer = table.client.post(opened.url, form | {opened.field: opened.values[0], other: chosen})
    assert answer.status_code == 303
    found = read_fields(table, opened)
    assert (found[opened.field], found[other]) == ([opened.values[0]], [chosen])


def test_field_that_arrives_without_htmx_is_saved_as_if_the_form_were_whole(table: Table, opened: Opened) -> None:
    before = read_fields(table, opened)
    data = {"field": opened.field, opened.field: opened.values[0], "revision": str(table.hand.version)}
    assert table.client.post(opened.url, data).status_code == 303
    found = read_fields(table, opened)
    assert found == before | {opened.field: [opened.values[0]], "revision": found["revision"]}


def test_viewer_saves_no_field(table: Table, opened: Opened, sign_in_as: Callable[..., Client]) -> None:
    version = table.hand.version
    viewer = sign_in_as("vera", Role.VIEWER)
    assert send(viewer, opened.url, version, {opened.field: opened.values[0]}).status_code == 403
    assert table.hand.version == version


def test_field_that_the_form_does_not_have_is_refused_aloud(table: Table, opened: Opened) -> None:
    answer = send(table.client, opened.url, table.hand.version, {"nonsense": "1"})
    assert (answer.status_code, "no longer has this field" in answer.text) == (409, True)


def test_error_of_a_pair_is_shown_beside_the_field_that_was_sent(table: Table) -> None:
    key = add_any_review(table, next_due=dt.date(2026, 4, 1))
    url = f"{table.address}reviews/{key}/"
    answer = send(table.client, url, table.hand.version, {"date": "2026-05-01"})
    page = unmarked(answer.text)
    assert (answer.status_code, "id_next_due_field" in page) == (422, False)
    assert "The next review must be later than this one." in page
    assert send(table.client, url, table.hand.version, {"next_due": "2026-06-01"}).status_code == 200
    assert send(table.client, url, table.hand.version, {"date": "2026-05-01"}).status_code == 200


def test_name_of_another_indicator_leads_to_that_one(table: Table) -> None:
    first, second = measure(table.hand, "Orders"), measure(table.hand, "Sales")
    url = f"{table.address}indicators/{second}/"
    answer = send(table.client, url, table.hand.version, {"name": "orders"})
    assert (answer.status_code, f"indicators/{first}/" in answer.text) == (422, True)
    answer = send(table.client, url, table.hand.version, {"name": "Sold"})
    assert (answer.status_code, "indicator-twin" in answer.text) == (200, True)


def test_figures_of_a_formula_are_saved_together_and_undone_together(table: Table, meter: Meter, reading: UUID) -> None:
    url = f"{table.address}indicators/{meter.key}/readings/{reading}/?variant={GROUPS}"
    for promoters in ("60", "70"):
        figures: dict[str, str | list[str]] = {
            "input-promoters": promoters,
            "input-passives": "20",
            "input-detractors": "10",
        }
        answer = send(table.client, url, table.hand.version, figures)
        assert (answer.status_code, 'hx-target="#worked"' in answer.text) == (200, True)
    written = table.hand.version
    answer = send(table.client, url, written, figures | {"input-promoters": "many"})
    assert (answer.status_code, table.hand.version) == (422, written)
    table.hand.undo()
    assert meter.values == {MAY: 46}


def test_reading_deleted_meanwhile_can_be_saved_as_a_new_one(table: Table, meter: Meter) -> None:
    key = meter.add(MAY, 46, remark="Spring").subject
    assert key
    version = table.hand.version
    meter.delete(key)
    url = f"{table.address}indicators/{meter.key}/readings/{key}/?variant=value"
    answer = send(table.client, url, version, {"value": "40"})
    form = read_form_fields(answer.text, "reading-form")
    assert answer.status_code == 409
    assert (form["date"], form["value"], form["remark"]) == (["2026-05-03"], ["40"], ["Spring"])


def test_another_way_to_the_value_keeps_the_button(table: Table, meter: Meter, reading: UUID) -> None:
    url = f"{table.address}indicators/{meter.key}/readings/{reading}/"
    assert "data-url" in table.client.get(url, headers=PARTIAL).text
    assert "data-url" not in table.client.get(f"{url}?variant=value", headers=PARTIAL).text


def test_usual_trigger_is_shown_in_the_text_to_which_it_was_added(table: Table, offices: UUID) -> None:
    key = add_relationship(table, offices)
    sent = {"relationship-change_trigger": "60 offices", "relationship-usual": ["number"]}
    answer = send(table.client, f"{table.address}notes/{key}/stages/", table.hand.version, sent)  # type: ignore[arg-type]
    form = read_form_fields(answer.text, "stages-form")
    assert form["relationship-change_trigger"] == [details(table.hand, key).change_trigger.replace("\r\n", "\n")]
    assert "60 offices\n" in details(table.hand, key).change_trigger
    assert "relationship-usual" not in form


def test_answer_that_adds_relationships_keeps_its_button(table: Table, offices: UUID) -> None:
    add_relationship(table, offices)
    page = one_line(table.client.get(f"{table.address}notes/{offices}/questions/expected/", headers=PARTIAL).text)
    assert '<button class="button primary" data-by-button> Save and continue' in page
    page = one_line(table.client.get(f"{table.address}notes/{offices}/questions/established/", headers=PARTIAL).text)
    assert ("data-by-button" in page, "Next question" in page) == (False, True)
