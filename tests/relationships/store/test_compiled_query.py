"""A compiled query returns the same rows as a newly composed one."""

from uuid import UUID

import pytest
from pytest_django import DjangoAssertNumQueries

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.models import Canvas, Note
from relationships.samples import load_sample
from relationships.store.compiled_query import CompiledQuery
from relationships.store.membership import get_canvas_of_member
from tests.memory import growth_bytes

NOTES = CompiledQuery(
    lambda canvas, *ids: (
        Note.objects.filter(canvas=canvas, pk__in=ids).exclude(status="nothing").order_by("rank", "pk").values_list()
    )
)


@pytest.fixture
def canvas_id(user: User) -> UUID:
    return create_canvas(user.pk, load_sample("lego"))


@pytest.mark.parametrize("count", [1, 2, 30, 50])
def test_values_are_read_as_django_reads_them(
    canvas_id: UUID, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    notes = Note.objects.filter(canvas=canvas_id).order_by("-evidence", "pk")[:count]
    ids = [note.pk for note in notes]
    expected = list(Note.objects.filter(pk__in=ids).order_by("rank", "pk").values_list())

    with django_assert_num_queries(2):
        found = [NOTES.rows(canvas_id, *ids), NOTES.rows(canvas_id, *reversed(ids))]

    assert found == [expected, expected]


def test_nothing_is_found_for_other_values(canvas_id: UUID) -> None:
    note = Note.objects.filter(canvas=canvas_id)[0]

    assert NOTES.first(UUID(int=1), note.pk) is None
    assert NOTES.first(canvas_id, UUID(int=1)) is None


def test_canvas_of_a_member_is_the_row_with_the_role(canvas_id: UUID, user: User) -> None:
    found = get_canvas_of_member(canvas_id, user.pk)

    assert found is not None
    expected = Canvas.objects.get(pk=canvas_id)
    assert found.role == "owner"
    assert [getattr(found, field.attname) for field in Canvas._meta.concrete_fields] == [
        getattr(expected, field.attname) for field in Canvas._meta.concrete_fields
    ]
    assert get_canvas_of_member(canvas_id, user.pk + 1) is None


def test_memory_does_not_grow_with_the_number_of_values(canvas_id: UUID) -> None:
    ids = [UUID(int=number) for number in range(1000)]
    for count in (1, 1000):
        NOTES.rows(canvas_id, *ids[:count])

    def ask() -> None:
        for count in range(1, 1000, 10):
            NOTES.rows(canvas_id, *ids[:count])

    assert growth_bytes(ask) < 300_000
