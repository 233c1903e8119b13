"""Somebody who requests everything that Rapport serves: pages, writes, files, sign-ins, and what no browser sends."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, repeat
from random import Random
from uuid import uuid4

from canvas_app.boards.lens_registry import LENSES
from canvas_app.exchange.canvas_json import write_canvas
from relationships.samples import load_sample, sample_names
from tests import server
from tests.trials.client import Client
from tests.trials.people import PASSWORD, Person, SharedCanvas
from tests.trials.traffic import Traffic
from tests.trials.writer import Writer

REQUESTS_OF_A_VIEW = 3
LONG = "x" * 4000
PUBLIC = ("/", "/catalogue/", "/catalogue/weights/", "/checks/", "/types/", "/accounts/login/", "/accounts/signup/")
OWN = ("/canvases/", "/canvases/?q=coffee", "/canvases/new/", "/accounts/profile/", "/accounts/data.json")
OF_CANVAS = ("", "history/", "members/", "details/", "print/", "document.json", "findings/", "relationships/new/")
OF_NOTE = ("", "text/", "findings/")
NOWHERE = ("/nothing/", "/canvases/nothing/", f"/canvases/{uuid4()}/", f"/{LONG}/", "/%ff%fe/", "/static/nothing.css")
HOSTILE = (
    {"host": LONG},
    {"cookie": f"sessionid={LONG}"},
    {"cookie": "=;" * 1000},
    {"x_forwarded_for": "1, " * 1000},
    {"accept_encoding": "gzip;q=" + "9" * 2000},
    {"accept_language": "a-" * 1500},
    {"if_modified_since": LONG},
    {"content_type": f"multipart/form-data; boundary={LONG}"},
    {"hx_request_type": "partial" * 300, "hx_request": "true"},
    {"x_larger_than_any_head_may_be": "x" * 40_000},
)


class Visitor:
    """A person who visits some canvases, and the same person signed out."""

    def __init__(
        self,
        person: Person,
        port: int,
        canvases: list[SharedCanvas],
        full: SharedCanvas,
        seed: int,
        traffic: Traffic,
    ) -> None:
        self.writer = Writer(person, port, seed, traffic)
        self.client = self.writer.client
        self.stranger = Client(port, "", traffic)
        self.person = person
        self.port = port
        self.traffic = traffic
        self.canvases = canvases
        self.full = full
        self.random = Random(f"visitor {seed} {person.key}")
        # A sign-in costs as much time as thirty pages, by design.
        weights: dict[Callable[[], object], int] = {
            self._see_canvas: 30,
            self._see_lens: 20,
            self._see_note: 15,
            self._write: 20,
            self._see_own: 5,
            self._see_public: 5,
            self._get_lost: 5,
            self._attack: 5,
            self._import: 1,
            self._sign_in: 1,
        }
        self._ways = list(chain.from_iterable(repeat(way, weight) for way, weight in weights.items()))

    def visit(self, requests: int, views: int) -> None:
        """Make so many requests, and as many views of the full canvas among them, in a random order."""
        visits = [self._view_full] * views + [self._visit] * (requests - views * REQUESTS_OF_A_VIEW)
        self.random.shuffle(visits)
        for visit in visits:
            visit()

    def _view_full(self) -> None:
        """Save a note of the full canvas and view the board."""
        self.writer.open(self.full)
        self.writer.edit()
        self.client.get(self.full.address)

    def _visit(self) -> None:
        """Make a random request; some take two."""
        self.writer.open(self.random.choice(self.canvases))
        self.random.choice(self._ways)()

    def _see_canvas(self) -> None:
        self.client.get(self.writer.base + self.random.choice(OF_CANVAS))

    def _see_lens(self) -> None:
        self.client.get(f"{self.writer.base}{self.random.choice(list(LENSES))}/", partial=self.random.random() < 0.5)

    def _see_note(self) -> None:
        note, page = self.random.choice(self.writer.notes), self.random.choice(OF_NOTE)
        self.client.get(f"{self.writer.base}notes/{note}/{page}", partial=self.random.random() < 0.5)

    def _write(self) -> None:
        self.writer.write()

    def _see_own(self) -> None:
        self.client.get(self.random.choice(OWN))

    def _see_public(self) -> None:
        self.stranger.get(self.random.choice(PUBLIC))

    def _get_lost(self) -> None:
        self.random.choice([self.client, self.stranger]).get(self.random.choice(NOWHERE))

    def _attack(self) -> None:
        """Send a request that no browser sends."""
        headers = {"host": f"127.0.0.1:{self.port}", **self.random.choice(HOSTILE)}
        raw = server.request(self.random.choice(["GET", "POST", "BREW"]), "/accounts/login/", b"", **headers)
        try:
            status, _, _ = server.exchange(self.port, raw)
        except (OSError, ValueError):
            # The server may end such a connection without an answer.
            return
        self.traffic.add("a hostile request", status, 0)

    def _import(self) -> None:
        document = load_sample(self.random.choice(sample_names()))
        content = write_canvas(document, "https://rapport.example/schema").decode()
        text = content if self.random.random() < 0.5 else content[:1000]
        self.client.post("/canvases/import/", {"text": text, "request_id": str(uuid4())})

    def _sign_in(self) -> None:
        """Sign in, or try it with a wrong password or an unknown address."""
        login, password = self.random.choice(
            [(self.person.email, PASSWORD), (self.person.email, "wrong"), (f"{uuid4()}@example.com", PASSWORD)]
        )
        self.stranger.post("/accounts/login/", {"login": login, "password": password})
