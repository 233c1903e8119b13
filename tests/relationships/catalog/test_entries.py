"""The catalogue is complete: every choice has an entry, and references between entries are valid."""

import pytest

from relationships.catalog.entries.entry import Entry, Kind
from relationships.catalog.entries.registry import BY_SLUG, BY_VALUE, ENTRIES, find_related
from relationships.catalog.goals import Goal, Stage
from relationships.catalog.indicators import INDICATORS, KnownIndicator
from relationships.catalog.relationships import Tool
from relationships.catalog.types import RelationshipType

WORDS = {
    Kind.TYPE: RelationshipType,
    Kind.GOAL: Goal,
    Kind.STAGE: Stage,
    Kind.INDICATOR: KnownIndicator,
    Kind.TOOL: Tool,
}
EVERY = list(BY_VALUE.values())


@pytest.mark.parametrize("kind", Kind)
def test_every_word_of_a_kind_is_explained_once_and_in_its_order(kind: Kind) -> None:
    assert [entry.value for entry in ENTRIES[kind]] == WORDS[kind].values
    assert [entry.name for entry in ENTRIES[kind]] == WORDS[kind].labels


@pytest.mark.parametrize("entry", EVERY, ids=lambda entry: entry.value)
def test_entry_says_something_of_everything(entry: Entry) -> None:
    sentences = (entry.summary, entry.pays, entry.costs, entry.fits)
    assert all(text.endswith((".", "?")) and text == text.strip() and "  " not in text for text in sentences)
    assert entry.forms
    # The examples of types are published cases.
    assert bool(entry.examples) == (entry.kind != Kind.TYPE)
    assert all(example.does.endswith(".") for example in entry.examples)
    assert entry.tools or entry.kind == Kind.TOOL


@pytest.mark.parametrize("entry", EVERY, ids=lambda entry: entry.value)
def test_entry_names_only_what_there_is(entry: Entry) -> None:
    assert {*entry.related} <= {*BY_VALUE}
    assert len(set(entry.related)) == len(entry.related)


def test_what_goes_with_each_other_says_so_on_both_pages() -> None:
    for entry in EVERY:
        for others in find_related(entry).values():
            assert all(entry in find_related(other)[entry.kind] for other in others)


def test_no_two_entries_share_an_address() -> None:
    assert len(BY_SLUG) == len(BY_VALUE)


def test_every_indicator_has_a_formula_and_a_unit() -> None:
    assert [*INDICATORS] == [*KnownIndicator]
    assert all(info.formula and info.unit for info in INDICATORS.values())
