"""The folds of a note's drawer: which fields are in which, their summaries, and when they are open."""

import re
from uuid import UUID

import pytest

from canvas_app.boards.notes.editor import open_editor
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Goal
from relationships.lenses.folds import OF_NOTES, OF_RELATIONSHIPS, OF_SEGMENTS, Fold
from relationships.models import Canvas
from tests.canvas_app.boards.conftest import Table
from tests.canvas_app.boards.page_forms import read_form_fields
from tests.conftest import PARTIAL
from tests.markup import one_line, unmarked
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, SEGMENTS

FIELD = re.compile(r'name="([^"]+)"')
HIDDEN = {"csrfmiddlewaretoken", "request_id", "revision", "block"}


@pytest.fixture
def offices(table: Table) -> UUID:
    return table.hand.add(SEGMENTS, "Offices")[0]


@pytest.fixture
def manager(table: Table, offices: UUID) -> UUID:
    (key,) = table.hand.add(RELATIONSHIPS, "A named manager")
    table.hand.edit(key, {"relationship.segment": str(offices), "relationship.fixed_cost": "2100"})
    return key


def open_note(table: Table, key: UUID) -> str:
    return one_line(table.client.get(f"{table.address}notes/{key}/", headers=PARTIAL).text)


def form_of(page: str) -> str:
    return page.partition('class="form note-form"')[2].partition("</form>")[0]


def fold_of(page: str, fold: Fold) -> str:
    return (
        page.partition(f'<details class="fold" id="fold-{fold}"')[2]
        .partition("</summary>")[2]
        .partition('<details class="fold"')[0]
    )


def summary_of(page: str, fold: Fold) -> str:
    (line,) = re.findall(rf'id="fold-{fold}-summary">(.*?)</span>', page)
    return unmarked(line)


@pytest.mark.parametrize(
    ("block", "folds"), [(CHANNELS, OF_NOTES), (SEGMENTS, OF_SEGMENTS), (RELATIONSHIPS, OF_RELATIONSHIPS)]
)
def test_folds_stand_in_their_order_and_are_closed(table: Table, block: Block, folds: tuple[Fold, ...]) -> None:
    page = open_note(table, table.hand.add(block, "New")[0])
    assert re.findall(r'<details class="fold" id="fold-(\w+)"', page) == [str(fold) for fold in folds]
    assert re.findall(r'<details class="fold"[^>]* open', page) == []


def test_first_screen_of_a_relationship_has_what_matters_most(table: Table, manager: UUID) -> None:
    first = form_of(open_note(table, manager)).partition('<div class="folds">')[0]
    goals = {f"relationship-{kind}.{goal}" for kind in ("goals", "tactics") for goal in Goal.values}
    own = {f"relationship-{name}" for name in ("segment", "type", "owner", "fixed_cost")}
    assert set(FIELD.findall(first)) - HIDDEN == {"text", *own, *goals}


@pytest.mark.parametrize(
    ("block", "first"),
    [
        (SEGMENTS, {"text", "status", "segment-needs", "segment-customers_now"}),
        (CHANNELS, {"text", "status", "segments"}),
    ],
)
def test_first_screen_of_other_notes(table: Table, offices: UUID, block: Block, first: set[str]) -> None:
    page = open_note(table, table.hand.add(block, "New")[0])
    assert set(FIELD.findall(form_of(page).partition('<div class="folds">')[0])) - HIDDEN == first


@pytest.mark.parametrize("block", [SEGMENTS, RELATIONSHIPS, CHANNELS])
def test_every_field_is_shown_once(table: Table, offices: UUID, block: Block) -> None:
    (key,) = table.hand.add(block, "New")
    page = form_of(open_note(table, key))
    canvas = Canvas.objects.get(pk=table.hand.canvas_id)
    fields = [form[name] for form in open_editor(canvas, key).forms() for name in form.fields]
    assert [field.html_name for field in fields if page.count(f' id="{field.auto_id}_field"') != 1] == []


def test_status_and_experiment_of_a_relationship_are_evidence(table: Table, manager: UUID) -> None:
    evidence = fold_of(open_note(table, manager), Fold.EVIDENCE)
    names = FIELD.findall(evidence)
    assert {"status", "evidence-source", "experiment-test", "relationship-expected"} <= set(names)


def test_summary_is_of_what_is_saved(table: Table, manager: UUID) -> None:
    page = open_note(table, manager)
    assert summary_of(page, Fold.COSTS) == "€2,100 a month"
    assert summary_of(page, Fold.DUTIES) == "Nothing yet"
    fields = {**read_form_fields(page), "relationship-serves": [str(table.shop)], "relationship-start_stage": "growth"}
    answer = table.client.post(f"{table.address}notes/{manager}/", fields, headers=PARTIAL)
    page = one_line(answer.text)
    assert (summary_of(page, Fold.LINKS), summary_of(page, Fold.EVOLUTION)) == (
        "Not linked yet: value proposition, revenue stream · 1 channel",
        "From the growth stage",
    )


def test_fold_with_an_error_is_open_and_only_that_one(table: Table, manager: UUID) -> None:
    fields = {**read_form_fields(open_note(table, manager)), "relationship-capacity": "many"}
    answer = table.client.post(f"{table.address}notes/{manager}/", fields, headers=PARTIAL)
    assert answer.status_code == 422
    assert re.findall(r'<details class="fold" id="fold-(\w+)"[^>]* open', one_line(answer.text)) == ["costs"]


def test_few_segments_are_chips_with_letters_and_many_a_list(table: Table, offices: UUID, manager: UUID) -> None:
    page = open_note(table, manager)
    assert f'<input type="radio" name="relationship-segment" value="{offices}"' in page
    assert 'data-letter="A"' in page.partition('id="id_relationship-segment_field"')[2].partition("</fieldset>")[0]
    for number in range(9):
        table.hand.add(SEGMENTS, f"Segment {number}")
    assert '<select name="relationship-segment"' in open_note(table, manager)


def test_types_are_cards_with_icons(table: Table, manager: UUID) -> None:
    types = open_note(table, manager).partition('id="id_relationship-type_field"')[2].partition("</fieldset>")[0]
    assert re.findall(r"icons\.svg#([\w-]+)", types) == [
        "user-round-check",
        "headset",
        "users-round",
        "puzzle",
        "square-mouse-pointer",
        "bot",
    ]


def test_every_field_and_every_summary_can_be_replaced_alone(table: Table, manager: UUID) -> None:
    page = form_of(open_note(table, manager))
    ids = re.findall(r' id="([^"]+)"', page)
    assert sorted(set(ids)) == sorted(ids)
    assert {"id_text_field", "id_relationship-type_field", "id_evidence-source_field", "id_status_field"} <= set(ids)
    assert {f"fold-{fold}-summary" for fold in OF_RELATIONSHIPS} <= set(ids)


def test_head_leads_to_the_neighbours_in_the_block(table: Table) -> None:
    mail, fax = table.hand.add(CHANNELS, "Mail"), table.hand.add(CHANNELS, "Fax")
    table.hand.add(SEGMENTS, "Offices")
    notes = {"Shop": table.shop, "Mail": mail[0], "Fax": fax[0]}
    found = {}
    for name, key in notes.items():
        head = open_note(table, key).partition("<header")[2].partition("</header>")[0]
        found[name] = [other for other, beside in notes.items() if f"/notes/{beside}/" in head]
    assert found == {"Shop": ["Mail"], "Mail": ["Shop", "Fax"], "Fax": ["Mail"]}


def test_findings_are_on_top_at_once_if_they_are_known(table: Table) -> None:
    (offices,) = table.hand.add(RELATIONSHIPS, "Offices")
    unknown = open_note(table, offices)
    region = f'hx-get="{table.address}notes/{offices}/findings/?within=note" hx-trigger="'
    assert f"{region}load, marks-loaded from:document" in one_line(unknown)
    table.client.get(f"{table.address}findings/", headers=PARTIAL)
    page = open_note(table, offices)
    assert f"{region}marks-loaded from:document" in one_line(page)
    alerts = page.partition('<div class="first-fields">')[0].partition('<section class="alerts"')[2]
    assert (alerts.count('<div class="alert'), "Offices" in alerts) == (2, True)
