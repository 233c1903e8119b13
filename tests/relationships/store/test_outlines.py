"""What is loaded of canvases for their miniatures."""

import re

import pytest
from django.contrib.auth import get_user_model
from pytest_django import DjangoAssertNumQueries

from relationships.actions.canvases import create_canvas
from relationships.lenses.miniature import draw_miniature
from relationships.samples import load_sample, sample_names
from relationships.store.load import load_document
from relationships.store.outlines import DRAWN, load_outlines
from tests.relationships.document.largest import largest_document

pytestmark = pytest.mark.django_db


def make_owner() -> int:
    return int(get_user_model().objects.create(email="ada@example.org").pk)


def test_miniature_of_an_outline_is_that_of_the_canvas() -> None:
    owner = make_owner()
    keys = [create_canvas(owner, load_sample(name)) for name in sample_names()]
    outlines = load_outlines(keys)
    for key in keys:
        loaded = load_document(key)
        assert outlines[key].version == loaded.version
        assert draw_miniature(outlines[key].document) == draw_miniature(loaded.document)


def test_outline_of_a_large_canvas_reads_neither_readings_nor_further_links(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    key = create_canvas(make_owner(), largest_document())
    with django_assert_num_queries(5) as captured:
        outline = load_outlines([key])[key].document
    assert not [query for query in captured if re.search("reading|review|dismissal", query["sql"])]
    assert sum(bool(note.segments) for _, note in outline.placed_notes()) == DRAWN
    assert draw_miniature(outline) == draw_miniature(load_document(key).document)
