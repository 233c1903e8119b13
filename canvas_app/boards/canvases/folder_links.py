"""Links from the list of canvases to the other lists and to folders, with the number of canvases in each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django.db.models import Count, F, QuerySet

from canvas_app.boards.canvases.list_parameters import CONDITIONS, NO_FOLDER, ListParameters, Show, Tab
from relationships.document.own_words import OwnWords
from relationships.models import Canvas, Folder

type Counts = Mapping[str, Mapping[str, int]]


def count_by_folder(canvases: QuerySet[Canvas]) -> Counts:
    """Return the number of canvases in each list, for each folder and for those in none."""
    numbers = {show.value: Count("pk", filter=CONDITIONS[show]) for show in Show}
    rows = canvases.order_by().values(folder=F("my_folder")).annotate(**numbers)
    counted = cast("Iterable[Mapping[str, Any]]", rows)
    return {str(row["folder"] or NO_FOLDER): {show: row[show] for show in Show} for row in counted}


def link_lists(wanted: ListParameters, counts: Counts) -> tuple[Tab, ...]:
    """Return links to the three lists, with what each has of the folder if one is chosen."""
    shown = [number for folder, number in counts.items() if wanted.folder in ("", folder)]
    totals = {show: sum(number[show] for number in shown) for show in Show}
    return tuple(Tab(show.label, wanted.address(show=show, page=1), totals[show], show is wanted.show) for show in Show)


def link_folders(wanted: ListParameters, folders: Mapping[str, Folder], counts: Counts) -> tuple[Tab, ...]:
    """Return links to all canvases of the list, to those in no folder and to those in each; none without folders."""
    if not folders:
        return ()
    numbers = {key: number[wanted.show] for key, number in counts.items()}
    labels = {"": "All", NO_FOLDER: "No folder"} | {key: OwnWords(folder.name) for key, folder in folders.items()}
    numbers[""] = sum(numbers.values())
    return tuple(
        Tab(label, wanted.address(folder=key, page=1), numbers.get(key, 0), key == wanted.folder)
        for key, label in labels.items()
    )
