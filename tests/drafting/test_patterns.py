"""The table of patterns: names that the field uses, all blocks, known placeholders, no figures."""

from __future__ import annotations

import re

import pytest

from relationships.catalog.blocks import Block
from relationships.catalog.patterns.concepts import CONCEPTS
from relationships.catalog.patterns.pattern import BusinessPattern, Side
from relationships.catalog.patterns.registry import PATTERNS
from relationships.samples import sample_names
from tests.drafting.pairs import PAIRS, SAME

# Of the issue that asks for the table.
NAMES = (
    """
Add-on, Customer loyalty, Lock-in, Self-service, User designed, Crowdsourcing, Peer-to-peer, Mass customization,
Experience selling, Guaranteed availability, Flat rate, Pay per use, Subscription, Freemium, Long tail,
Two-sided market, Razor and blade, Franchising, Direct selling, Solution provider, Open source, Rent instead of
buy, Performance-based contracting, Professional services, Non-profit with third-party payers
""".replace("\n", " ")
    .strip()
    .split(", ")
)
FROM_ANSWERS = (Block.CUSTOMER_SEGMENTS, Block.CUSTOMER_RELATIONSHIPS)
PLACEHOLDER = re.compile(r"{(\w+)}")
every_pattern = pytest.mark.parametrize("pattern", PATTERNS.values(), ids=list(PATTERNS))


def texts(pattern: BusinessPattern) -> list[str]:
    ways = [way for role in pattern.roles.values() for way in role.ways]
    lines = [line for lines in pattern.blocks.values() for line in lines]
    return [
        pattern.summary,
        *(role.unnamed for role in pattern.roles.values()),
        *(text for way in ways for text in (way.text, way.reason, *way.tactics.values())),
        *(text for line in lines for text in (line.text, line.reason)),
    ]


def test_table_has_the_names_that_the_field_uses() -> None:
    assert len(PATTERNS) >= 32
    assert {*NAMES} <= {pattern.name for pattern in PATTERNS.values()}


def test_table_has_every_pattern_that_an_expert_names() -> None:
    named = {SAME.get(key, key) for pair in PAIRS for key in pair["patterns"]}

    assert named <= set(PATTERNS)


@every_pattern
def test_every_block_is_filled_with_reasons(pattern: BusinessPattern) -> None:
    for block in set(Block) - set(FROM_ANSWERS):
        assert pattern.blocks[block], block
        assert all(line.reason.endswith(".") and (line.text[-1].isalpha() or "}" in line.text)
                   for line in pattern.blocks[block])  # fmt: skip


@every_pattern
def test_templates_have_known_placeholders_and_no_figures(pattern: BusinessPattern) -> None:
    known = {"whom", "Whom"} | (
        {"other", "Other"} if Side.OTHER in pattern.roles or _has_ways_for_others(pattern) else set()
    )

    for text in texts(pattern):
        assert set(PLACEHOLDER.findall(text)) <= known, text
        assert not re.search(r"\d", text), text


def _has_ways_for_others(pattern: BusinessPattern) -> bool:
    return any(line.side is Side.OTHER for lines in pattern.blocks.values() for line in lines)


@every_pattern
def test_every_side_has_relationships_that_win_customers(pattern: BusinessPattern) -> None:
    for role in pattern.roles.values():
        assert len(role.ways) > 1
        assert len({way.type for way in role.ways}) == len(role.ways)
        assert any("acquisition" in way.tactics for way in role.ways)


@every_pattern
def test_lines_for_the_other_side_need_one(pattern: BusinessPattern) -> None:
    if _has_ways_for_others(pattern):
        assert Side.OTHER in pattern.roles or pattern.key == "crowdsourcing"


@every_pattern
def test_cases_exist(pattern: BusinessPattern) -> None:
    assert set(pattern.cases) <= set(sample_names())


def test_concepts_name_known_patterns() -> None:
    for concept in CONCEPTS:
        assert set(concept.patterns) <= set(PATTERNS), concept.key
