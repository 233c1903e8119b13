"""Where other apps say what they keep for a user, so that accounts need not know them.

An app fills these from its AppConfig.ready: what belongs into the download of all data, what stands in the way of
deleting an account and what goes with it, and to whom the message went that leads to one of its pages.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from canvas_app.accounts.models import User

type Json = bool | int | float | str | Sequence[Json] | dict[str, Json] | None
type Link = tuple[str, str]
"""A thing's name and the URL of its page."""


@dataclass(frozen=True)
class Holding:
    """What one app keeps for users that must not vanish, or stay behind, unnoticed.

    `blocks_deletion` lists what has to be handed over first and `goes_along` what is deleted with the account;
    `delete` deletes the latter, inside the transaction in which the account goes.
    """

    blocks_deletion: Callable[[User], Sequence[Link]]
    goes_along: Callable[[User], Sequence[Link]]
    delete: Callable[[User], None]


EXPORTS: dict[str, Callable[[User], Json]] = {}
HOLDINGS: dict[str, Holding] = {}
INTRODUCTIONS: dict[str, Callable[[str], str]] = {}


def register_export(name: str, exporter: Callable[[User], Json]) -> None:
    """Add the key `name` to the download of all data; ValueError if there is one of that name."""
    _register(EXPORTS, name, exporter)


def register_holding(name: str, holding: Holding) -> None:
    """Let an app have its say when an account is deleted; ValueError if there is one of that name."""
    _register(HOLDINGS, name, holding)


def register_introduction(name: str, address_at: Callable[[str], str]) -> None:
    """Let `address_at(path)` say to which address the message went that leads to a page; empty for all other pages.

    ValueError if there is one of that name.
    """
    _register(INTRODUCTIONS, name, address_at)


def blocks_deletion(user: User) -> list[Link]:
    """What `user` must hand over before the account can be deleted."""
    return [link for holding in HOLDINGS.values() for link in holding.blocks_deletion(user)]


def goes_along(user: User) -> list[Link]:
    """What is deleted together with the account of `user`."""
    return [link for holding in HOLDINGS.values() for link in holding.goes_along(user)]


def delete_along(user: User) -> None:
    """Delete what goes along; call it inside the transaction in which the account goes."""
    for holding in HOLDINGS.values():
        holding.delete(user)


def introduced_address(path: str) -> str:
    """The address of whoever comes by a message that leads to this page; empty where none does."""
    return next(filter(None, (address_at(path) for address_at in INTRODUCTIONS.values())), "")


def exports(user: User) -> Iterator[tuple[str, Json]]:
    """Name and value of everything the apps keep of `user`."""
    return ((name, exporter(user)) for name, exporter in EXPORTS.items())


def _register[Entry](entries: dict[str, Entry], name: str, entry: Entry) -> None:
    if name in entries:
        raise ValueError(f"{name} is registered already")
    entries[name] = entry
