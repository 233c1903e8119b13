"""Vendored files, with version, licence and digest."""

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from canvas_app.management.commands.vendor import FOLDERS
from canvas_app.templatetags.kinds import GOAL_ICONS, STATUS_ICONS, TYPE_ICONS

VENDOR = Path(settings.BASE_DIR) / "static" / "vendor"
MANIFEST: list[dict[str, Any]] = json.loads((VENDOR / "manifest.json").read_text())
MANIFESTS = {
    folder: json.loads((folder / "manifest.json").read_text())
    for folder in (Path(settings.BASE_DIR) / name for name in FOLDERS)
}
ENTRIES = [pytest.param(folder, entry, id=entry["name"]) for folder, of in MANIFESTS.items() for entry in of]
ICON_TAG = re.compile(r"""\b(?:(?:inline_)?icon[ (]|image=)["']([\w-]+)["']""")


@pytest.mark.parametrize(("folder", "entry"), ENTRIES)
def test_file_is_the_one_that_was_fetched(folder: Path, entry: dict[str, Any]) -> None:
    digest = hashlib.sha384((folder / entry["file"]).read_bytes()).digest()

    assert base64.b64encode(digest).decode() == entry["sha384"]
    assert len((folder / entry["licence_file"]).read_text()) > 300
    assert entry["licence"] in {"0BSD", "MIT", "ISC", "OFL-1.1"}


@pytest.mark.parametrize("folder", MANIFESTS, ids=lambda folder: folder.name)
def test_every_vendored_file_is_in_the_manifest(folder: Path) -> None:
    listed = {entry[key] for entry in MANIFESTS[folder] for key in ("file", "licence_file")}

    assert {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} == listed | {"manifest.json"}


def test_no_vendored_script_points_to_a_source_map_or_evaluates_text() -> None:
    for path in VENDOR.glob("*.js"):
        assert "sourceMappingURL" not in path.read_text()


def test_swap_filters_were_written_for_the_vendored_htmx() -> None:
    """Check `static/js/swap_filters.js` against a new version of htmx, then name that version in its comment."""
    [version] = [entry["version"] for entry in MANIFEST if entry["name"] == "htmx"]

    assert f"Written for htmx {version}," in (VENDOR.parent / "js" / "swap_filters.js").read_text()


def test_sprite_holds_the_icons_that_are_drawn() -> None:
    sprite = (VENDOR / "icons.svg").read_text()
    base = Path(settings.BASE_DIR)
    sources = [*(base / "templates").rglob("*.html"), *(base / "canvas_app").rglob("*.py")]
    drawn = {name for path in sources for name in ICON_TAG.findall(path.read_text())}

    assert set(re.findall(r'<symbol id="([\w-]+)"', sprite)) == drawn.union(
        TYPE_ICONS.values(), GOAL_ICONS.values(), STATUS_ICONS.values()
    )
