"""All texts of the project, each read once."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from tests.wording.python_texts import python_texts
from tests.wording.script_texts import script_texts
from tests.wording.shown import Shown
from tests.wording.template_texts import template_texts

ROOT = Path(__file__).parents[2]
# Not shown, or content of the samples rather than words of the product.
NOT_SHOWN = ("canvas_app/boards/demo", "canvas_app/assets", "relationships/samples", "canvas_app/exchange/files")
READERS: tuple[tuple[str, str, Callable[[str, str], list[Shown]]], ...] = (
    ("templates", "*.html", template_texts),
    ("templates", "*.txt", template_texts),
    ("canvas_app", "*.py", python_texts),
    ("relationships", "*.py", python_texts),
    ("static/js", "*.js", script_texts),
)


@cache
def all_texts() -> tuple[Shown, ...]:
    """Return the texts of all files that are checked."""
    return tuple(_texts())


def _texts() -> Iterator[Shown]:
    for folder, pattern, read in READERS:
        for file in sorted((ROOT / folder).rglob(pattern)):
            path = file.relative_to(ROOT).as_posix()
            if "/migrations/" not in path and not path.startswith(NOT_SHOWN):
                yield from read(file.read_text(), path)
