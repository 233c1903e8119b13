"""The list of canvases: what it shows, its search, and the number of queries."""

from datetime import timedelta
from uuid import UUID

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from canvas_app.accounts.models import User
from relationships.actions.canvases import archive_canvas, create_canvas
from relationships.actions.editing import Submission
from relationships.actions.folders import file_canvases
from relationships.actions.invitations import invite
from relationships.actions.notes import add_notes
from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.models import Canvas, Member, Role
from relationships.samples import load_sample
from tests.conftest import PARTIAL
from tests.markup import one_line, unmarked
from tests.uncached import forget_fragments

PAGE = "/canvases/"


def start(owner: User, title: str, **head: str) -> UUID:
    return create_canvas(owner.pk, CanvasDocument(title=title, **head))


def join(canvas_id: UUID, user: User, role: Role = Role.VIEWER) -> None:
    Member.objects.create(canvas_id=canvas_id, user=user, role=role)


def titles(client: Client, query: str = "", **headers: str) -> list[str]:
    """Return the titles that a list shows, in order."""
    context = client.get(f"{PAGE}{query}", headers=headers).context
    return [card.canvas.title for card in context["listing"].cards]


def counts(client: Client, query: str = "") -> list[int]:
    return [tab.count for tab in client.get(f"{PAGE}{query}").context["listing"].tabs]


def test_three_lists_show_what_belongs_to_each(ada: User, grace: User, as_ada: Client) -> None:
    start(ada, "Mine")
    join(start(grace, "Hers"), ada)
    start(grace, "Not for me")
    archive_canvas(start(ada, "Old"), ada.pk)
    hers_too = start(grace, "Hers, old")
    join(hers_too, ada)
    archive_canvas(hers_too, grace.pk)
    assert titles(as_ada) == ["Mine"]
    assert titles(as_ada, "?show=shared") == ["Hers"]
    assert titles(as_ada, "?show=archived&sort=title") == ["Hers, old", "Old"]
    assert counts(as_ada) == [1, 1, 2]


def test_card_says_stage_role_members_and_last_change(ada: User, grace: User, as_ada: Client) -> None:
    canvas_id = start(grace, "Bean <There>", stage="start_up", description="Coffee by post")
    join(canvas_id, ada, Role.COMMENTER)
    Canvas.objects.update(changed_at=timezone.now() - timedelta(hours=3))
    page = as_ada.get(f"{PAGE}?show=shared").text
    card = page[page.index('<li class="card">') : page.index("</li>")]
    assert "Bean &lt;There&gt;</a>" in card
    assert f'href="/canvases/{canvas_id}/"' in card
    for words in ("Start-up", "Commenter", "Coffee by post", ">Grace<", ">Ada<", ">3\xa0hours ago</time>"):
        assert words in card


def test_card_has_the_picture_of_its_canvas(ada: User, as_ada: Client) -> None:
    create_canvas(ada.pk, load_sample("lego"))
    assert 'aria-label="53 notes in 9 of 9 blocks"' in as_ada.get(PAGE).text


def test_picture_follows_a_change(ada: User, as_ada: Client) -> None:
    canvas_id = start(ada, "Mine")
    assert 'aria-label="No notes yet"' in as_ada.get(PAGE).text
    add_notes(canvas_id, ada.pk, Submission(), block=Block.CHANNELS, texts=["Shop"])
    assert 'aria-label="1 note in 1 of 9 blocks"' in as_ada.get(PAGE).text


def test_menu_offers_what_the_role_allows(ada: User, grace: User, as_ada: Client) -> None:
    mine, hers = start(ada, "Mine"), start(grace, "Hers")
    join(hers, ada, Role.VIEWER)
    own, shared = as_ada.get(PAGE).text, as_ada.get(f"{PAGE}?show=shared").text
    assert [f"/canvases/{mine}/{name}/" in own for name in ("details", "copy", "archive", "deletion")] == [True] * 4
    assert [f"/canvases/{hers}/{name}/" in shared for name in ("copy", "details", "archive", "deletion")] == [
        True,
        False,
        False,
        False,
    ]


def test_archived_canvas_can_be_restored_from_its_card(ada: User, as_ada: Client) -> None:
    canvas_id = start(ada, "Mine")
    archive_canvas(canvas_id, ada.pk)
    page = as_ada.get(f"{PAGE}?show=archived").text
    assert f'action="/canvases/{canvas_id}/restoration/"' in page
    assert f'action="/canvases/{canvas_id}/archive/"' not in page
    assert f'href="/canvases/{canvas_id}/details/' not in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=coffee", ["Coffee", "Tea"]),
        ("?q=COFFEE+instead", ["Tea"]),
        ("?q=tea+coffee", ["Tea"]),
        ("?q=100%25", []),
        ("?q=_", []),
        ("?q=käse", ["KÄSE"]),
        ("?q=ka\u0308se", ["KÄSE"]),
        ("?stage=growth", ["KÄSE"]),
        ("?q=e&stage=idea&sort=title", ["Coffee", "Tea"]),
        ("?stage=nonsense&sort=nonsense&page=nonsense&show=nonsense&q=tea", ["Tea"]),
        ("?q=a%00b&sort=title", ["Coffee", "KÄSE", "Tea"]),
        (f"?q=tea{'+' * 100}coffee", ["Tea"]),
    ],
)
def test_search_and_stage_narrow_the_list(ada: User, as_ada: Client, query: str, found: list[str]) -> None:
    start(ada, "Coffee")
    start(ada, "Tea", description="Instead of coffee")
    start(ada, "KÄSE", stage="growth")
    assert sorted(titles(as_ada, query)) == found


def test_search_counts_what_it_finds_in_every_list(ada: User, grace: User, as_ada: Client) -> None:
    start(ada, "Tea")
    join(start(grace, "Coffee"), ada)
    assert counts(as_ada, "?q=coffee") == [0, 1, 0]
    listing = as_ada.get(f"{PAGE}?q=coffee&sort=title").context["listing"]
    assert [tab.url for tab in listing.tabs] == [
        "/canvases/?q=coffee&sort=title",
        "/canvases/?show=shared&q=coffee&sort=title",
        "/canvases/?show=archived&q=coffee&sort=title",
    ]


def test_nothing_found_is_said_with_the_way_back(ada: User, as_ada: Client) -> None:
    start(ada, "Tea")
    page = as_ada.get(f"{PAGE}?q=<b>").text
    assert "“&lt;b&gt;”" in unmarked(page)
    assert '<a class="button" href="/canvases/">Show all</a>' in page


def test_lists_are_sorted_as_asked(ada: User, as_ada: Client) -> None:
    first, second, third = (start(ada, title) for title in ("b", "C", "a"))
    now = timezone.now()
    for days, canvas_id in enumerate((second, first, third)):
        Canvas.objects.filter(pk=canvas_id).update(changed_at=now - timedelta(days=days))
    assert titles(as_ada) == ["C", "b", "a"]
    assert titles(as_ada, "?sort=title") == ["a", "b", "C"]
    assert titles(as_ada, "?sort=created") == ["a", "C", "b"]


def test_titles_are_sorted_as_in_a_dictionary(ada: User, as_ada: Client) -> None:
    words = [
        "2 Räder",
        "äpfel",
        "Öko Laden",
        "Öko-Bäckerei",
        "Ökostrom",
        "Resume",
        "resümee",
        "Rindfleisch",
        "strasse",
        "Straße",
        "zebra",
        "Zebra",
    ]
    for title in reversed(words):
        start(ada, title)
    assert titles(as_ada, "?sort=title") == words


def test_search_folds_case_and_composition(ada: User, as_ada: Client) -> None:
    start(ada, "Café Mu\u0308ller", description="In Großstädten")
    for words in ("müller", "MÜLLER", "mu\u0308ller", "GROSSSTÄDTEN", "großstädten", "grossstädten"):
        assert titles(as_ada, f"?q={words}") == ["Café Mu\u0308ller"]
    assert titles(as_ada, "?q=Mullers") == []


def test_text_is_searched_for_ten_different_words(ada: User, as_ada: Client) -> None:
    start(ada, "a b c d e f g h i", description="Letters")
    assert titles(as_ada, "?q=a+b+c+d+e+f+g+h+i+a+letters+k") == ["a b c d e f g h i"]
    assert titles(as_ada, "?q=letters+k") == []


def test_pages_keep_the_filter(ada: User, as_ada: Client) -> None:
    for number in range(30):
        start(ada, f"Shop {number:02}")
    first = as_ada.get(f"{PAGE}?q=shop&sort=title").context["listing"]
    second = as_ada.get(first.next_url).context["listing"]
    assert (len(first.cards), first.previous_url) == (24, "")
    assert first.next_url == "/canvases/?q=shop&sort=title&page=2"
    assert [card.canvas.title for card in second.cards] == [f"Shop {number}" for number in range(24, 30)]
    assert (second.previous_url, second.next_url) == ("/canvases/?q=shop&sort=title", "")
    assert len(titles(as_ada, "?page=99")) == 6


def test_partial_request_gets_the_cards_and_a_clean_address(ada: User, as_ada: Client) -> None:
    start(ada, "Tea")
    answer = as_ada.get(f"{PAGE}?q=tea&stage=&sort=changed", headers=PARTIAL)
    assert (answer.status_code, answer["HX-Replace-Url"]) == (200, "/canvases/?q=tea")
    assert "<html" not in answer.text
    assert answer.text.count('<li class="card">') == 1
    assert '<hx-partial hx-target="#number-found">1 canvas</hx-partial>' in answer.text


def test_whole_page_is_sent_for_history_and_for_the_body(ada: User, as_ada: Client) -> None:
    answer = as_ada.get(PAGE, headers={"HX-Request": "true", "HX-Request-Type": "full"})
    assert "<html" in answer.text


def test_newcomer_can_start_at_once(as_ada: Client) -> None:
    page = as_ada.get(PAGE).text
    assert '<form class="inline-form" method="post" action="/canvases/">' in page
    assert page.count('action="/canvases/samples/') == 6
    assert 'role="search"' not in page


def test_empty_lists_say_what_comes_there(ada: User, as_ada: Client) -> None:
    assert "No shared canvases yet" in as_ada.get(f"{PAGE}?show=shared").text
    assert "The archive is empty" in as_ada.get(f"{PAGE}?show=archived").text


def test_invitation_that_waits_can_be_answered_here(ada: User, grace: User, as_ada: Client) -> None:
    EmailAddress.objects.create(user=ada, email=ada.email, verified=True, primary=True)
    invite(start(grace, "Hers"), grace.pk, ada.email, Role.VIEWER)
    page = as_ada.get(PAGE).text
    assert "Grace invites you as a viewer" in one_line(page)
    assert 'action="/invitations/waiting/' in page


@pytest.mark.parametrize("is_drawn_before", [True, False])
def test_number_of_queries_does_not_grow(
    ada: User, grace: User, as_ada: Client, django_assert_num_queries: DjangoAssertNumQueries, *, is_drawn_before: bool
) -> None:
    def count_queries() -> int:
        if is_drawn_before:
            as_ada.get(PAGE)
        else:
            forget_fragments()
        with django_assert_num_queries(8 if is_drawn_before else 13) as captured:
            assert as_ada.get(PAGE).status_code == 200
        return len(captured)

    document = load_sample("netflix")
    join(create_canvas(ada.pk, document), grace)
    one = count_queries()
    for number in range(49):
        canvas_id = create_canvas(ada.pk, document)
        join(canvas_id, grace)
        file_canvases(ada.pk, [canvas_id], folder_id=None, new_folder=f"Folder {number}")
    assert count_queries() == one


def test_stranger_is_sent_to_sign_in(client: Client, db: None) -> None:
    assert client.get(f"{PAGE}?q=tea")["Location"] == "/accounts/login/?next=/canvases/%3Fq%3Dtea"


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(as_ada: Client, method: str) -> None:
    assert getattr(as_ada, method)(PAGE).status_code == 405
