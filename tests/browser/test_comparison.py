"""Comparing two canvases in a browser: chosen in the list by mouse, by finger and without scripts."""

from typing import Any

import pytest
from playwright.sync_api import expect

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.catalog.blocks import Block
from relationships.samples import load_sample
from tests.browser.axe import barriers_in_both_themes
from tests.browser.conftest import Visit
from tests.browser.fingers import PHONE
from tests.browser.test_folders import WITHOUT_SCRIPTS, pick
from tests.relationships.actions.board import Hand


@pytest.mark.parametrize("window", [{}, PHONE, WITHOUT_SCRIPTS], ids=["mouse", "phone", "without scripts"])
def test_two_canvases_of_the_list_are_compared(visit: Visit, ada: User, window: dict[str, Any]) -> None:
    lego = load_sample("lego")
    create_canvas(ada.pk, lego)
    other = Hand(create_canvas(ada.pk, lego.model_copy(update={"title": "Blocks"})), ada.pk)
    other.delete(other.document.blocks.channels[0].id)
    other.edit(other.document.blocks.customer_segments[0].id, {"segment.customers_now": 9})
    other.add(Block.KEY_RESOURCES, "x" * 400)
    page = visit(ada, **window)
    page.goto("/canvases/")
    pick(page, "Lego", "Blocks")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", name="Summary")).to_be_visible()
    channels = page.get_by_role("region", name="Channels")
    expect(channels.get_by_role("heading", name="Only in")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if window is not WITHOUT_SCRIPTS:
        assert barriers_in_both_themes(page) == []
