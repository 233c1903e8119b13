"""The database goes away while somebody is writing: nothing typed is lost, and it is saved soon after the return."""

import threading
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from playwright.sync_api import Page, Response, expect

from canvas_app.accounts.models import User
from tests.browser.conftest import Visit
from tests.browser.notes import add, card, channel_texts, channels, expect_saved, open_details, save, status

CANNOT_SAVE = "Not saved: Rapport can’t save at the moment."
AWAY = "Rapport can’t reach its database at the moment."
# A change must not wait for longer than this once the database is back.
SENT_WITHIN_MILLISECONDS = 5000


class Database:
    """The database of the server, which answers only this thread while it `is_away`."""

    is_away = False


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    database, test = Database(), threading.get_ident()
    cursor = BaseDatabaseWrapper.cursor

    def fail_if_away(wrapper: BaseDatabaseWrapper) -> object:
        if database.is_away and threading.get_ident() != test:
            raise OperationalError("server closed the connection unexpectedly")
        return cursor(wrapper)

    monkeypatch.setattr(BaseDatabaseWrapper, "cursor", fail_if_away)
    yield database
    database.is_away = False


def is_failed_write(response: Response) -> bool:
    return response.request.method == "POST" and response.status == 503


def test_what_is_written_meanwhile_is_saved_soon_after_the_return(
    visit: Visit, ada: User, canvas_id: UUID, database: Database
) -> None:
    page = visit(ada, expect_errors=True)
    page.clock.install()
    page.goto(f"/canvases/{canvas_id}/")
    text = open_details(page, "Shop")
    database.is_away = True
    text.fill("Web shop")
    save(page)
    add(page, "Phone")
    expect(status(page)).to_contain_text(f"{CANNOT_SAVE} 2 changes are waiting here until Rapport can save again.")
    expect(page.locator(".note.pending")).to_have_text("Phone")
    # However long it lasts, pauses do not become longer.
    for _ in range(7):
        with page.expect_response(is_failed_write):
            page.clock.run_for(SENT_WITHIN_MILLISECONDS)
    expect(status(page)).to_contain_text("2 changes are waiting here")
    assert channels(canvas_id) == ["Shop", "Mail"]
    database.is_away = False
    page.clock.run_for(SENT_WITHIN_MILLISECONDS)
    expect_saved(page)
    expect(channel_texts(page)).to_have_text(["Web shop", "Mail", "Phone"])
    assert channels(canvas_id) == ["Web shop", "Mail", "Phone"]


def test_what_cannot_be_opened_says_so_and_can_be_opened_later(
    visit: Visit, ada: User, canvas_id: UUID, database: Database
) -> None:
    page = visit(ada, expect_errors=True)
    page.goto(f"/canvases/{canvas_id}/")
    board = page.url
    database.is_away = True
    for _ in range(2):
        card(page, "Shop").locator(".note-link").click()
        expect(page.locator("#notices .notice")).to_contain_text([AWAY])
    expect(page.get_by_label("Text", exact=True)).to_have_count(0)
    assert page.url == board
    database.is_away = False

    expect(open_details(page, "Shop")).to_have_value("Shop")


@pytest.fixture
def plain_page(visit: Visit, ada: User, canvas_id: UUID) -> Page:
    """Open the board in a browser without JavaScript."""
    page = visit(ada, expect_errors=True, java_script_enabled=False)
    page.goto(f"/canvases/{canvas_id}/")
    return page


def test_form_sent_without_scripts_is_kept_and_saved_later(
    plain_page: Page, canvas_id: UUID, database: Database
) -> None:
    page = plain_page
    open_details(page, "Shop").fill("Web shop, 24 hours\nand by phone")
    database.is_away = True
    save(page)
    for _ in range(2):
        expect(page.get_by_role("heading", name="Not saved yet")).to_be_visible()
        expect(page.get_by_role("alert")).to_contain_text(AWAY)
        expect(page.get_by_role("definition").first).to_contain_text("Web shop, 24 hours")
        page.get_by_role("button", name="Save now").click()
    database.is_away = False
    page.get_by_role("button", name="Save now").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert channels(canvas_id) == ["Web shop, 24 hours\nand by phone", "Mail"]


def test_page_can_be_asked_for_again(plain_page: Page, database: Database) -> None:
    database.is_away = True
    plain_page.reload()
    expect(plain_page.get_by_role("alert")).to_contain_text(AWAY)
    database.is_away = False
    plain_page.get_by_role("link", name="Try again").click()

    expect(channel_texts(plain_page)).to_have_text(["Shop", "Mail"])
