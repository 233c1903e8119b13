"""Answers on which everyone agrees, and a strategy for any answers."""

from __future__ import annotations

from hypothesis import strategies as st

from relationships.analysis.type_scores import Answers
from relationships.catalog.goals import Goal
from relationships.catalog.segments import Factor, Level

LOW, MEDIUM, HIGH = Level

any_answers = st.builds(
    Answers,
    levels=st.dictionaries(st.sampled_from(Factor), st.sampled_from(Level)),
    goal=st.none() | st.sampled_from(Goal),
)


def levels(low: str = "", medium: str = "", high: str = "", goal: Goal | None = None) -> Answers:
    """Return answers from the names of their factors."""
    said = {LOW: low, MEDIUM: medium, HIGH: high}
    return Answers({Factor(name): level for level, names in said.items() for name in names.split()}, goal)


# Uncontroversial expectations (`domain`, section 6), and cases of known companies.
LUXURY = levels(
    low="size frequency",
    medium="complexity stakes",
    high="price customisation value human_contact brand industry_custom staff",
)
MASS = levels(
    low="price complexity stakes value customisation human_contact brand",
    high="size frequency behaviour_data technology",
    medium="budget",
)
SCREWS = levels(
    low="price frequency behaviour_data complexity stakes value human_contact", high="size expertise technology"
)
PATIENTS = levels(low="expertise", medium="size value frequency", high="stakes complexity human_contact staff price")
MODELLERS = levels(medium="price frequency", high="peer_contact expertise size", low="stakes human_contact budget")
INVENTORS = levels(high="contribution expertise peer_contact customisation", medium="price size", low="stakes")
FACTORIES = levels(low="size", high="complexity customisation value price staff human_contact", medium="stakes")
