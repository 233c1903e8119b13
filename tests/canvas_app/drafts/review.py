"""What the tests of drafts share: the answers, the addresses, and how the review is read."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client

from relationships.drafting.answers import Answers
from relationships.drafting.draft import Draft, make_draft
from tests.markup import one_line

ASK, REVIEW = "/draft/", "/draft/review/"
PATTERN, CANVAS = "/draft/pattern/", "/draft/canvas/"
GIVEN = {
    "problem": "Parents cannot tell whether a maths tutor is any good.",
    "for_whom": "Parents of pupils; retired teachers who would like to teach",
}


def draft(**more: Any) -> Draft:
    made = make_draft(Answers(GIVEN["problem"], GIVEN["for_whom"], **more))
    assert isinstance(made, Draft)
    return made


def page_of(client: Client) -> str:
    return one_line(client.get(REVIEW).text)


def count(page: str) -> str:
    """Return how many notes are kept, dropped and open, as the page says."""
    found = re.search(r"<b>(\d+) kept</b> · (\d+) dropped · (\d+) open", page)
    assert found
    return " ".join(found.groups())
