"""Which names read the same, and which never do."""

import pytest

from relationships.lenses.comparison.matching import Keyed, comparable_name, match


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Home cooks", "home cooks"),
        ("Home cooks", "The home cook"),
        ("Small companies", "small company"),
        ("Café", "Cafe"),
        ("Cafe\N{COMBINING ACUTE ACCENT}s", "cafés"),
        ("B2B-customers", "B2B customers"),
        ("Students (first year)", "Students, first year"),
        ("Home cooks\nwho have little time", "Home cooks"),
        ("Straße", "STRASSE"),
    ],
)
def test_names_that_read_the_same(one: str, other: str) -> None:
    assert comparable_name(one) == comparable_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("New customers", "Old customers"),
        ("Customers with an account", "Customers without an account"),
        ("Business to consumers", "Consumers to business"),
        ("> 50 desks", "< 50 desks"),
        ("C++", "C#"),
        ("€5", "$5"),
        ("1.5", "15"),
        ("か", "が"),
        ("и", "й"),
        ("♥", "♦"),
        ("…", "!"),
        ("Home cooks", "Busy home cooks"),
    ],
)
def test_names_that_are_different(one: str, other: str) -> None:
    assert comparable_name(one) != comparable_name(other)


def keyed(*items: str) -> list[Keyed[str]]:
    """Return items with two keys: the text before a dot if there is one, and the first letter."""
    return [(item, (item.partition(".")[0] if "." in item else None, item[0])) for item in items]


def test_surest_key_decides_and_equal_ones_go_in_order() -> None:
    found = match(keyed("a1", "a2", "ab.3", "c"), keyed("ab.9", "a8", "d", "a7", "a6"))
    assert found.both == (("a1", "a8"), ("a2", "a7"), ("ab.3", "ab.9"))
    assert (found.left, found.right) == (("c",), ("d", "a6"))


def test_nothing_matches_nothing() -> None:
    assert match(keyed(), keyed("a")) == match(keyed(), keyed("a"))
    assert match(keyed("a"), keyed()).left == ("a",)
    assert match(keyed(), keyed("a")).right == ("a",)
