"""The gallery: cards, filters with their counts, search, pages, and what it costs."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from canvas_app.case_studies.library.facets import narrow
from canvas_app.case_studies.library.gallery import CARDS_PER_PAGE
from canvas_app.case_studies.models import CaseStudy, LibraryEntry
from canvas_app.case_studies.search.choices import FACETS, OFFSETS, pack, unpack
from canvas_app.case_studies.search.entries import VERSION
from tests.bench.library import add_public_cases
from tests.canvas_app.case_studies.library.conftest import SECRET, Publish
from tests.conftest import PARTIAL
from tests.markup import one_line, unmarked

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    return Client()


def counts(html: str) -> dict[str, int]:
    """Return the number beside each choice of a filter, by its id."""
    return {
        name: int(number)
        for name, number in re.findall(r'<label[^>]* id="filter-([\w-]+)".*?class="num"> ?(\d+)', one_line(html))
    }


def test_visitor_sees_published_cases(client: Client, publish: Publish) -> None:
    publish()
    page = client.get("/cases/")
    text = unmarked(page.text)
    assert page.status_code == 200
    for expected in ("Comcast", "Cheaper to call than to cancel", "rewarded its agents", "2004–2014", "Failed"):
        assert expected in text
    assert 'href="/cases/comcast/"' in page.text
    assert "Goals: acquisition, retention, boosting sales" in page.text
    assert SECRET not in page.text


def test_drafts_and_retired_cases_are_not_shown(client: Client, case: CaseStudy) -> None:
    page = client.get("/cases/")
    assert (page.status_code, "No cases yet" in page.text, "Lego" in page.text) == (200, True, False)


def test_filters_narrow_the_gallery_and_stay_in_the_address(client: Client, publish: Publish) -> None:
    publish()
    publish("zappos", company="Zappos", outcome="succeeded", industry="retail")
    publish("bank", company="Bank", outcome="mixed", industry="financial_services")
    page = client.get("/cases/?outcome=failed&outcome=mixed&kind=private")
    assert ("Zappos" in page.text, "Comcast" in page.text, "Bank" in page.text) == (False, True, True)
    assert re.search(r'value="failed"[^>]*\schecked', one_line(page.text))
    found = counts(page.text)
    # Those of the same filter are counted as if it were not set, those of the others as it is.
    assert [found[f"outcome-{name}"] for name in ("succeeded", "failed", "mixed", "illustration")] == [1, 1, 1, 0]
    assert found["industry-telecommunications"] == 1
    assert "industry-retail" not in found
    assert "2 cases found" in one_line(page.text)


CHOSEN: tuple[dict[str, tuple[str, ...]], ...] = (
    {},
    {"outcome": ("failed",)},
    {"type": ("communities", "co_creation"), "goal": ("retention",)},
    {"industry": ("retail", "media"), "kind": ("business",), "outcome": ("mixed", "succeeded")},
)


def test_counts_are_those_of_a_plain_count() -> None:
    add_public_cases(80)
    entries = list(LibraryEntry.objects.all())
    keys, packed = [entry.pk for entry in entries], [entry.facets for entry in entries]
    for chosen in CHOSEN:
        narrowed = narrow(keys, packed, chosen)
        assert narrowed.found == tuple(entry.pk for entry in entries if passes(entry, chosen))
        for facet in narrowed.facets:
            others = {name: values for name, values in chosen.items() if name != facet.name}
            for choice in facet.choices:
                alone = others | {facet.name: (choice.value,)}
                assert choice.count == sum(passes(entry, alone) for entry in entries), (chosen, choice)


def passes(entry: LibraryEntry, chosen: dict[str, tuple[str, ...]]) -> bool:
    return all(set(values) & set(unpack(name, entry.facets)) for name, values in chosen.items())


def test_choices_fit_in_the_column_and_none_has_moved() -> None:
    # If this fails, let VERSION in search/entries.py grow, so that the entries are made anew.
    assert (OFFSETS, VERSION) == ({"outcome": 0, "type": 4, "goal": 10, "industry": 13, "kind": 24}, 1)
    every = pack({name: choices.values for name, choices in FACETS.items()})
    assert every == 2**26 - 1
    assert {name: unpack(name, every) for name in FACETS} == {name: tuple(FACETS[name].values) for name in FACETS}


def test_search_and_filters_work_together(client: Client, publish: Publish) -> None:
    publish()
    publish("other", company="Other", story="Nothing of the kind.", outcome="succeeded")
    page = client.get("/cases/?q=CAFE")
    assert ("Comcast" in page.text, "/cases/other/" in page.text) == (True, False)
    assert 'value="CAFE"' in page.text
    page = client.get("/cases/?q=cafe&outcome=succeeded")
    assert "No cases found" in page.text
    assert counts(page.text)["outcome-failed"] == 1


def test_answer_to_htmx_has_the_cards_the_counts_and_the_address(client: Client, publish: Publish) -> None:
    publish()
    answer = client.get("/cases/?q=café&type=communities&page=3", headers=PARTIAL)
    assert "<html" not in answer.text
    assert 'hx-target="#filters"' in answer.text
    assert answer["HX-Replace-Url"] == "/cases/?q=caf%C3%A9&type=communities"


@pytest.mark.parametrize(
    ("query", "remark"),
    [
        ('q="', "no letters or digits"),
        ("q=%00", ""),
        ("q=((((a%00b&type=nothing&page=-1&outcome=", ""),
        ("q=" + "+".join(f"w{number}" for number in range(12)), "Only the first 10 words"),
        ("page=99999999999999999999&kind=", ""),
        ("page=%D9%A3", ""),
    ],
)
def test_odd_searches_get_a_clear_answer(client: Client, publish: Publish, query: str, remark: str) -> None:
    publish()
    page = client.get(f"/cases/?{query}")
    assert page.status_code == 200
    assert remark in page.text


def test_search_that_is_too_long_is_refused(client: Client, publish: Publish) -> None:
    publish()
    for headers in ({}, PARTIAL):
        page = client.get("/cases/", {"q": "x" * 10_000}, headers=headers)
        assert page.status_code == 422
        assert "Your search has 10000 characters. At most 200 are allowed." in page.text


def test_pages_show_every_case_once(client: Client) -> None:
    add_public_cases(2 * CARDS_PER_PAGE + 1)
    shown = [re.findall(r'href="/cases/(case-\d+)/"', client.get(f"/cases/?page={page}").text) for page in (1, 2, 3)]
    assert [len(slugs) for slugs in shown] == [CARDS_PER_PAGE, CARDS_PER_PAGE, 1]
    assert len({slug for slugs in shown for slug in slugs}) == 2 * CARDS_PER_PAGE + 1
    last = client.get("/cases/?page=77")
    assert "Page 3 of 3" in one_line(last.text)
    assert 'href="/cases/?page=2"' in last.text
    assert 'rel="next"' not in last.text


@pytest.mark.parametrize(
    ("query", "expected"), [("", 2), ("?outcome=failed", 2), ("?q=b+c&type=communities&page=2", 3)]
)
def test_number_of_queries_does_not_depend_on_the_number_of_cases(client: Client, query: str, expected: int) -> None:
    numbers = []
    for more in (1, 60):
        CaseStudy.objects.all().delete()
        add_public_cases(more)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/cases/{query}").status_code == 200
        numbers.append([query["sql"] for query in captured.captured_queries if query["sql"].startswith("SELECT")])
    assert [len(queries) for queries in numbers] == [expected] * 2
    assert not any("document" in sql for queries in numbers for sql in queries)


def test_only_reading_is_answered(client: Client) -> None:
    assert client.post("/cases/").status_code == 405


def test_caches_may_keep_the_pages_of_visitors_only(client: Client, publish: Publish) -> None:
    publish()
    for address in ("/cases/", "/cases/comcast/"):
        page = client.get(address)
        assert page["Cache-Control"] == "public, max-age=60"
        assert "Cookie" in page["Vary"]
        assert not page.cookies
