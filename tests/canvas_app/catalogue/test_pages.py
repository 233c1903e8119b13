"""The reference pages."""

from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from relationships.catalog.entries.entry import Entry, Kind
from relationships.catalog.entries.registry import BY_VALUE, ENTRIES
from relationships.catalog.indicators import KnownIndicator
from relationships.checks.inspection import inspect
from relationships.checks.rule import RULES, Rule
from relationships.formulas.registry import list_variants
from tests.relationships.checks.rules import CURT, UNTOLD, few_rules

# Importing `inspect` registers every rule; `few_rules` is a fixture.
__all__ = ["few_rules", "inspect"]
pytestmark = pytest.mark.django_db
ALL_ENTRIES = list(BY_VALUE.values())


def get_text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.text


def test_every_entry_is_reached_from_the_list_of_all(client: Client) -> None:
    page = get_text(client, "/catalogue/")
    assert [entry for entry in ALL_ENTRIES if f'href="/{entry.kind}/{entry.slug}/"' not in page] == []


@pytest.mark.parametrize("kind", Kind)
def test_page_of_a_kind_lists_its_entries(client: Client, kind: Kind) -> None:
    page = get_text(client, f"/{kind}/")
    assert [entry for entry in ENTRIES[kind] if f'href="/{kind}/{entry.slug}/"' not in page] == []


@pytest.mark.parametrize("entry", ALL_ENTRIES, ids=lambda entry: entry.value)
def test_entry_has_a_page_of_its_own(client: Client, entry: Entry) -> None:
    assert reverse("catalogue:entry", args=[entry.kind, entry.slug]) == f"/{entry.kind}/{entry.slug}/"
    assert f"<h1>{entry.name}</h1>".replace("&", "&amp;") in get_text(client, f"/{entry.kind}/{entry.slug}/")


def test_co_creation_says_who_serves_and_what_goes_with_it(client: Client) -> None:
    page = get_text(client, "/types/co-creation/")
    assert "<dd>other customers</dd>" in page
    for address in ("/goals/retention/", "/indicators/ideas-adopted/", "/tools/forum/"):
        assert f'href="{address}"' in page


@pytest.mark.parametrize("known", KnownIndicator, ids=str)
def test_indicator_shows_every_way_to_work_it_out(client: Client, known: KnownIndicator) -> None:
    page = unescape(get_text(client, f"/indicators/{known.value.replace('_', '-')}/"))
    for variant in list_variants(known):
        for text in (variant.name, variant.formula, variant.source, *(field.label for field in variant.inputs)):
            assert text in page


def test_term_that_is_no_indicator_is_not_worked_out(client: Client) -> None:
    assert "work it out" not in get_text(client, "/types/co-creation/")


@pytest.mark.parametrize("address", ["/types/telepathy/", "/types/co_creation/", "/moods/joy/", "/goals/co-creation/"])
def test_unknown_term_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/catalogue/", "/types/", "/types/co-creation/"])
def test_pages_are_only_read(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405


def test_every_check_is_reached_from_the_list_of_checks(client: Client) -> None:
    page = get_text(client, "/checks/")
    assert [code for code in RULES if f'href="/checks/{code}/"' not in page] == []
    assert 'href="/checks/"' in get_text(client, "/catalogue/")


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_check_has_a_page_that_explains_it(client: Client, rule: Rule) -> None:
    page = unescape(get_text(client, f"/checks/{rule.code}/"))
    texts = (
        rule.title,
        rule.why,
        rule.what_to_do,
        rule.example.problem,
        rule.example.cured,
        rule.source,
        rule.looks_for,
    )
    assert [text for text in texts if text not in page] == []
    assert len(rule.looks_for) > len("Every note.")


@pytest.mark.usefixtures("few_rules")
def test_check_says_what_it_holds_a_figure_against_and_why(client: Client) -> None:
    page = get_text(client, f"/checks/{CURT}/")
    assert "<strong>Five letters</strong> Fewer say nothing." in page
    assert f'href="/checks/{UNTOLD}/" rel="prev"' in page


def test_unknown_check_is_not_found(client: Client) -> None:
    assert client.get("/checks/telepathy/").status_code == 404
    assert [client.post(address).status_code for address in ("/checks/", f"/checks/{next(iter(RULES))}/")] == [405, 405]


def test_check_says_at_which_stage_its_findings_are_hints(client: Client) -> None:
    stated = '<span class="soft">A hint at the idea stage</span>'
    assert stated in get_text(client, "/checks/not-integrated/")
    assert "A hint at" not in get_text(client, "/checks/locked-in/")
