"""What a change did to the readings of an indicator, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal

from relationships.document.parts import Json
from relationships.document.values import day_in_words
from relationships.formulas.rounding import counted, shown
from relationships.models import Change, Indicator

# Indicators by id, by the names they have or had.
IndicatorNames = Mapping[str, str]
A_LOST_ONE = "an indicator"
PLACE = ("date", "value")


def is_about_readings(change: Change) -> bool:
    """Whether readings came, went or were changed, and with them at most the scale of an indicator that stays."""
    kinds = {(before or after)["kind"] for before, after in _pairs(change)}
    scales = [pair for pair in _pairs(change) if (pair[0] or pair[1])["kind"] == "indicator"]
    return "reading" in kinds and kinds <= {"reading", "indicator"} and all(all(pair) for pair in scales)


def names_of_indicators(changes: Iterable[Change]) -> IndicatorNames:
    """The names of the indicators whose readings these changes touched, by at most two queries."""
    ours = [each for each in changes if is_about_readings(each)]
    wanted = {state["indicator"] for each in ours for state in _readings(each)}
    names = {str(key): name for key, name in Indicator.objects.filter(pk__in=wanted).values_list("pk", "name")}
    missing = sorted(wanted - {*names})
    return names | (_names_of_deleted(ours[0], missing) if missing else {})


def _names_of_deleted(near: Change, keys: list[str]) -> dict[str, str]:
    """What indicators of the same canvas were last called that are gone."""
    changes = Change.objects.filter(canvas=near.canvas_id, before__has_any_keys=keys).order_by("revision")
    states = (before for before in changes.values_list("before", flat=True))
    return {key: before[key]["name"] for before in states for key in keys if before.get(key)}


def readings_sentence(change: Change, names: IndicatorNames) -> str:
    """What a change of readings did, as the rest of a sentence that begins with who did it."""
    pairs = [(before, after) for before, after in _pairs(change) if (before or after)["kind"] == "reading"]
    of = _name(_readings(change)[0], names)
    if len(pairs) == 1:
        return _one(*pairs[0], of)
    added, gone = (sum(not pair[place] for pair in pairs) for place in (0, 1))
    changed = len(pairs) - added - gone
    done = [("added", added), ("deleted", gone), ("changed", changed)]
    words = [f"{verb} {counted(number, 'reading')}" for verb, number in done if number]
    return f"{' and '.join(words)} of {of}"


def _one(before: Json | None, after: Json | None, of: str) -> str:
    if before is None or after is None:
        return f"added {_reading(after)} to {of}" if after else f"deleted {_reading(before)} from {of}"
    if all(before[name] == after[name] for name in PLACE):
        return f"changed what stands beside {_reading(after)} of {of}"
    if before["date"] == after["date"]:
        return f"changed the reading on {_day(after)} of {of} from {_figure(before)} to {_figure(after)}"
    return f"changed {_reading(before)} of {of} to {_figure(after)} on {_day(after)}"


def _reading(state: Json | None) -> str:
    return f"the reading of {_figure(state)} on {_day(state)}" if state else ""


def _figure(state: Json) -> str:
    return shown(Decimal(state["value"]))


def _day(state: Json) -> str:
    return day_in_words(dt.date.fromisoformat(state["date"]))


def _name(state: Json, names: IndicatorNames) -> str:
    name = names.get(state["indicator"])
    return f"“{name}”" if name else A_LOST_ONE


def _pairs(change: Change) -> list[tuple[Json, Json]]:
    return [(change.before[key], change.after[key]) for key in change.after]


def _readings(change: Change) -> list[Json]:
    states = [before or after for before, after in _pairs(change)]
    return [state for state in states if state["kind"] == "reading"]
