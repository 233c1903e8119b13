"""The measured writes, sent like the board's scripts send them."""

from __future__ import annotations

import re
from itertools import count
from uuid import UUID, uuid4

from relationships.catalog.blocks import Block
from relationships.models import Canvas, Note
from tests.bench.client import Answer, Connection

VERSION = re.compile(r'data-revision="([^"]+)"')


class Writer:
    """A user who writes to one canvas and always knows its latest version."""

    def __init__(self, connection: Connection, canvas: UUID) -> None:
        self.connection = connection
        self.canvas = canvas
        self.base = f"/canvases/{canvas}/notes/"
        self.numbers = count(1)
        self.version = self._version_in(connection.get(f"/canvases/{canvas}/"))

    def first(self, block: Block) -> UUID:
        """Return the id of the first note of a block."""
        return Note.objects.filter(canvas=self.canvas, block=block).order_by("rank").values_list("pk", flat=True)[0]

    def add(self, block: Block = Block.KEY_RESOURCES) -> Answer:
        """Add a note."""
        return self._write(self.base, {"block": block.value, "text": self._words()})

    def edit(self, note: UUID) -> Answer:
        """Change the text of a note on its card."""
        return self._write(f"{self.base}{note}/text/", {"text": self._words(), "revision": self.version})

    def save(self, note: UUID) -> Answer:
        """Save the whole form of a note with a new text, like a browser without scripts; the response is a redirect."""
        fields: dict[str, object] = {"text": self._words(), "status": "assumption", "revision": self.version}
        path = f"{self.base}{note}/"
        answer = self.connection.post(path, {**fields, "request_id": str(uuid4())}, partial=False)
        self.version = str(Canvas.objects.get(pk=self.canvas).version)
        return answer

    def save_field(self, note: UUID) -> Answer:
        """Save the text of a note in the drawer, as the script does while somebody types."""
        fields: dict[str, object] = {"field": "text", "text": self._words(), "revision": self.version}
        return self._write(f"{self.base}{note}/fields/", fields)

    def move(self, note: UUID, *blocks: Block) -> Answer:
        """Move a note to the top of the next of these blocks, in turn."""
        block = blocks[next(self.numbers) % len(blocks)]
        return self._write(f"{self.base}{note}/position/", {"place": f"{block.value}|"})

    def move_unseen(self, note: UUID, *blocks: Block) -> None:
        """Move a note like a browser without scripts; the response is a redirect."""
        block = blocks[next(self.numbers) % len(blocks)]
        self.connection.post(f"{self.base}{note}/position/", {"place": f"{block.value}|"}, partial=False)

    def _words(self) -> str:
        return f"What this is about was worded once more, and shorter, for the {next(self.numbers)}th time"

    def _write(self, path: str, fields: dict[str, object]) -> Answer:
        about = {"request_id": str(uuid4()), "seen": self.version}
        answer = self.connection.post(path, {**fields, **about})
        self.version = self._version_in(answer)
        return answer

    def _version_in(self, answer: Answer) -> str:
        found = VERSION.search(answer.text)
        if not found:
            raise SystemExit(f"An answer of status {answer.status} names no version:\n{answer.text[:500]}")
        return found.group(1)
