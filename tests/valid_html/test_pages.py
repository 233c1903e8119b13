"""The Nu Html Checker finds no error in any page, for any role, nor in a page with invalid input."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from canvas_app.accounts.models import User
from tests.own_words.test_pages import A_FEW, addresses, forms_on_pages, rows, sign_in, undone
from tests.own_words.world import World, build_world
from tests.valid_html.checker import NotAvailable, find_errors

pytestmark = pytest.mark.syntax
ROLES = ("owner", "viewer", "guest", "anonymous")
# Their pages show most, by the argument that chooses what they show.
MANY = 9


def test_every_page_is_valid(make_user: Callable[..., User], tmp_path: Path) -> None:
    world = build_world(make_user)
    for number, (name, page) in enumerate((*_pages(world), *_pages_with_errors(world))):
        (tmp_path / f"{name}-{number}.html").write_text(page)
    assert len(list(tmp_path.iterdir())) > 200
    assert _errors(tmp_path) == []


def test_error_is_found(tmp_path: Path) -> None:
    page = '<!DOCTYPE html><html lang="en"><title>A</title><p hx-get="/">{}</p></html>'
    (tmp_path / "wrong.html").write_text(page.format('<a href="/"><button>B</button></a>'))
    (tmp_path / "right.html").write_text(page.format('<button hx-get="/">B</button>'))
    (error,) = _errors(tmp_path)
    assert error.startswith("wrong.html:1: The element “button” must not appear as a descendant of the “a” element.")


def _errors(folder: Path) -> list[str]:
    try:
        return find_errors(folder)
    except NotAvailable as missing:
        pytest.skip(f"HTML is not checked: {missing}")


def _pages(world: World) -> Iterator[tuple[str, str]]:
    for role in ROLES:
        client = sign_in(world, role)
        for row in rows(role):
            for address in islice(addresses(world, row), MANY if role == "owner" else A_FEW):
                yield from _shown(f"{role}-{row.name.replace(':', '-')}", client.get(address))


def _pages_with_errors(world: World) -> Iterator[tuple[str, str]]:
    owner = sign_in(world, "owner")
    for form in forms_on_pages(world, owner):
        with undone():
            name = form.action.strip("/").replace("/", "-")[-60:]
            yield from _shown(f"invalid-{name}", owner.post(form.action, form.filled(with_numbers=True)))


def _shown(name: str, response: Any) -> Iterator[tuple[str, str]]:
    """Yield the name and the HTML of a response, unless it is a redirect or a file."""
    if "html" in response.headers.get("Content-Type", "") and response.text:
        yield name, response.text
