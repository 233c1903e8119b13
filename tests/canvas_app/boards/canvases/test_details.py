"""Describing a canvas: title, description, stage, market and currency, and conflicts between two people."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from canvas_app.accounts.models import User
from relationships.actions.canvases import archive_canvas, create_canvas, describe_canvas
from relationships.actions.editing import Submission
from relationships.document.canvas import CanvasDocument
from relationships.models import Canvas, Change, Member, Role
from relationships.store.load import load_document
from tests.conftest import PARTIAL
from tests.markup import unmarked


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    return create_canvas(ada.pk, CanvasDocument(title="Bean There", stage="idea", description="Coffee"))


def join(canvas_id: UUID, user: User, role: Role) -> None:
    Member.objects.create(canvas_id=canvas_id, user=user, role=role)


def url(canvas_id: UUID) -> str:
    return f"/canvases/{canvas_id}/details/"


def stored_details(canvas_id: UUID) -> tuple[str, str, str, str | None, str]:
    document = load_document(canvas_id).document
    return document.title, document.description, document.stage, document.market_pattern, document.currency


def form_errors(answer: Any) -> dict[str, list[str]]:
    errors: dict[str, list[str]] = answer.context["form"].errors
    return errors


def test_details_are_a_page_and_a_fragment(as_ada: Client, canvas_id: UUID) -> None:
    page, fragment = as_ada.get(url(canvas_id)), as_ada.get(url(canvas_id), headers=PARTIAL)
    assert ("<html" in page.text, "<html" in fragment.text) == (True, False)
    for answer in (page, fragment):
        assert answer.status_code == 200
        assert 'value="Bean There"' in answer.text
        version = Canvas.objects.get(pk=canvas_id).version
        assert f'<input type="hidden" name="revision" value="{version}"' in answer.text


def test_details_are_saved_as_one_change(ada: User, as_ada: Client, canvas_id: UUID) -> None:
    fields = {
        "title": "Bean Here",
        "description": "Tea\r\nand coffee",
        "stage": "growth",
        "market_pattern": "niche",
        "currency": "USD",
        "revision": "0",
    }
    answer = as_ada.post(url(canvas_id), fields)
    assert (answer.status_code, answer["Location"]) == (303, f"/canvases/{canvas_id}/")
    assert stored_details(canvas_id) == ("Bean Here", "Tea\nand coffee", "growth", "niche", "USD")
    assert list(Change.objects.values_list("action", "actor", "revision")) == [("canvas.describe", ada.pk, 1)]


def test_renaming_alone_leaves_the_rest(as_ada: Client, canvas_id: UUID) -> None:
    as_ada.post(url(canvas_id), {"title": "Bean Here", "revision": "0"})
    assert stored_details(canvas_id) == ("Bean Here", "Coffee", "idea", None, "EUR")


def test_description_and_market_can_be_emptied(as_ada: Client, canvas_id: UUID) -> None:
    Canvas.objects.update(market_pattern="niche")
    as_ada.post(url(canvas_id), {"title": "Bean There", "description": "", "market_pattern": "", "revision": "0"})
    assert stored_details(canvas_id) == ("Bean There", "", "idea", None, "EUR")


def test_saving_from_the_list_goes_back_to_it(as_ada: Client, canvas_id: UUID) -> None:
    fields = {"title": "Bean Here", "revision": "0", "next": "/canvases/?q=bean"}
    assert as_ada.post(url(canvas_id), fields)["Location"] == "/canvases/?q=bean"


@pytest.mark.parametrize("page", ["", "lifecycle/", "history/", "members/"])
def test_every_page_of_a_canvas_leads_editors_to_its_details_and_back(
    as_ada: Client, as_grace: Client, canvas_id: UUID, page: str
) -> None:
    here = f"/canvases/{canvas_id}/{page}"
    address = f'href="{url(canvas_id)}?next={here}"'
    assert [address in client.get(here).text for client in (as_ada, as_grace)] == [True, False]


def test_saving_in_the_dialog_leaves_through_htmx(as_ada: Client, canvas_id: UUID) -> None:
    fields = {"title": "Bean Here", "revision": "0", "next": "/canvases/"}
    answer = as_ada.post(url(canvas_id), fields, headers=PARTIAL)
    assert (answer.status_code, answer["HX-Redirect"]) == (200, "/canvases/")


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "boards:list", "javascript:alert(1)", "/canvases/\r\nX: 1"]
)
def test_way_back_stays_on_this_site(as_ada: Client, canvas_id: UUID, elsewhere: str) -> None:
    fields = {"title": "Bean Here", "revision": "0", "next": elsewhere}
    assert as_ada.post(url(canvas_id), fields)["Location"] == f"/canvases/{canvas_id}/"
    assert as_ada.post(url(canvas_id), fields, headers=PARTIAL)["HX-Redirect"] == f"/canvases/{canvas_id}/"


@pytest.mark.parametrize("digits", [10, 40, 5000])
def test_numbers_of_very_many_digits_are_no_mistake_of_ours(as_ada: Client, canvas_id: UUID, digits: int) -> None:
    fields = {"title": "Bean Here", "revision": "9" * digits}
    assert as_ada.post(url(canvas_id), fields).status_code == 422
    reversal = f"/canvases/{canvas_id}/changes/{'9' * digits}/reversal/"
    assert as_ada.post(reversal).status_code in (404, 409)
    assert as_ada.get(f"/canvases/{canvas_id}/members/{'9' * digits}/removal/").status_code == 404
    assert as_ada.get(f"/canvases/{canvas_id}/history/?page={'9' * digits}").status_code == 200
    assert as_ada.get(f"/canvases/{canvas_id}/?segment={'9' * digits}").status_code == 200


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": "", "revision": "0"}, "title"),
        ({"title": "x" * 121, "revision": "0"}, "title"),
        ({"title": "T", "description": "x" * 2001, "revision": "0"}, "description"),
        ({"title": "T", "stage": "huge", "revision": "0"}, "stage"),
        ({"title": "T"}, "revision"),
        ({"title": "T", "revision": "one"}, "revision"),
        ({"title": "T", "revision": "-1"}, "revision"),
    ],
)
def test_wrong_details_change_nothing(as_ada: Client, canvas_id: UUID, fields: dict[str, str], field: str) -> None:
    for headers in ({}, PARTIAL):
        answer = as_ada.post(url(canvas_id), fields, headers=headers)
        assert (answer.status_code, list(form_errors(answer))) == (422, [field])
        assert ("<html" in answer.text) == (headers == {})
    assert Change.objects.count() == 0


def test_same_sending_counts_once(as_ada: Client, canvas_id: UUID) -> None:
    fields = {"title": "Bean Here", "revision": "0", "request_id": str(uuid4())}
    assert [as_ada.post(url(canvas_id), fields).status_code for _ in range(2)] == [303, 303]
    assert Change.objects.count() == 1


def rename_meanwhile(canvas_id: UUID, by: User, **changes: object) -> None:
    describe_canvas(canvas_id, by.pk, Submission(), changes=changes, base=None)


def test_newer_title_is_shown_beside_mine(ada: User, grace: User, as_ada: Client, canvas_id: UUID) -> None:
    join(canvas_id, grace, Role.EDITOR)
    rename_meanwhile(canvas_id, grace, title="Hers <b>")
    fields = {"title": "Mine", "description": "Coffee", "revision": "0", "next": "/canvases/"}
    for headers in ({}, PARTIAL):
        answer = as_ada.post(url(canvas_id), fields, headers=headers)
        assert answer.status_code == 409
        assert answer.context["clashes"] == [("Title", "Mine", "Hers <b>")]
        assert "Grace changed this while you were editing it." in unmarked(answer.text)
        assert 'name="title" value="Mine"' in answer.text
        assert 'name="title" value="Hers &lt;b&gt;"' in answer.text
    assert stored_details(canvas_id)[0] == "Hers <b>"


def test_mine_is_kept_when_it_is_sent_again(grace: User, as_ada: Client, canvas_id: UUID) -> None:
    join(canvas_id, grace, Role.EDITOR)
    rename_meanwhile(canvas_id, grace, title="Hers")
    conflict = as_ada.post(url(canvas_id), {"title": "Mine", "revision": "0"})
    again = {name: conflict.context["form"][name].value() for name in ("title", "revision")}
    assert as_ada.post(url(canvas_id), again).status_code == 303
    assert stored_details(canvas_id)[0] == "Mine"


def test_keeping_mine_does_not_put_back_what_was_not_touched(grace: User, as_ada: Client, canvas_id: UUID) -> None:
    join(canvas_id, grace, Role.EDITOR)
    opened = as_ada.get(url(canvas_id)).context["form"]
    fields = {name: opened[name].value() or "" for name in opened.fields} | {"title": "Mine", "revision": "0"}
    rename_meanwhile(canvas_id, grace, title="Hers", description="Her description")
    again = as_ada.post(url(canvas_id), fields).context["form"]
    assert as_ada.post(url(canvas_id), {name: again[name].value() for name in again.fields}).status_code == 303
    canvas = Canvas.objects.get(pk=canvas_id)
    assert (canvas.title, canvas.description) == ("Mine", "Her description")


@pytest.mark.parametrize("sources", [("Report,\n  page 4", "Interviews"), ("x" * 2000,) * 11], ids=["lines", "long"])
def test_renaming_leaves_sources_as_a_file_has_them(ada: User, as_ada: Client, sources: tuple[str, ...]) -> None:
    canvas_id = create_canvas(ada.pk, CanvasDocument(title="Bean There", sources=sources))
    opened = as_ada.get(url(canvas_id)).context["form"]
    fields = {name: opened[name].value() or "" for name in opened.fields} | {"title": "Bean Here", "revision": "0"}
    answer = as_ada.post(url(canvas_id), fields)
    assert answer.status_code == 303, form_errors(answer)
    assert load_document(canvas_id).document.sources == sources
    (change,) = Change.objects.get(canvas_id=canvas_id).after.values()
    assert change["title"] == "Bean Here"
    longer = fields | {"sources": f"{fields['sources']}\n{'y' * 20_000}", "revision": "1"}
    assert "sources" in form_errors(as_ada.post(url(canvas_id), longer))


def test_newer_sources_of_others_stand_one_to_a_line(grace: User, as_ada: Client, canvas_id: UUID) -> None:
    join(canvas_id, grace, Role.EDITOR)
    opened = as_ada.get(url(canvas_id)).context["form"]
    fields = {name: opened[name].value() or "" for name in opened.fields} | {"title": "Mine", "revision": "0"}
    rename_meanwhile(canvas_id, grace, title="Hers", sources=["Report", "Interviews"])
    again = as_ada.post(url(canvas_id), fields).context["form"]
    assert again["sources"].value() == "Report\nInterviews"
    as_ada.post(url(canvas_id), {name: again[name].value() for name in again.fields})
    assert load_document(canvas_id).document.sources == ("Report", "Interviews")


def test_theirs_is_taken_and_the_rest_of_mine_saved(grace: User, as_ada: Client, canvas_id: UUID) -> None:
    join(canvas_id, grace, Role.EDITOR)
    rename_meanwhile(canvas_id, grace, stage="growth")
    fields = {"title": "Mine", "stage": "mature", "market_pattern": "", "revision": "0"}
    conflict = as_ada.post(url(canvas_id), fields)
    assert conflict.context["clashes"] == [("Stage", "Mature", "Growth")]
    assert as_ada.post(url(canvas_id), conflict.context["taken"]).status_code == 303
    assert stored_details(canvas_id) == ("Mine", "Coffee", "growth", None, "EUR")


def test_other_fields_of_others_are_merged(grace: User, as_ada: Client, canvas_id: UUID) -> None:
    join(canvas_id, grace, Role.EDITOR)
    rename_meanwhile(canvas_id, grace, stage="growth")
    fields = {"title": "Mine", "stage": "idea", "description": "Coffee", "revision": "0"}
    assert as_ada.post(url(canvas_id), fields).status_code == 303
    assert stored_details(canvas_id)[:3] == ("Mine", "Coffee", "growth")


def test_viewer_cannot_describe(grace: User, as_grace: Client, canvas_id: UUID) -> None:
    join(canvas_id, grace, Role.VIEWER)
    answers = [
        as_grace.get(url(canvas_id)),
        as_grace.post(url(canvas_id), {"title": "Hers", "revision": "0"}),
    ]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert stored_details(canvas_id)[0] == "Bean There"


def test_archived_canvas_cannot_be_described(ada: User, as_ada: Client, canvas_id: UUID) -> None:
    archive_canvas(canvas_id, ada.pk)
    answer = as_ada.get(url(canvas_id))
    assert answer.status_code == 403
    assert "This canvas is archived. The owner can restore it." in answer.text
