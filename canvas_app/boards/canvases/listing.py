"""The list of a user's canvases: the cards on one page of it, with links to the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from canvas_app.accounts.models import User
from canvas_app.boards.canvases.folder_links import count_by_folder, link_folders, link_lists
from canvas_app.boards.canvases.folders import list_folders
from canvas_app.boards.canvases.list_parameters import CONDITIONS, NO_FOLDER, ORDERS, ListParameters, Show, Tab
from relationships.document.search_text import fold_text
from relationships.document.version import Version
from relationships.lenses.miniature import Miniature, draw_miniature
from relationships.models import Canvas, Folder, Member, Role
from relationships.sharing.permissions import Decision, can_edit, can_manage
from relationships.store.memory_cache import VersionedCache
from relationships.store.outlines import load_outlines

# Separate, because a list renders 24 of them at once, which must not evict sheets.
MINIATURES: VersionedCache[UUID, Version, Miniature] = VersionedCache(settings.CACHE_BYTES["miniatures"])
CARDS_PER_PAGE = 24
MOST_WORDS = 10
FACES_PER_CARD = 4


@dataclass(frozen=True, slots=True)
class CanvasCard:
    """A canvas in the list, with the permissions of the user."""

    canvas: Canvas
    miniature: Miniature
    role: str
    folder: str
    faces: tuple[User, ...]
    more_faces: int
    can_edit: Decision
    can_manage: Decision


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of canvases, with links to the other pages, to the other lists, and to folders if there are any."""

    wanted: ListParameters
    tabs: tuple[Tab, ...]
    folders: tuple[Tab, ...]
    page: Page[Canvas]
    cards: tuple[CanvasCard, ...]

    @property
    def has_nothing_at_all(self) -> bool:
        """Whether to greet a new user: the unfiltered list of their own canvases is empty."""
        return not self.wanted.is_narrowed and self.wanted.show is Show.MINE and not self.cards

    @property
    def is_empty_folder(self) -> bool:
        """Whether a folder is shown that has no canvas of this list, whatever is searched for."""
        return bool(self.wanted.folder) and not (self.wanted.q or self.wanted.stage)

    @property
    def found(self) -> str:
        """The number of canvases found, as a text."""
        return f"{self.page.paginator.count} canvas{'' if self.page.paginator.count == 1 else 'es'}"

    @property
    def everything_url(self) -> str:
        """The URL of the same list without search, stage and folder."""
        return self.wanted.address(q="", stage="", folder="", page=1)

    @property
    def previous_url(self) -> str:
        """The URL of the previous page; empty on the first."""
        return self.wanted.address(page=self.page.number - 1) if self.page.has_previous() else ""

    @property
    def next_url(self) -> str:
        """The URL of the next page; empty on the last."""
        return self.wanted.address(page=self.page.number + 1) if self.page.has_next() else ""


def list_canvases(user: User, wanted: ListParameters) -> Listing:
    """Return a page of the canvases of a user; the number of queries does not depend on their number."""
    folders = {str(folder.pk): folder for folder in list_folders(user.pk)}
    if wanted.folder not in {NO_FOLDER, *folders}:
        wanted = replace(wanted, folder="")
    matching = _matching(user, wanted)
    counts = count_by_folder(matching)
    found = _in_folder(matching, wanted.folder).filter(CONDITIONS[wanted.show]).order_by(*ORDERS[wanted.sort])
    page = Paginator(found, CARDS_PER_PAGE).get_page(wanted.page)
    cards = _cards(list(page.object_list), folders)
    wanted = replace(wanted, page=page.number)
    return Listing(wanted, link_lists(wanted, counts), link_folders(wanted, folders, counts), page, cards)


def _in_folder(canvases: QuerySet[Canvas], folder: str) -> QuerySet[Canvas]:
    if not folder:
        return canvases
    return canvases.filter(Q(my_folder=None if folder == NO_FOLDER else int(folder)))


def _matching(user: User, wanted: ListParameters) -> QuerySet[Canvas]:
    """Return the canvases of a user that contain every search word and are at the stage, if one is given.

    They are in any list and any folder.
    """
    canvases: QuerySet[Canvas] = Canvas.objects.visible_to(user)
    if words := fold_text(wanted.q).split()[:MOST_WORDS]:
        texts = canvases.values_list("pk", "title", "description")
        canvases = canvases.filter(pk__in=[key for key, *text in texts if _has_words("\n".join(text), words)])
    return canvases.filter(stage=wanted.stage) if wanted.stage else canvases


def _has_words(text: str, words: Iterable[str]) -> bool:
    folded = fold_text(text)
    return all(word in folded for word in words)


def _cards(canvases: list[Canvas], folders: Mapping[str, Folder]) -> tuple[CanvasCard, ...]:
    miniatures = _miniatures(canvases)
    people = _load_members(miniatures)
    return tuple(
        _card(canvas, miniatures[canvas.pk], people[canvas.pk], folders)
        for canvas in canvases
        if canvas.pk in miniatures
    )


def _miniatures(canvases: Iterable[Canvas]) -> dict[UUID, Miniature]:
    """Return the miniature of every canvas, from the cache if it has the current version."""
    cached = {canvas.pk: MINIATURES.get(canvas.pk, canvas.version) for canvas in canvases}
    found = {pk: miniature for pk, miniature in cached.items() if miniature}
    missing = [pk for pk in cached if pk not in found]
    loaded = load_outlines(missing) if missing else {}
    new = {pk: draw_miniature(canvas.document) for pk, canvas in loaded.items()}
    for pk, miniature in new.items():
        # Cached under the loaded version, since somebody may have saved meanwhile.
        MINIATURES.put(pk, loaded[pk].version, miniature)
    return found | new


def _card(canvas: Canvas, miniature: Miniature, people: list[User], folders: Mapping[str, Folder]) -> CanvasCard:
    folder = folders.get(str(getattr(canvas, "my_folder", None)))
    return CanvasCard(
        canvas=canvas,
        miniature=miniature,
        role=Role(canvas.role or Role.VIEWER).label,
        folder=folder.name if folder else "",
        faces=tuple(people[:FACES_PER_CARD]),
        more_faces=max(0, len(people) - FACES_PER_CARD),
        can_edit=can_edit(canvas, canvas.role),
        can_manage=can_manage(canvas.role),
    )


def _load_members(canvas_ids: Iterable[UUID]) -> defaultdict[UUID, list[User]]:
    """Return the members of every canvas: its owner, then the others in the order in which they joined."""
    people: defaultdict[UUID, list[User]] = defaultdict(list)
    members = Member.objects.filter(canvas__in=list(canvas_ids)).select_related("user").order_by("joined_at", "pk")
    for member in sorted(members, key=lambda member: member.role != Role.OWNER):
        people[member.canvas_id].append(member.user)
    return people
