"""The case studies that come with Rapport are valid, complete, and written as `write_case` writes them."""

import json
from importlib.resources import files

import pytest

from relationships.cases import case_slugs, load_case, write_case
from relationships.catalog.blocks import Block
from relationships.samples import sample_names

every_case = pytest.mark.parametrize("slug", case_slugs())


def test_samples_are_among_the_cases() -> None:
    assert set(sample_names()) <= set(case_slugs())


def test_unknown_case_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        load_case("../catalog")


@every_case
def test_file_is_written_as_we_write_it(slug: str) -> None:
    written = files("relationships.cases").joinpath(f"{slug}.json").read_text("utf-8")
    assert json.loads(written) == json.loads(write_case(load_case(slug)))


@every_case
def test_file_is_named_after_its_slug(slug: str) -> None:
    assert load_case(slug).slug == slug


@every_case
def test_case_can_be_published(slug: str) -> None:
    case = load_case(slug)
    assert case.summary
    assert case.story
    assert case.lesson
    assert case.period_from
    assert case.sources
    assert [block for block in Block if not case.canvas.notes(block)] == []
    details = [note.relationship for note in case.canvas.blocks.customer_relationships]
    assert any(detail and detail.segment for detail in details)
