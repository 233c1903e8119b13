"""Import, export and the printed page in a browser."""

from __future__ import annotations

import json
import re
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.document.canvas import CanvasDocument
from relationships.samples import load_sample, sample_names
from tests.browser.conftest import Visit
from tests.relationships.lenses.printing.test_sheet import full


def printed_page_sizes(page: Page) -> list[tuple[float, float]]:
    """Return the sizes of the printed pages, in points."""
    pdf = page.pdf(prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    return [(round(float(width)), round(float(height))) for width, height in sizes]


def print_page(visit: Visit, user: User, document: CanvasDocument) -> Page:
    page = visit(user)
    page.goto(f"/canvases/{create_canvas(user.pk, document)}/print/")
    return page


@pytest.mark.parametrize("name", sample_names())
def test_sample_prints_on_one_landscape_page(visit: Visit, user: User, name: str) -> None:
    assert printed_page_sizes(print_page(visit, user, load_sample(name))) == [(842, 595)]


@pytest.mark.parametrize("notes", [0, 60, 120])
def test_full_canvas_prints_on_one_page(visit: Visit, user: User, notes: int) -> None:
    page = print_page(visit, user, full(notes))
    assert printed_page_sizes(page) == [(842, 595)]
    assert overflowing(page) == []


def test_600_notes_go_on_to_further_pages(visit: Visit, user: User) -> None:
    page = print_page(visit, user, full(600))
    assert len(printed_page_sizes(page)) > 1
    assert overflowing(page) == []
    expect(page.get_by_text("This is more than one page can hold.")).to_be_visible()


def overflowing(page: Page) -> list[str]:
    """Return the blocks whose text overflows."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll(".print-block")]
            .filter((block) => block.scrollHeight > block.clientHeight + 1 || block.scrollWidth > block.clientWidth + 1)
            .map((block) => block.dataset.block)"""
    )
    return found


def test_button_opens_the_print_dialogue(visit: Visit, user: User) -> None:
    page = visit(user)
    page.add_init_script("window.print = () => { document.title = 'printed' }")
    page.goto(f"/canvases/{create_canvas(user.pk, load_sample('lego'))}/print/")
    page.get_by_role("button", name="Print").press("Enter")
    expect(page).to_have_title("printed")


def test_page_without_scripts_names_the_browsers_own_command(visit: Visit, user: User) -> None:
    page = visit(user, java_script_enabled=False)
    page.goto(f"/canvases/{create_canvas(user.pk, load_sample('lego'))}/print/")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    expect(page.get_by_text("browser’s own command")).to_be_visible()


def test_canvas_goes_out_and_comes_in_again_without_scripts(visit: Visit, user: User, tmp_path: Path) -> None:
    canvas_id: UUID = create_canvas(user.pk, load_sample("lego"))
    page = visit(user, java_script_enabled=False)
    answer = page.request.get(f"/canvases/{canvas_id}/document.json")
    file = tmp_path / "lego.json"
    file.write_bytes(answer.body())
    page.goto("/canvases/import/")
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_role("button", name="Make a canvas of it").click()
    expect(page).to_have_url(re.compile(r"/canvases/[0-9a-f-]{36}/$"))
    assert str(canvas_id) not in page.url


def test_refused_text_stays_in_the_form(visit: Visit, user: User) -> None:
    page = visit(user)
    page.goto("/canvases/import/")
    text = json.dumps({"title": "T", "blocks": {"teams": []}})
    page.get_by_label("Or paste its text").fill(text)
    page.get_by_role("button", name="Make a canvas of it").click()
    expect(page.get_by_text("teams: is not a block of the canvas (at /blocks/teams).")).to_be_visible()
    expect(page.get_by_label("Or paste its text")).to_have_value(text)


def test_upload_of_50_megabytes_is_refused_in_words(visit: Visit, user: User, tmp_path: Path) -> None:
    file = tmp_path / "large.json"
    file.write_bytes(b" " * (50 * 1024 * 1024))
    page = visit(user, expect_errors=True)
    page.goto("/canvases/import/")
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_role("button", name="Make a canvas of it").click()
    expect(page.get_by_text("at most 8 MB can be sent at once")).to_be_visible()
