"""Twenty people write to five notes through two servers: whoever overwrites a text must have seen it."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import cycle, islice
from random import Random
from uuid import UUID

from relationships.models import Note
from tests.canvas_app.boards.page_forms import read_form_fields
from tests.figures import Figure
from tests.server_process import serving
from tests.trials.change_log import Written, find_different, find_missing, find_silent_losses, read_steps
from tests.trials.client import Answer, Client, Fields, LostError
from tests.trials.faults import no_faults
from tests.trials.people import Person, SharedCanvas, make_canvas, make_people
from tests.trials.run import Run
from tests.trials.traffic import Traffic

PEOPLE, NOTES = 20, 5
ATTEMPTS, ATTEMPTS_IF_SHORT = 5000, 400
CONFLICT = 409
# Most people work without scripts, since redirects take the servers the least time.
PARTIAL_SHARE = 0.25
MOST_STEPS = 20
THINKING_SECONDS = 0.2
SLOW_DATABASE = "tests.trials.slow_database"
THEIRS = re.compile(r"<ins[^>]*>([^<]*)</ins>")


def run(run: Run) -> Iterator[Figure]:
    """Yield how many edits were saved and refused, and how many texts were lost without a word."""
    people = make_people(PEOPLE)
    canvas = make_canvas(people, [f"Text {number}" for number in range(NOTES)])
    traffic = Traffic()
    serve = partial(serving, run.log, DJANGO_SETTINGS_MODULE=SLOW_DATABASE)
    with serve() as one, serve() as other:
        authors = [Author(person, (one.port, other.port), canvas, run.seed, traffic) for person in people]
        share = run.length(ATTEMPTS, ATTEMPTS_IF_SHORT) // PEOPLE
        with ThreadPoolExecutor(PEOPLE) as threads:
            list(threads.map(lambda author: author.write(share), authors))
    yield from _figures(run, canvas.key, authors, traffic)


def _figures(run: Run, canvas: UUID, authors: list[Author], traffic: Traffic) -> Iterator[Figure]:
    group = f"{PEOPLE} people, {NOTES} notes, two servers"
    counted = sum((author.counted for author in authors), Counter[str]())
    for name in ("attempts", "saved", "conflicts", "refused", "undone or redone", "nothing to undo or redo"):
        yield Figure(group, name, counted[name])
    steps = read_steps(canvas)
    written = {edit.request_id: edit for author in authors for edit in author.written}
    texts = dict(Note.objects.filter(canvas=canvas).values_list("pk", "text"))
    yield no_faults(group, "silent losses", find_silent_losses(steps, written))
    yield no_faults(group, "confirmed edits that are missing", find_missing(steps, written))
    yield no_faults(group, "notes that differ from the change log", find_different(steps, texts))
    yield Figure(group, "lost connections", traffic.lost, at_most=0)
    yield from traffic.figures(run, group)


class Author:
    """A person who edits, undoes and redoes without pause, through either server."""

    def __init__(
        self, person: Person, ports: tuple[int, int], canvas: SharedCanvas, seed: int, traffic: Traffic
    ) -> None:
        self.clients = [Client(port, person.session, traffic) for port in ports]
        self.random = Random(f"{seed} {person.key}")
        self.base, self.notes = canvas.address, canvas.notes
        self.name = f"Person {person.key}"
        self.counted: Counter[str] = Counter()
        self.written: list[Written] = []

    def write(self, attempts: int) -> None:
        """Make so many attempts at a change: edit, then undo and redo it until somebody else has edited the note."""
        while self.counted["attempts"] < attempts:
            try:
                self._edit_whole() if self.random.random() < 0.5 else self._edit_in_place()
                for step in islice(cycle(["undo", "redo"]), self.random.randrange(MOST_STEPS)):
                    if not self._take(step):
                        break
            except LostError:
                self.counted["attempts"] += 1
        for client in self.clients:
            client.close()

    def _take(self, step: str) -> bool:
        """Undo or redo, and return whether there was something to undo or redo."""
        self.counted["attempts"] += 1
        fields = {"request_id": self._request_id()}
        answer = self._client().post(f"{self.base}{step}/", fields, partial=self._is_partial())
        self.counted["undone or redone" if answer.is_acknowledged else "nothing to undo or redo"] += 1
        return answer.is_acknowledged

    def _edit_whole(self) -> None:
        """Edit a note with the form in the drawer, as a page or as a fragment."""
        note, partial = self.random.choice(self.notes), self._is_partial()
        self._edit(f"{self.base}notes/{note}/", "note-form", partial=partial)

    def _edit_in_place(self) -> None:
        note = self.random.choice(self.notes)
        self._edit(f"{self.base}notes/{note}/text/", "composer", partial=True)

    def _edit(self, path: str, form: str, *, partial: bool) -> None:
        """Open the form of a note, write another text and save it; after a conflict, keep it half of the time."""
        page = self._client().get(path, partial=partial)
        fields = read_form_fields(page.text, form)
        seen, mine = fields["text"][0], f"{self.name} writes {len(self.written)}"
        time.sleep(self.random.uniform(0, THINKING_SECONDS))
        answer = self._save(path, {**fields, "text": mine}, seen, mine, partial=partial)
        while answer.status == CONFLICT and self.random.random() < 0.5:
            fields, theirs = read_form_fields(answer.text, form), THEIRS.search(answer.text)
            if theirs is None:
                raise AssertionError(f"a conflict shows no other text: {answer.text}")
            kept = {**fields, "text": mine, "resolution": "mine"}
            answer = self._save(path, kept, theirs[1], mine, partial=partial)

    def _save(self, path: str, fields: Fields, seen: str, mine: str, *, partial: bool) -> Answer:
        self.counted["attempts"] += 1
        request_id = self._request_id()
        answer = self._client().post(path, {**fields, "request_id": request_id}, partial=partial)
        outcome = "saved" if answer.is_acknowledged else "conflicts" if answer.status == CONFLICT else "refused"
        self.counted[outcome] += 1
        self.written.append(Written(request_id, mine, seen, answer.is_acknowledged))
        return answer

    def _is_partial(self) -> bool:
        return self.random.random() < PARTIAL_SHARE

    def _client(self) -> Client:
        return self.random.choice(self.clients)

    def _request_id(self) -> str:
        return str(UUID(int=self.random.getrandbits(128)))
