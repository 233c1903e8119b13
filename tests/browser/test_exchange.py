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
from relationships.lenses.printing.colours import shades
from relationships.samples import load_sample, sample_names
from tests.browser.conftest import Visit
from tests.canvas_app.exchange.opened import colours_in, picture
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
    page = print_page(visit, user, load_sample(name))
    assert printed_page_sizes(page) == [(842, 595)]
    assert overflowing(page) == []


@pytest.mark.parametrize(("paper", "size"), [("a3", (1191, 842)), ("letter", (792, 612))])
def test_paper_is_chosen_beside_the_page(visit: Visit, user: User, paper: str, size: tuple[int, int]) -> None:
    page = print_page(visit, user, load_sample("lego"))
    page.get_by_role("navigation", name="Paper").get_by_role("link", name=paper, exact=False).click()
    expect(page).to_have_url(re.compile(f"paper={paper}$"))
    assert printed_page_sizes(page) == [size]


@pytest.mark.parametrize("notes", [0, 60, 120])
def test_full_canvas_prints_on_one_page(visit: Visit, user: User, notes: int) -> None:
    page = print_page(visit, user, full(notes))
    assert printed_page_sizes(page) == [(842, 595)]
    assert overflowing(page) == []


def test_900_notes_go_on_to_further_pages(visit: Visit, user: User) -> None:
    page = print_page(visit, user, full(900))
    sizes = printed_page_sizes(page)
    assert len(sizes) == page.locator(".print-page").count() > 1
    assert {*sizes} == {(842, 595)}
    assert overflowing(page) == []
    expect(page.get_by_text("The canvas doesn’t fit on one page.")).to_be_visible()


def overflowing(page: Page) -> list[str]:
    """Return the texts that reach beyond the notes that they are in, in the font that the browser has."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll(".print-page [role=listitem]")].flatMap((note) => {
            const box = note.querySelector("rect").getBoundingClientRect();
            return [...note.querySelectorAll("text")]
              .filter((text) => text.getBoundingClientRect().right > box.right + 1)
              .map((text) => text.textContent);
        })"""
    )
    return found


def test_print_keeps_the_colours(visit: Visit, user: User) -> None:
    page = print_page(visit, user, load_sample("lego"))
    page.emulate_media(media="print")
    colours = colours_in(picture(page.screenshot()))
    assert {shades(hue).ground for hue in (1, 2)} <= {*colours}


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
    expect(page.get_by_text("browser’s print command")).to_be_visible()


def test_canvas_goes_out_and_comes_in_again_without_scripts(visit: Visit, user: User, tmp_path: Path) -> None:
    canvas_id: UUID = create_canvas(user.pk, load_sample("lego"))
    page = visit(user, java_script_enabled=False)
    answer = page.request.get(f"/canvases/{canvas_id}/document.json")
    file = tmp_path / "lego.json"
    file.write_bytes(answer.body())
    page.goto("/canvases/import/")
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_role("button", name="Import").click()
    expect(page).to_have_url(re.compile(r"/canvases/[0-9a-f-]{36}/$"))
    assert str(canvas_id) not in page.url


def test_refused_text_stays_in_the_form(visit: Visit, user: User) -> None:
    page = visit(user)
    page.goto("/canvases/import/")
    text = json.dumps({"title": "T", "blocks": {"teams": []}})
    page.get_by_label("Or paste its content").fill(text)
    page.get_by_role("button", name="Import").click()
    expect(page.get_by_text("teams: isn’t a block of the canvas (at /blocks/teams).")).to_be_visible()
    expect(page.get_by_label("Or paste its content")).to_have_value(text)


def test_upload_of_50_megabytes_is_refused_in_words(visit: Visit, user: User, tmp_path: Path) -> None:
    file = tmp_path / "large.json"
    file.write_bytes(b" " * (50 * 1024 * 1024))
    page = visit(user, expect_errors=True)
    page.goto("/canvases/import/")
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_role("button", name="Import").click()
    expect(page.get_by_text("At most 8 MB can be sent at once")).to_be_visible()


def test_file_is_downloaded_by_keyboard_without_scripts(visit: Visit, user: User) -> None:
    canvas_id = create_canvas(user.pk, load_sample("lego"))
    page = visit(user, java_script_enabled=False)
    page.goto(f"/canvases/{canvas_id}/")
    page.locator("summary", has_text="Export").press("Enter")
    page.get_by_role("link", name="PDF, image or PowerPoint").press("Enter")
    page.get_by_label("SVG drawing").press("Space")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").press("Enter")
    assert download.value.suggested_filename.endswith(".svg")
