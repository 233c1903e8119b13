"""Drafting a canvas: the form, the review, another pattern, and the canvas, with and without an account."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from canvas_app.drafts.stored import read_draft
from relationships.models import Canvas
from tests.canvas_app.drafts.review import ASK, CANVAS, GIVEN, PATTERN, REVIEW, count, draft, page_of
from tests.markup import one_line
from tests.own_words.filling import own_word
from tests.own_words.reading import translated_words

pytestmark = pytest.mark.django_db


def test_form_is_shown_without_an_account_and_writes_nothing() -> None:
    response = Client().get(ASK)

    assert response.status_code == HTTPStatus.OK
    assert "Which problem do you solve?" in response.text
    assert not response.cookies.get("sessionid")


def test_answers_lead_to_a_review_of_every_note(visitor: Client) -> None:
    page = page_of(visitor)

    for one in draft().proposals:
        assert one.note.text in page.replace("&#x27;", "'")
    assert count(page) == f"0 0 {len(draft().proposals)}"
    assert "Two-sided market" in page
    assert "confidence" in page
    assert not Canvas.objects.exists()


def test_missing_answers_are_named_and_the_others_kept() -> None:
    response = Client().post(ASK, {"problem": "", "for_whom": "Small bakeries", "name": "Crumb"})

    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Describe the problem in a sentence or two." in response.text
    assert "Small bakeries" in response.text
    assert "Crumb" in response.text


def test_long_answer_is_refused_with_the_limit() -> None:
    response = Client().post(ASK, {"problem": "a" * 10_001, "for_whom": "Small bakeries"})

    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "This answer has 10001 characters. At most 10000 are allowed." in response.text.replace(",", "")


def test_longest_answers_give_a_draft() -> None:
    text = f"{GIVEN['problem']} " * 200

    assert Client().post(ASK, {**GIVEN, "problem": text[:10_000].strip()}).status_code == HTTPStatus.SEE_OTHER


@pytest.mark.parametrize(
    ("problem", "for_whom", "question"),
    [
        ("help", "everyone", "What is annoying, expensive or impossible for these people today?"),
        ("Die Bäckerei wirft jeden Abend Brot weg und das ist schade", "Bäcker", "Can you say in English"),
        ("The garden gnomes of our street glare at each cloud", "Cloud watchers", "What will your business do"),
    ],
)
def test_unclear_answers_get_one_question_and_are_kept(problem: str, for_whom: str, question: str) -> None:
    client = Client()
    response = client.post(ASK, {"problem": problem, "for_whom": for_whom})

    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert response.text.count("</strong>") == 1
    assert question in response.text
    assert problem in response.text
    assert client.get(REVIEW).status_code == HTTPStatus.SEE_OTHER


def test_answer_to_the_question_gives_a_draft() -> None:
    client = Client()
    answers = {"problem": "The garden gnomes of our street glare at each cloud", "for_whom": "Cloud watchers"}
    asked = client.post(ASK, answers)
    assert 'name="pattern" value="subscription"' in one_line(asked.text)

    client.post(ASK, {**answers, "pattern": "subscription"})
    assert "Subscription" in page_of(client)


def test_answers_can_be_changed(visitor: Client) -> None:
    assert GIVEN["problem"] in visitor.get(ASK).text


def test_notes_are_kept_edited_and_dropped_one_by_one(visitor: Client) -> None:
    first, second, third = draft().proposals[:3]
    sent = {
        f"verdict_{first.note.id}": "keep",
        f"text_{first.note.id}": "Parents in Leeds",
        f"verdict_{third.note.id}": "drop",
        f"text_{second.note.id}": second.note.text,
    }
    assert visitor.post(REVIEW, sent).status_code == HTTPStatus.SEE_OTHER

    page = page_of(visitor)
    assert count(page) == f"1 1 {len(draft().proposals) - 2}"
    assert "Parents in Leeds" in page
    assert not Canvas.objects.exists()


@pytest.mark.parametrize(("rest", "expected"), [("keep", "{} 1 0"), ("drop", "0 {} 0")])
def test_rest_is_decided_at_once(visitor: Client, rest: str, expected: str) -> None:
    first = draft().proposals[0]
    visitor.post(REVIEW, {f"verdict_{first.note.id}": "drop", "rest": rest})

    total = len(draft().proposals)
    assert count(page_of(visitor)) == expected.format(total - 1 if rest == "keep" else total)


@pytest.mark.parametrize(
    ("text", "error"),
    [("", "Enter a text, or drop this note."), ("x" * 501, "This note has 501 characters."), ("a\x00b", "U+0000")],
)
def test_invalid_text_is_shown_beside_its_note(visitor: Client, text: str, error: str) -> None:
    first = draft().proposals[0]
    response = visitor.post(REVIEW, {f"verdict_{first.note.id}": "keep", f"text_{first.note.id}": text})

    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert error in response.text
    assert f'aria-describedby="error_{first.note.id}"' in response.text


def test_another_pattern_gives_other_notes(visitor: Client) -> None:
    visitor.post(REVIEW, {"rest": "keep"})
    assert visitor.post(PATTERN, {"pattern": "subscription"}).status_code == HTTPStatus.SEE_OTHER

    page = page_of(visitor)
    assert count(page).startswith("0 0")
    assert "Regular fee from" in page


def test_unknown_pattern_changes_nothing(visitor: Client) -> None:
    before = page_of(visitor)
    visitor.post(PATTERN, {"pattern": "no-such-pattern"})

    assert count(page_of(visitor)) == count(before)


@pytest.mark.parametrize("address", [REVIEW, PATTERN, CANVAS])
def test_without_a_draft_everything_leads_to_the_form(address: str) -> None:
    assert Client().post(address, {"pattern": "subscription"})["Location"] == ASK


@pytest.mark.parametrize("address", [PATTERN, CANVAS])
def test_wrong_method(visitor: Client, address: str) -> None:
    assert visitor.get(address).status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_draft_of_an_older_version_is_forgotten(visitor: Client) -> None:
    session = visitor.session
    session["draft"] = {"answers": {"question": "?"}}
    session.save()

    assert read_draft(session) is None
    assert visitor.get(REVIEW)["Location"] == ASK


def test_too_many_drafts_are_refused_and_the_answers_kept(settings: Any) -> None:
    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "draft": "2/m/ip"}
    client = Client()
    answers = [client.post(ASK, GIVEN) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [303, 303, 429]
    assert "Wait a minute" in answers[2].text
    assert GIVEN["problem"] in answers[2].text


def test_browsers_may_translate_no_word_of_the_answers() -> None:
    words = [own_word() for _ in range(4)]
    client = Client()
    sent = {
        "problem": f"Parents cannot find a good {words[0]} tutor. We bring {words[1]} tutors and parents together.",
        "for_whom": f"{words[2]} parents; {words[3]} tutors",
        "name": own_word(),
    }
    asked = client.post(ASK, {**sent, "for_whom": ""})
    assert client.post(ASK, sent).status_code == HTTPStatus.SEE_OTHER
    page = client.get(REVIEW).text

    assert all(word in page.lower() for word in words)
    assert translated_words(page) == []
    assert translated_words(asked.text) == []


def test_markup_in_answers_is_text() -> None:
    client = Client()
    client.post(ASK, {**GIVEN, "for_whom": "<script>alert(1)</script> Parents & tutors"})

    assert "<script>alert" not in client.get(REVIEW).text
    assert "<script>alert" not in client.get(ASK).text
