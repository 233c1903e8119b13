"""The kinds of canvases that can be compared, and the registry in which other apps add theirs.

An app registers in AppConfig.ready. A key such as `canvas:0190…` names one canvas of one kind in an address.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from canvas_app.accounts.models import User
from canvas_app.boards.sheet import Load
from relationships.document.canvas import CanvasDocument
from relationships.document.own_words import OwnWords
from relationships.document.version import Version

type Choice = tuple[str, OwnWords]
"""A key without the name of the source, and the title."""


@dataclass(frozen=True, slots=True)
class Comparable:
    """A canvas that a user may compare, at one version.

    `key` is that of the choice, with the name of the source. `when` says which version it is, such as “on 3 May 2026”;
    empty if there is only one. What `load` returns at `version` never changes.
    """

    key: str
    title: str
    address: str
    version: Version
    load: Load
    when: str = ""


class NotThen(Exception):
    """The canvas cannot be shown as of a moment; the message says why."""


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of canvas.

    `choices` lists what a user is offered, under the heading `label`. `find` returns what a user may see by a key of
    this source, as of the end of a moment if one is given and the source keeps versions by time; None if there is no
    such canvas or the user may not see it. It raises NotThen if the canvas cannot be shown as of that moment.
    `tell_against_all` says in sentences how a canvas of another kind differs from all that everybody sees of this one.
    """

    name: str
    label: str
    choices: Callable[[User], Sequence[Choice]]
    find: Callable[[User, str, dt.datetime | None], Comparable | None]
    tell_against_all: Callable[[CanvasDocument], Sequence[str]] | None = None


SOURCES: dict[str, Source] = {}


def register_source(source: Source) -> None:
    """Add a kind of canvas. Raise ValueError if its name is already registered."""
    if source.name in SOURCES:
        raise ValueError(f"{source.name} is already registered")
    SOURCES[source.name] = source


def list_choices(user: User) -> list[tuple[str, list[Choice]]]:
    """Return what a user is offered, by kind."""
    return [
        (source.label, [(f"{source.name}:{key}", title) for key, title in source.choices(user)])
        for source in SOURCES.values()
    ]


def find_comparable(user: User, key: str, moment: dt.datetime | None = None) -> Comparable | None:
    """Return what a key names; None if it names nothing that the user may see. Raise NotThen as `Source.find` does."""
    name, _, own = key.partition(":")
    source = SOURCES.get(name)
    return source.find(user, own, moment) if source else None


def tell_against_all(left: Comparable, right: Comparable) -> tuple[str, Sequence[str]]:
    """Return how a canvas differs from all of the other's kind, after the label of that kind.

    Both are empty if there is nothing to say. Raise NotThen as loading does.
    """
    for canvas, other in ((left, right), (right, left)):
        source = _source_of(other)
        if source.tell_against_all and source is not _source_of(canvas):
            return source.label, source.tell_against_all(canvas.load().document)
    return "", ()


def _source_of(comparable: Comparable) -> Source:
    return SOURCES[comparable.key.partition(":")[0]]
