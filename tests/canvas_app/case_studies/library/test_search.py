"""A search returns on both databases what a plain implementation in Python returns."""

from __future__ import annotations

from random import Random

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from canvas_app.accounts.models import User
from canvas_app.case_studies.actions.editions import publish_edition
from canvas_app.case_studies.actions.moves import move_case
from canvas_app.case_studies.library.parameters import GalleryParameters
from canvas_app.case_studies.models import CaseStudy, LibraryEntry
from canvas_app.case_studies.search.entries import refresh_entry, refresh_outdated
from canvas_app.case_studies.search.matching import HEADING, MOST_WORDS, find_cases
from canvas_app.case_studies.search.words import fold_words
from canvas_app.case_studies.states import Event
from relationships.cases import case_slugs
from tests.bench.library import WORDS, add_public_cases
from tests.canvas_app.case_studies.library.conftest import Publish

pytestmark = pytest.mark.django_db

TEXTS = ("café", "Größe", "顧客", "naïve", "e-mail", "don’t", "Łódź", "x²")


def find(text: str) -> list[int]:
    return [key for key, _ in find_cases(fold_words(text)[:MOST_WORDS])]


def find_plainly(text: str) -> list[int]:
    """Return what should be found: every word begins one of the entry; by hits in the heading, company and id."""
    words = fold_words(text)[:MOST_WORDS]

    def begins(word: str, known: str) -> bool:
        return any(other.startswith(word) for other in known.split())

    found = [entry for entry in LibraryEntry.objects.all() if all(begins(word, entry.words) for word in words)]
    found.sort(
        key=lambda entry: (
            -sum(begins(f"{HEADING}{word}", entry.words) for word in words),
            entry.sort_key.encode(),
            entry.pk,
        )
    )
    return [entry.pk for entry in found]


def test_search_finds_what_the_plain_one_finds() -> None:
    add_public_cases(60)
    random = Random(3)
    for entry in LibraryEntry.objects.all()[:20]:
        entry.words = " ".join(sorted({*entry.words.split(), *fold_words(random.choice(TEXTS))}))
        entry.save()
    asked = [*TEXTS, "cafe", "groß", "顧", *WORDS[:40], "zzz", ""]
    asked += [f"{random.choice(WORDS)} {random.choice(WORDS)[:2]} {random.choice(WORDS)[:1]}" for _ in range(60)]
    hits = {text: find(text) for text in asked}
    assert hits == {text: find_plainly(text) for text in asked}
    assert sum(0 < len(found) < 60 for found in hits.values()) > 20


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_no_text_breaks_a_search(publish: Publish, text: str) -> None:
    with transaction.atomic():
        case = CaseStudy.objects.first() or publish()
        entry = LibraryEntry.objects.get(case=case)
        entry.words = " ".join(sorted({*entry.words.split(), *fold_words(text)}))
        entry.save()
        assert find(text) == find_plainly(text) == [case.pk]


@pytest.mark.parametrize("text", ['"', "a' OR 1=1", "(((", "a:* & !b", "NEAR(a b)", "a*", "^a", "-a", "\\", "%", "_"])
def test_operators_of_the_databases_are_signs_like_others(publish: Publish, text: str) -> None:
    publish()
    assert find(text) == find_plainly(text)


def test_accents_do_not_matter(publish: Publish) -> None:
    case = publish()
    assert find("cafe") == find("CAFÉ") == [case.pk]


@pytest.mark.parametrize("text", ["tripled", "instructors", "recording"])
def test_what_is_not_for_every_reader_is_not_found(publish: Publish, text: str) -> None:
    publish()
    assert find(text) == []


def test_a_new_edition_is_found_by_its_words_only(publish: Publish) -> None:
    case = publish()
    case.refresh_from_db()
    case.lesson, case.story = "Let people leave.", "Simple."
    case.rendered |= {"lesson": "<p>Let people leave.</p>", "story": "<p>Simple.</p>"}
    publish_edition(case)
    assert (find("cafe"), find("leave")) == ([], [case.pk])


def test_retired_case_is_not_found_until_it_is_restored(publish: Publish, ada: User) -> None:
    case = publish()
    move_case(case.pk, ada, Event.RETIRE)
    assert find("cafe") == []
    assert not LibraryEntry.objects.exists()
    move_case(case.pk, ada, Event.RESTORE)
    assert find("cafe") == [case.pk]


def test_deleted_case_leaves_nothing_in_the_index(publish: Publish) -> None:
    publish()
    CaseStudy.objects.all().delete()
    assert not LibraryEntry.objects.exists()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM case_studies_words WHERE case_studies_words MATCH 'cafe'")
            assert cursor.fetchone() == (0,)


def test_entries_are_made_anew_after_an_upgrade(publish: Publish) -> None:
    case, other = publish(), publish("other")
    LibraryEntry.objects.filter(case=other).delete()
    LibraryEntry.objects.filter(case=case).update(made_by=0, words="old")
    assert refresh_outdated() == 2
    assert refresh_outdated() == 0
    assert find("cafe") == [case.pk, other.pk]


def test_entry_is_the_same_when_it_is_made_again(publish: Publish) -> None:
    case = publish()
    before = LibraryEntry.objects.values().get()
    refresh_entry(case)
    assert LibraryEntry.objects.values().get() == before


def test_words_beyond_the_most_are_ignored() -> None:
    parameters = GalleryParameters(q=" ".join(f"w{number}" for number in range(MOST_WORDS + 1)))
    assert len(parameters.words) == MOST_WORDS
    assert "first 10 words" in parameters.remark


def test_loading_cases_brings_the_library_up_to_date(publish: Publish) -> None:
    case = publish()
    LibraryEntry.objects.filter(case=case).update(made_by=0, words="old")
    call_command("load_cases", verbosity=0)
    assert case.pk in find("cafe")
    assert LibraryEntry.objects.count() == len(case_slugs()) + (case.slug not in case_slugs())
