"""Somebody who adds, edits, undoes and redoes without pause, and remembers what was confirmed and what was not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from uuid import UUID

from relationships.catalog.blocks import Block
from tests.canvas_app.boards.page_forms import read_form_fields
from tests.trials.change_log import Written
from tests.trials.client import Answer, Client, Fields
from tests.trials.people import Person, SharedCanvas
from tests.trials.traffic import Traffic

OK, SERVER_ERROR = 200, 500


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that was sent: its address, its fields, and its text if it has one."""

    path: str
    fields: Fields
    text: str | None = None
    seen: str | None = None


class Writer:
    """A person with a connection to a server and a canvas to write to."""

    def __init__(self, person: Person, port: int, seed: int, traffic: Traffic, length: int = 0) -> None:
        """Connect a person; their texts have at least `length` characters."""
        self.client = Client(port, person.session, traffic)
        self.random = Random(f"{seed} {person.key}")
        self.name = f"Person {person.key}"
        self.texts, self.length = 0, length
        self.written: dict[str, Written] = {}
        self.unanswered: Sent | None = None
        self.base = ""
        self.notes: list[UUID] = []

    def open(self, canvas: SharedCanvas) -> None:
        """Take up a canvas, having written nothing to it yet."""
        self.base, self.notes = canvas.address, canvas.notes
        self.written = {}

    def write(self) -> Answer:
        """Make one random write and return its answer, or that of the form if it did not open. Raise LostError."""
        ways: list[Callable[[], Answer]] = [self.edit, self.edit, self._add, self._undo_or_redo]
        return self.random.choice(ways)()

    def edit(self) -> Answer:
        """Open the form of a random note on its card, and save another text."""
        path = f"{self.base}notes/{self.random.choice(self.notes)}/text/"
        page = self.client.get(path, partial=True)
        if page.status != OK:
            return page
        fields = read_form_fields(page.text, "composer")
        return self._send(path, fields, self._text(), fields["text"][0])

    def _add(self) -> Answer:
        return self._send(f"{self.base}notes/", {"block": self.random.choice(Block.values)}, self._text())

    def _undo_or_redo(self) -> Answer:
        return self._send(f"{self.base}{self.random.choice(['undo', 'redo'])}/", {})

    def _text(self) -> str:
        self.texts += 1
        return f"{self.name} writes {self.texts} ".ljust(self.length, "x").strip()

    def _send(self, path: str, fields: Fields, text: str | None = None, seen: str | None = None) -> Answer:
        identity = {"request_id": str(UUID(int=self.random.getrandbits(128)))}
        self.unanswered = Sent(path, {**fields, **({"text": text} if text else {}), **identity}, text, seen)
        return self.send_again()

    def send_again(self) -> Answer:
        """Send the form that was not answered, or only with an error of the server. Raise LostError."""
        if self.unanswered is None:
            raise ValueError("Everything was answered.")
        sent = self.unanswered
        answer = self.client.post(sent.path, sent.fields, partial=self.random.random() < 0.5)
        request_id = str(sent.fields["request_id"])
        self.written[request_id] = Written(request_id, sent.text, sent.seen, answer.is_acknowledged)
        if answer.status < SERVER_ERROR:
            self.unanswered = None
        return answer
