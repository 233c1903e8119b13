"""The texts of the example canvases: content, which may have any form, but is in plain English too."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.wording.python_texts import python_texts
from tests.wording.shown import Role, Shown

ROOT = Path(__file__).parents[2]
CASES, DEMO = "relationships/cases", "canvas_app/boards/demo"
VALUE = re.compile(r'"([^"]+ [^"]+)"')
# Names that contain a banned phrase.
NAMES = ("Reading, England",)


def example_texts() -> Iterator[Shown]:
    """Yield the texts of the case studies and of the demonstration's canvas."""
    for file in sorted((ROOT / CASES).glob("*.json")):
        path = file.relative_to(ROOT).as_posix()
        for number, line in enumerate(file.read_text().splitlines(), start=1):
            yield from (Shown(path, number, _without_names(text), Role.TEXT) for text in VALUE.findall(line))
    for file in sorted((ROOT / DEMO).glob("*.py")):
        yield from python_texts(file.read_text(), file.relative_to(ROOT).as_posix())


def _without_names(text: str) -> str:
    for name in NAMES:
        text = text.replace(name, "")
    return text
