"""Saving the story of a case, field by field where two curators edit it at the same time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from canvas_app.accounts.models import User
from canvas_app.case_studies.actions.creation import TAKEN, require_free_slug
from canvas_app.case_studies.actions.locking import lock_case
from canvas_app.case_studies.models import CaseStudy, OldSlug
from canvas_app.case_studies.stories import fill_columns, read_story, story_as_json
from relationships.cases import CaseStory
from relationships.errors import NotWritten, Refused

DIGEST_LENGTH = 12
SLUG = "slug"


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that two curators changed: its name, what was sent, and what is saved."""

    name: str
    mine: Any
    theirs: Any


class StoryConflict(NotWritten):
    """Fields were changed since the form was opened. Nothing was written.

    `newer` is what is saved, and `merged` what was sent, with what is saved in place of what the sender left alone.
    """

    def __init__(self, who: str, clashes: tuple[Clash, ...], newer: dict[str, Any], merged: dict[str, Any]) -> None:
        super().__init__(f"{who} changed this while you were editing it.")
        self.who, self.clashes, self.newer, self.merged = who, clashes, newer, merged


def read_fields(case: CaseStudy) -> dict[str, Any]:
    """Return slug and story of a case as JSON values: the fields that its form edits."""
    return {SLUG: case.slug, **story_as_json(read_story(case))}


def digest_fields(fields: Mapping[str, Any]) -> str:
    """Return a short digest of each field, by which a form knows later which of them its sender changed."""
    return " ".join(f"{name}:{_digest(value)}" for name, value in fields.items())


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:DIGEST_LENGTH]


def edit_story(case_id: int, actor: User, fields: Mapping[str, Any], opened: str) -> CaseStudy:
    """Save slug and story of a case. `opened` are the digests of the fields when the form was opened.

    Fields that only one side changed are merged. Raise StoryConflict if both changed one of them to different values,
    Refused if the slug is taken or what was merged does not fit together, and Missing.
    """
    try:
        with transaction.atomic():
            case = lock_case(case_id, actor)
            merged = _merge(case, actor, fields, opened)
            _write(case, actor, merged)
    except IntegrityError as taken:
        raise Refused(TAKEN) from taken
    return case


def _merge(case: CaseStudy, actor: User, mine: Mapping[str, Any], opened: str) -> dict[str, Any]:
    theirs, merged, clashes = read_fields(case), dict(mine), list[Clash]()
    digests = dict(part.split(":", 1) for part in opened.split() if ":" in part)
    for name, newer in theirs.items():
        base = digests.get(name, "")
        if mine[name] == newer or _digest(newer) == base:
            continue
        if _digest(mine[name]) == base:
            merged[name] = newer
        else:
            clashes.append(Clash(name, mine[name], newer))
    if clashes:
        raise StoryConflict(_who(case, actor), tuple(clashes), theirs, merged)
    return merged


def _who(case: CaseStudy, actor: User) -> str:
    if case.changed_by_id == actor.pk:
        return ""
    return str(case.changed_by) if case.changed_by else "Another curator"


def _write(case: CaseStudy, actor: User, fields: dict[str, Any]) -> None:
    if fields == read_fields(case):
        return
    _rename(case, fields.pop(SLUG))
    fill_columns(case, _validate(fields))
    case.revision += 1
    case.writers = sorted({*case.writers, actor.pk})
    case.changed_at, case.changed_by = timezone.now(), actor
    case.save()


def _validate(fields: Mapping[str, Any]) -> CaseStory:
    try:
        return CaseStory.model_validate(fields)
    except ValueError as faults:
        raise Refused(
            "Somebody changed something else in the meantime, and your change no longer fits. Reload the page and try "
            "again."
        ) from faults


def _rename(case: CaseStudy, slug: str) -> None:
    """Give a case another slug; readers of the old one are redirected, if there have been any."""
    if slug == case.slug:
        return
    require_free_slug(slug, case)
    OldSlug.objects.filter(slug=slug, case=case).delete()
    if case.editions.exists():
        OldSlug.objects.create(slug=case.slug, case=case)
    case.slug = slug
