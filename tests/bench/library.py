"""Many public cases, made of the samples, and how long the gallery takes to show and search them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import cycle, islice, product
from random import Random

from django.db.models import OuterRef, Subquery

from canvas_app.case_studies.models import CaseEdition, CaseState, CaseStudy, LibraryEntry
from canvas_app.case_studies.search.choices import FACETS, pack
from canvas_app.case_studies.search.entries import make_entry
from canvas_app.case_studies.search.matching import HEADING
from canvas_app.case_studies.search.words import distinct_words
from canvas_app.case_studies.stories import render_story, story_as_json
from relationships.cases import CaseFile, CaseStory, load_case
from relationships.models import Canvas
from relationships.samples import sample_names
from tests.bench.client import Connection
from tests.bench.timing import ratio
from tests.figures import Figure

ROWS_AT_ONCE = 1000
# Words of which every case gets some.
WORDS = tuple("".join(letters) for letters in product("bdfgklm", "aeiou", "nrst", ("", "er", "ing")))
WORDS_OF_CASE = 80
MANY = 5_000
HOME_AT_MOST = 2.0
# A word of half of the cases, two words that some have, and words with filters.
ADDRESSES = {
    "first page": "/cases/",
    "last page": "/cases/?page=100000",
    "filters": "/cases/?outcome=failed&type=communities&type=co_creation&goal=retention",
    "search for a word that many cases have": "/cases/?q=customers",
    "search for the beginnings of two words": "/cases/?q=ban+lor",
    "search with filters": "/cases/?q=banter&outcome=failed&industry=retail&kind=business",
}


def add_public_cases(count: int) -> None:
    """Create `count` published cases of different companies, outcomes, types, goals and words."""
    random = Random(10)
    files = [load_case(name) for name in sample_names()]
    canvases = Canvas.objects.bulk_create((Canvas(title=f"Case {number}") for number in range(count)), ROWS_AT_ONCE)
    cases = [_make_case(canvas, number, random) for number, canvas in enumerate(canvases)]
    CaseStudy.objects.bulk_create(cases, ROWS_AT_ONCE)
    pairs = list(zip(cases, islice(cycle(files), count), strict=True))
    editions = CaseEdition.objects.bulk_create((_make_edition(case, file) for case, file in pairs), ROWS_AT_ONCE)
    edition_of_case = CaseEdition.objects.filter(case=OuterRef("pk")).values("pk")[:1]
    CaseStudy.objects.update(state=CaseState.PUBLISHED, public_edition=Subquery(edition_of_case))
    # The entry of each sample is made once, and varied.
    made = [make_entry(edition) for edition in editions[: len(files)]]
    entries = (_vary(entry, edition, random) for entry, edition in zip(cycle(made), editions, strict=False))
    LibraryEntry.objects.bulk_create(entries, ROWS_AT_ONCE)


def _make_case(canvas: Canvas, number: int, random: Random) -> CaseStudy:
    name = f"{random.choice(WORDS).title()} {number}"
    return CaseStudy(canvas=canvas, slug=f"case-{number}", company=name, title="A case among many")


def _make_edition(case: CaseStudy, file: CaseFile) -> CaseEdition:
    story = CaseStory.model_construct(None, **{name: getattr(file, name) for name in CaseStory.model_fields})
    document = file.canvas.model_dump(mode="json", exclude_defaults=True)
    return CaseEdition(
        case=case, number=1, story=story_as_json(story), rendered=render_story(story).as_json(), document=document
    )


def _vary(entry: LibraryEntry, edition: CaseEdition, random: Random) -> LibraryEntry:
    company, own = edition.case.company, random.sample(WORDS, WORDS_OF_CASE)
    heading = {f"{HEADING}{word}" for word in (*distinct_words(company), *own[:3])}
    return LibraryEntry(
        case_id=edition.case_id,
        edition=edition,
        company=company,
        title=entry.title,
        summary=entry.summary,
        period_from=entry.period_from,
        period_to=entry.period_to,
        facets=pack({name: _choose(name, random) for name in FACETS}),
        miniature=entry.miniature,
        words=" ".join(sorted({*entry.words.split(), *distinct_words(company), *own, *heading})),
        sort_key=" ".join(distinct_words(company)),
        made_by=entry.made_by,
    )


def _choose(name: str, random: Random) -> list[str]:
    """Return one outcome and industry, and any number of the others."""
    values = FACETS[name].values
    return [random.choice(values)] if name in ("outcome", "industry") else [v for v in values if random.random() < 0.4]


def galleries(connection: Connection, count: int, times: int) -> Iterator[Figure]:
    """Yield the times of the gallery with `count` cases, and of searches in it, against the home page."""
    group = f"Gallery of {count:,} cases ÷ the home page"
    for name, address in ADDRESSES.items():
        value, remark = ratio(partial(connection.get, address), partial(connection.get, "/canvases/"), times)
        yield Figure(group, name, value, at_most=HOME_AT_MOST, remark=remark)
