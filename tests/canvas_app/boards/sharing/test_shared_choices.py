"""What a secret link shows: the board always, lenses and findings as chosen; all the rest answers 404."""

import re
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern

from canvas_app.accounts.models import User
from canvas_app.boards.lens_registry import LENSES
from canvas_app.boards.urls import urlpatterns
from canvas_app.exchange.urls import urlpatterns as exchange_urls
from relationships.actions.canvases import create_canvas
from relationships.actions.share_links import edit_link, make_link
from relationships.catalog.goals import Stage
from relationships.document.canvas import CanvasDocument
from relationships.models import SharedLens, ShareLink
from relationships.samples import load_sample
from relationships.store.load import load_document
from tests.canvas_app.boards.sharing.test_shared import HEADERS, select_headers
from tests.conftest import PARTIAL
from tests.relationships.actions.board import SEGMENTS, Hand

# How each URL behind a link depends on its choices.
ALWAYS = {"shared", "shared_note", "shared_note_summary", "print_shared"}
WITH_LENS = {"shared_lens"}
WITH_FINDINGS = {"shared_findings", "shared_note_findings"}
NAMES = [lens.value for lens in SharedLens]
# What pages contain only with findings.
FINDING_WORDS = ("data-findings", "findings-count", "Findings at the", "findings-of", "/findings/")


@pytest.fixture
def lego(user: User) -> UUID:
    """Return the id of a full canvas with a finding: a segment without a relationship."""
    canvas_id = create_canvas(user.pk, load_sample("lego"))
    Hand(canvas_id, user.pk).add(SEGMENTS, "Grandparents")
    return canvas_id


@pytest.fixture
def home(lego: UUID, user: User) -> str:
    """Return the URL of a link to the sample that shows the board alone."""
    return home_of(lego, user, lenses=[], shows_findings=False)


def home_of(canvas_id: UUID, user: User, **shown: object) -> str:
    made = make_link(canvas_id, user.pk, "", None, **shown)  # type: ignore[arg-type]
    return f"/shared/{made.token}/"


def choose(lego: UUID, user: User, lenses: list[str], *, shows_findings: bool) -> None:
    (link,) = ShareLink.objects.all()
    edit_link(lego, user.pk, link.pk, "", None, lenses=lenses, shows_findings=shows_findings)


def pages_behind_links() -> set[str]:
    patterns = [pattern for pattern in (*urlpatterns, *exchange_urls) if isinstance(pattern, URLPattern)]
    return {str(pattern.name) for pattern in patterns if str(pattern.pattern).startswith("shared/")}


def test_every_page_behind_a_link_is_classified() -> None:
    assert pages_behind_links() == ALWAYS | WITH_LENS | WITH_FINDINGS


@pytest.mark.parametrize("shows_findings", [False, True])
@pytest.mark.parametrize("lenses", [[], ["lifecycle"], ["evolution", "scorecard"], NAMES])
def test_only_what_was_chosen_is_found(lego: UUID, user: User, lenses: list[str], *, shows_findings: bool) -> None:
    home = home_of(lego, user, lenses=lenses, shows_findings=shows_findings)
    note = load_document(lego).document.blocks.customer_relationships[0].id
    expected = {
        home: True,
        f"{home}notes/{note}/": True,
        f"{home}print/": True,
        f"{home}findings/": shows_findings,
        f"{home}notes/{note}/findings/": shows_findings,
        **{f"{home}{name}/": name in lenses for name in LENSES},
        **{f"{home}evolution/?stage={stage}": "evolution" in lenses for stage in Stage},
    }
    visitor = Client()
    for headers in ({}, PARTIAL):
        answers = {path: visitor.get(path, headers=headers) for path in expected}
        found = {path: answer.status_code for path, answer in answers.items()}
        assert found == {path: 200 if is_shown else 404 for path, is_shown in expected.items()}
        assert {tuple(select_headers(answer).items()) for answer in answers.values()} == {tuple(HEADERS.items())}


def test_what_is_not_shown_is_answered_like_a_link_that_is_not_valid(home: str) -> None:
    unknown = Client().get("/shared/unknown/")
    for path in ("lifecycle/", "checks/", "findings/"):
        assert Client().get(f"{home}{path}").text == unknown.text


@pytest.mark.parametrize("lens", [*NAMES, "evolution/?stage=growth", "evolution/?stage=idea"])
def test_lens_behind_a_link_has_no_link_to_pages_of_members(lego: UUID, user: User, lens: str) -> None:
    for canvas_id in (lego, create_canvas(user.pk, CanvasDocument(title="Empty"))):
        path = lens if "?" in lens else f"{lens}/"
        page = Client().get(home_of(canvas_id, user, lenses=NAMES, shows_findings=True) + path)
        assert page.status_code == 200
        hidden = ("/canvases/", str(canvas_id), 'method="post"', "data-editable", "Ada")
        assert [words for words in hidden if words in page.text.partition("<body")[2]] == []


def test_tabs_are_those_that_were_chosen(lego: UUID, user: User) -> None:
    home = home_of(lego, user, lenses=["evolution", "lifecycle"], shows_findings=False)
    for path in ("", "lifecycle/"):
        page = Client().get(home + path).text
        tabs = re.findall(r'<a href="([^"]+)"', page.partition('<nav class="lenses"')[2].partition("</nav>")[0])
        assert tabs == [home, f"{home}lifecycle/", f"{home}evolution/"]


def test_links_of_a_lens_lead_behind_the_link_and_back(lego: UUID, user: User) -> None:
    home = home_of(lego, user, lenses=["lifecycle"], shows_findings=False)
    lens = Client().get(f"{home}lifecycle/").text
    [note, *_] = re.findall(rf'href="({home}notes/[0-9a-f-]+/\?lens=lifecycle)"', lens)
    for headers in ({}, PARTIAL | {"HX-Current-URL": f"http://testserver{home}lifecycle/"}):
        page = Client().get(note, headers=headers).text
        assert f'href="{home}lifecycle/" data-close' in page
    assert 'id="lens"' in Client().get(note).text
    hidden = Client().get(note.replace("lifecycle", "scorecard")).text
    assert ('id="lens"' in hidden, 'id="sheet"' in hidden) == (False, True)


def test_findings_are_nowhere_unless_they_were_chosen(lego: UUID, user: User) -> None:
    without = home_of(lego, user, lenses=NAMES, shows_findings=False)
    document = load_document(lego).document
    notes = [note.id for block in document.blocks.model_fields_set for note in getattr(document.blocks, block)]
    paths = ["", "?q=a", "print/", *(f"{name}/" for name in NAMES), *(f"evolution/?stage={stage}" for stage in Stage)]
    paths += [f"notes/{note}/" for note in notes]
    for path in paths:
        page = Client().get(without + path).text
        assert (path, [words for words in FINDING_WORDS if words in page]) == (path, [])
    complete = home_of(lego, user, lenses=NAMES, shows_findings=True)
    every = "".join(
        Client().get(complete + path).text
        for path in ("", "evolution/?stage=growth", *(f"notes/{note}/" for note in notes))
    )
    assert [words for words in FINDING_WORDS if words not in every] == []


def test_changed_choices_hold_at_once(lego: UUID, user: User, home: str) -> None:
    """A link keeps its URL, so fragments that were drawn before must not be shown."""
    visitor = Client()
    pages = (home, f"{home}evolution/?stage=growth")

    def shown() -> list[tuple[int, bool]]:
        answers = [visitor.get(page) for page in pages]
        return [(answer.status_code, any(words in answer.text for words in FINDING_WORDS)) for answer in answers]

    assert shown() == [(200, False), (404, False)]
    choose(lego, user, ["evolution"], shows_findings=True)
    assert shown() == [(200, True), (200, True)]
    choose(lego, user, ["evolution"], shows_findings=False)
    assert shown() == [(200, False), (200, False)]
    choose(lego, user, [], shows_findings=True)
    assert shown() == [(200, True), (404, False)]


def test_two_links_to_a_canvas_do_not_mix(lego: UUID, user: User, home: str) -> None:
    open_home = home_of(lego, user, lenses=NAMES, shows_findings=True)
    for _ in range(2):
        assert "data-findings" in Client().get(open_home).text
        assert "data-findings" not in Client().get(home).text
        assert Client().get(f"{home}lifecycle/").status_code == 404
        for page in (open_home, f"{open_home}lifecycle/"):
            assert home not in Client().get(page).text


def test_link_shows_a_canvas_as_it_is_now_in_lenses_too(lego: UUID, user: User) -> None:
    home = home_of(lego, user, lenses=["lifecycle"], shows_findings=False)
    assert "Godparents" not in Client().get(f"{home}lifecycle/").text
    Hand(lego, user.pk).add(SEGMENTS, "Godparents")
    assert "Godparents" in Client().get(f"{home}lifecycle/").text
