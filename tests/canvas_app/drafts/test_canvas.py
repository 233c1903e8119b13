"""The canvas that a draft becomes, with an account and by way of signing in."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from canvas_app.accounts.models import User
from relationships.catalog.goals import Stage, Status
from relationships.models import Canvas
from relationships.store.load import load_document
from tests.canvas_app.drafts.review import ASK, CANVAS, GIVEN, REVIEW, count, draft, page_of
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db


def test_canvas_has_the_kept_notes_as_assumptions(member: Client, ada: User) -> None:
    segment, other = draft().document.blocks.customer_segments
    member.post(REVIEW, {f"verdict_{other.id}": "drop", "rest": "keep"})
    response = member.post(CANVAS, {f"verdict_{one.note.id}": "drop" if one.note.id == other.id else "keep"
                                    for one in draft().proposals})  # fmt: skip

    canvas = Canvas.objects.get()
    assert response["Location"] == reverse("boards:board", args=[canvas.pk])
    document = load_document(canvas.pk).document
    assert [note.text for note in document.blocks.customer_segments] == [segment.text]
    assert {note.status for _, note in document.placed_notes()} == {Status.ASSUMPTION}
    ties = [note.relationship for note in document.blocks.customer_relationships]
    assert ties
    assert {tie.segment for tie in ties if tie} == {document.blocks.customer_segments[0].id}
    assert all(tie.type and tie.goals for tie in ties if tie)
    assert member.get(REVIEW)["Location"] == ASK


def test_edited_text_name_and_stage_reach_the_canvas(ada: User) -> None:
    client = Client()
    client.force_login(ada)
    client.post(ASK, {**GIVEN, "name": "Sum & Co", "stage": "growth"})
    first = draft(stage=Stage.GROWTH).proposals[0]
    client.post(CANVAS, {f"text_{first.note.id}": "Parents in Leeds", "rest": "keep"})

    document = load_document(Canvas.objects.get().pk).document
    assert (document.title, document.stage) == ("Sum & Co", Stage.GROWTH)
    assert document.blocks.customer_segments[0].text == "Parents in Leeds"


def test_open_notes_must_be_decided_first(member: Client) -> None:
    response = member.post(CANVAS, {})

    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert f"{len(draft().proposals)} notes are still open." in response.text
    assert not Canvas.objects.exists()


def test_a_canvas_needs_a_note(member: Client) -> None:
    response = member.post(CANVAS, {"rest": "drop"})

    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Keep at least one note" in response.text
    assert not Canvas.objects.exists()


def test_form_that_is_sent_twice_creates_one_canvas(member: Client, ada: User) -> None:
    sent = {"rest": "keep", "request_id": "once"}
    first = member.post(CANVAS, sent)
    member.post(ASK, GIVEN)
    second = member.post(CANVAS, sent)

    assert first["Location"] == second["Location"]
    assert Canvas.objects.count() == 1


def test_visitor_signs_in_and_finds_the_draft(visitor: Client, ada: User) -> None:
    response = visitor.post(CANVAS, {"rest": "keep"})
    assert response["Location"] == f"{reverse('account_signup')}?next={REVIEW}"
    assert not Canvas.objects.exists()

    response = visitor.post(f"{reverse('account_login')}?next={REVIEW}", {"login": ada.email, "password": PASSWORD})
    assert response["Location"] == REVIEW
    assert count(page_of(visitor)) == f"{len(draft().proposals)} 0 0"
    visitor.post(CANVAS, {"rest": "keep"})
    assert Canvas.objects.count() == 1


def test_list_of_canvases_mentions_an_unfinished_draft(member: Client) -> None:
    assert "Review draft" in member.get(reverse("boards:list")).text


def test_dropped_segment_takes_its_relationships_along(visitor: Client) -> None:
    other = draft().document.blocks.customer_segments[1]
    visitor.post(REVIEW, {f"verdict_{other.id}": "drop", "rest": "keep"})

    assert "Its segment is dropped" in page_of(visitor)
