"""The case studies that come with Rapport are whole: story, lesson, questions, lesson plan, sources and canvas."""

import re
from collections.abc import Iterator
from itertools import chain

import pytest

from relationships.cases import CaseFile, case_slugs, load_case
from relationships.catalog.blocks import Block
from relationships.catalog.case_studies import CaseOutcome, SourceState
from relationships.document.notes import Note
from relationships.document.relationships import RelationshipDetails
from relationships.markdown import find_citations

every_case = pytest.mark.parametrize("slug", case_slugs())

OUTCOMES = {
    CaseOutcome.SUCCEEDED: {
        *("airbnb", "amazon", "apple", "gillette", "lego", "netflix", "reliance-jio", "starbucks", "youtube", "zappos")
    },
    CaseOutcome.ILLUSTRATION: {"alli", "private-banking"},
    CaseOutcome.FAILED: {"aol", "comcast", "moviepass", "united-airlines", "wells-fargo"},
}
SHORTEST_LESSON, LONGEST_LESSON = 60, 90
LONGEST_NOTE = 120
DIGIT = re.compile(r"[0-9]")


def paragraphs(text: str) -> list[str]:
    return text.split("\n\n")


def uncited_figures(text: str) -> list[str]:
    return [each for each in paragraphs(text) if DIGIT.search(each) and not find_citations(each)]


def described(case: CaseFile) -> Iterator[RelationshipDetails]:
    yield from (note.relationship for note in case.canvas.blocks.customer_relationships if note.relationship)


def placed(case: CaseFile) -> list[tuple[Block, Note]]:
    return list(case.canvas.placed_notes())


def test_all_seventeen_are_there_with_their_outcomes() -> None:
    found = {outcome: {slug for slug in case_slugs() if load_case(slug).outcome is outcome} for outcome in OUTCOMES}
    assert found == OUTCOMES
    assert set(chain(*OUTCOMES.values())) == set(case_slugs())


@every_case
def test_every_block_is_filled_with_distinct_notes(slug: str) -> None:
    case = load_case(slug)
    assert [block for block in Block if len({note.text for note in case.canvas.notes(block)}) < 3] == []
    assert [note.text for _, note in placed(case) if len(note.text) > LONGEST_NOTE] == []


@every_case
def test_segments_are_described_and_served(slug: str) -> None:
    case = load_case(slug)
    segments = case.canvas.blocks.customer_segments
    assert 2 <= len(segments) <= 4
    details = [note.segment for note in segments if note.segment]
    assert len(details) == len(segments)
    assert all(each.needs and each.behaviours and each.contact and each.kind and each.factors for each in details)
    assert {note.id for note in segments} == {each.segment for each in described(case)}


@every_case
def test_segments_are_offered_a_value(slug: str) -> None:
    case = load_case(slug)
    offered = {segment for note in case.canvas.blocks.value_propositions for segment in note.segments}
    assert {note.id for note in case.canvas.blocks.customer_segments} - offered == set()


@every_case
def test_relationships_have_type_goals_and_links(slug: str) -> None:
    case = load_case(slug)
    blocks = {note.id: block for block, note in placed(case)}
    assert len(list(described(case))) == len(case.canvas.blocks.customer_relationships)
    for details in described(case):
        assert details.type
        assert details.goals
        assert all(goal.tactics for goal in details.goals)
        assert details.expected_because
        assert details.channel
        assert blocks[details.channel] is Block.CHANNELS
        assert {Block.VALUE_PROPOSITIONS, Block.REVENUE_STREAMS} <= {blocks[note] for note in details.serves}


@every_case
def test_story_and_lesson_are_told(slug: str) -> None:
    case = load_case(slug)
    assert case.summary
    assert 3 <= len(paragraphs(case.story)) <= 5
    assert 1 <= len(paragraphs(case.lesson)) <= 2
    assert 3 <= len(case.questions) <= 5
    assert case.teaching_notes
    assert case.afterwards
    assert case.region
    assert case.tags


@every_case
def test_lesson_fits_one_or_two_hours_of_a_class(slug: str) -> None:
    minutes = sum(step.minutes for step in load_case(slug).lesson_plan)
    assert SHORTEST_LESSON <= minutes <= LONGEST_LESSON


@every_case
def test_figures_are_cited(slug: str) -> None:
    case = load_case(slug)
    assert uncited_figures(case.story) + uncited_figures(case.afterwards) == []


@every_case
def test_sources_are_cited(slug: str) -> None:
    case = load_case(slug)
    cited = {citation.key for text in (case.story, case.lesson, case.afterwards) for citation in find_citations(text)}
    assert [key for key in case.source_keys if key not in cited] == []


@every_case
def test_addresses_are_secure_and_only_of_sources_that_were_looked_up(slug: str) -> None:
    sources = load_case(slug).sources
    assert [source.url for source in sources if source.url and not source.url.startswith("https://")] == []
    assert [source.key for source in sources if source.url and source.state is not SourceState.VERIFIED] == []


def test_cases_share_no_id() -> None:
    ids = [note.id for slug in case_slugs() for _, note in placed(load_case(slug))]
    assert len(set(ids)) == len(ids)
