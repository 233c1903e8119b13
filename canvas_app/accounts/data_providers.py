"""Registries through which other apps contribute to accounts, so that accounts do not depend on them.

An app registers in AppConfig.ready what it adds to the export, what blocks the deletion of an account or is deleted
with it, how to find the recipient of a message that links to one of its pages, and which page replaces one that was
used up while a user was on the way to it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from canvas_app.accounts.models import User

type Json = bool | int | float | str | Sequence[Json] | dict[str, Json] | None
type Export = dict[str, Json | Iterator[EncodedJson]]
type Link = tuple[str, str]
"""A name and the URL of its page."""


class EncodedJson(str):
    """A value that is written as JSON already."""

    __slots__ = ()


@dataclass(frozen=True)
class Holding:
    """The data of one app that matters when an account is deleted.

    `blocks_deletion` lists what has to be handed over first, `goes_along` what is deleted with the account, and
    `delete` deletes the latter, in the transaction that deletes the account. `prepare` deletes before, in transactions
    of its own, what would take that one long.
    """

    blocks_deletion: Callable[[User], Sequence[Link]]
    goes_along: Callable[[User], Sequence[Link]]
    prepare: Callable[[User], None]
    delete: Callable[[User], None]


EXPORTS: dict[str, Callable[[User], Export]] = {}
HOLDINGS: dict[str, Holding] = {}
RECIPIENT_LOOKUPS: dict[str, Callable[[str], str]] = {}
REPLACEMENTS: dict[str, Callable[[str], str]] = {}


def register_export(name: str, exporter: Callable[[User], Export]) -> None:
    """Add the key `name` to the export; a list that can be long is an iterator of values that are JSON already.

    Raise ValueError if it is already registered.
    """
    _register(EXPORTS, name, exporter)


def register_holding(name: str, holding: Holding) -> None:
    """Add what an app blocks and deletes with an account. Raise ValueError if `name` is already registered."""
    _register(HOLDINGS, name, holding)


def register_recipient_lookup(name: str, address_at: Callable[[str], str]) -> None:
    """Add a function that returns the recipient of the message that links to a path, or an empty string.

    Raise ValueError if `name` is already registered.
    """
    _register(RECIPIENT_LOOKUPS, name, address_at)


def register_replacement(name: str, replacement: Callable[[str], str]) -> None:
    """Add a function that returns the page to show in place of a path that was used up, or an empty string.

    Raise ValueError if `name` is already registered.
    """
    _register(REPLACEMENTS, name, replacement)


def blocks_deletion(user: User) -> list[Link]:
    """Return what `user` must hand over before the account can be deleted."""
    return [link for holding in HOLDINGS.values() for link in holding.blocks_deletion(user)]


def goes_along(user: User) -> list[Link]:
    """Return what is deleted together with the account of `user`."""
    return [link for holding in HOLDINGS.values() for link in holding.goes_along(user)]


def prepare_deletion(user: User) -> None:
    """Delete what takes long of the data of `user` in every app. Call it outside of a transaction."""
    for holding in HOLDINGS.values():
        holding.prepare(user)


def delete_data(user: User) -> None:
    """Delete the data of `user` in every app. Call it in the transaction that deletes the account."""
    for holding in HOLDINGS.values():
        holding.delete(user)


def find_recipient(path: str) -> str:
    """Return the address to which the message with a link to `path` was sent; empty if there is none."""
    return next(filter(None, (address_at(path) for address_at in RECIPIENT_LOOKUPS.values())), "")


def present_destination(path: str) -> str:
    """Return a path that a user was going to, or the page that has replaced it since."""
    return next(filter(None, (replacement(path) for replacement in REPLACEMENTS.values())), path)


def exports(user: User) -> Iterator[tuple[str, Export]]:
    """Return the names and values that the apps add to the export of `user`."""
    return ((name, exporter(user)) for name, exporter in EXPORTS.items())


def _register[Entry](entries: dict[str, Entry], name: str, entry: Entry) -> None:
    if name in entries:
        raise ValueError(f"{name} is registered already")
    entries[name] = entry
