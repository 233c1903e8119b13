"""The finding or question that the user resolves in a form: named in its address or hidden fields, stated in it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode
from uuid import UUID

from django.forms import BoundField
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone

from canvas_app.boards.ask_links import CHECK, FINDING, GOAL, QUESTION, problem_values
from canvas_app.boards.templatetags.htmx import DRAWER, DRAWER_SWAP
from canvas_app.forms.field_problem import FieldProblem, Suggestion, state_problem
from relationships.catalog.goals import Goal
from relationships.checks.finding import Ask, Choice, Finding, Form, OpenQuestion
from relationships.checks.inspection import Inspection, inspect
from relationships.checks.rule import RULES, Rule
from relationships.guide.missing_parts import NEEDS, RESULT, find_question
from relationships.lenses.finding_counts import TONES
from relationships.models import Canvas
from relationships.store.load import load_document

GOALS = "relationship.goals."
KEY = re.compile("[0-9a-f]{16}")
# A suggestion as a field of a form: the name of the field in the HTML and the value, as `name=value`.
PICK = "pick"
type Suggest = Callable[[BoundField, Choice], Suggestion]


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding to be resolved or a question to be answered; `finding` is None once it does not occur any more.

    Questions of the guide have no `rule`; their `code` is their own. `goal` is the one that the user clicked, of a
    question that has a field for each goal.
    """

    code: str
    rule: Rule | None
    key: str
    finding: Finding | OpenQuestion | None
    is_question: bool = False
    goal: str = ""

    @property
    def is_fixed(self) -> bool:
        """Whether the finding does not occur any more."""
        return self.finding is None

    @property
    def values(self) -> dict[str, str]:
        """The parameters that name the finding in an address."""
        return problem_values(self.code, self.key, is_question=self.is_question, goal=self.goal)

    @property
    def query(self) -> str:
        """The parameters as a query, without a question mark."""
        return urlencode(self.values)

    @property
    def as_query(self) -> str:
        """The parameters as a query, to be appended to an address without one."""
        return f"?{self.query}"

    @property
    def title(self) -> str:
        """Its heading beside the field."""
        return self.rule.title if self.rule and not self.is_question else "Not answered"

    @property
    def outcome(self) -> str:
        """That it is resolved, as it is said beside the field."""
        return f"Fixed: {self.rule.title}" if self.rule and not self.is_question else "Question answered"

    def field(self, ask: Ask) -> str:
        """Return the path of the field that it asks for."""
        return f"{GOALS}{self.goal}" if self.goal and ask.field.startswith(GOALS) else ask.field

    @property
    def notice(self) -> str:
        """What to say after saving."""
        if self.is_question:
            return "Saved. The question is still open." if self.finding else "Saved. The question is answered."
        remains = self.finding.sentence if self.finding else ""
        return f"Saved, but the finding remains: {remains}" if remains else "Saved. The finding is resolved."


def read_problem(request: HttpRequest, canvas: Canvas, *places: UUID | str | None) -> Problem | None:
    """Return what the address or the form names, as it is now; None if nothing is named, or a dismissed finding.

    A finding about several notes has another key when one of them is no longer concerned. It still occurs if its rule
    reports one of `places`: the notes that the form is about.
    """
    named = request.GET if {FINDING, QUESTION} & request.GET.keys() else request.POST
    is_question = QUESTION in named
    key, code = named.get(QUESTION if is_question else FINDING, ""), named.get(CHECK, "")
    rule = RULES.get(code)
    if not KEY.fullmatch(key):
        return None
    document = load_document(canvas.pk).document
    if is_question and code in (NEEDS, RESULT):
        return Problem(code, None, key, find_question(document, code, key), True)
    if rule is None:
        return None
    found = inspect(document, timezone.localdate())
    if is_question:
        goal = named.get(GOAL, "") if named.get(GOAL) in Goal else ""
        question = _find_question(found, rule, key, {str(place) for place in places if place})
        return Problem(code, rule, key, question, True, goal)
    if any(dismissed.key == key for dismissed, _ in found.dismissed):
        return None
    concerned = {str(place) for place in places if place}
    candidates = [finding for finding in found.findings if finding.rule == rule.code]
    exact = next((finding for finding in candidates if finding.key == key), None)
    similar = (finding for finding in candidates if not concerned.isdisjoint(map(str, finding.about)))
    return Problem(code, rule, key, exact or next(similar, None))


def _find_question(found: Inspection, rule: Rule, key: str, places: Collection[str]) -> OpenQuestion | None:
    """Return the question of a rule that is to be answered in one of some places; by its key, if that is elsewhere.

    It is answered for these places as soon as it does not ask for a field of theirs any more.
    """
    open_now = [question for question in found.questions if question.rule == rule.code]
    asking = (question for question in open_now if any(str(ask.subject) in places for ask in question.asks))
    elsewhere = (question for question in open_now if question.key == key and _is_elsewhere(question, places))
    return next(asking, None) or next(elsewhere, None)


def _is_elsewhere(question: OpenQuestion, places: Collection[str]) -> bool:
    """Return whether a question does not name the places of its fields, such as the canvas or an indicator."""
    in_notes = all(ask.form is Form.NOTE for ask in question.asks)
    return not places or not in_notes


def outcome_notice(request: HttpRequest, canvas: Canvas, notice: str, *places: UUID | str | None) -> str:
    """Return what to say after a write: what became of the finding that the address names, else `notice`."""
    problem = read_problem(request, canvas, *places)
    return problem.notice if problem else notice


def state_in_form(
    problem: Problem | None,
    fields: Iterable[BoundField],
    form: Form,
    subject: UUID | str | None,
    suggest: Suggest | None = None,
) -> None:
    """State a problem beside the field that resolves it, if it is one of these fields of a form.

    `suggest` makes a suggestion of a choice; without it, none are shown.
    """
    finding = problem.finding if problem else None
    ask = _ask_of(finding, form, subject) if finding else None
    if problem is None or finding is None or ask is None:
        return
    for field in fields:
        if _path(field) == problem.field(ask):
            suggestions = tuple(suggest(field, choice) for choice in ask.choices) if suggest else ()
            stated = FieldProblem(
                problem.title,
                finding.sentence,
                ask.hint,
                suggestions,
                is_question=problem.is_question,
                tone=TONES[finding.severity] if isinstance(finding, Finding) else "",
            )
            state_problem(field, stated)


def _ask_of(finding: Finding | OpenQuestion, form: Form, subject: UUID | str | None) -> Ask | None:
    """Return what a finding or question asks for in the form of a subject, if anything."""
    asks = (ask for ask in finding.asks if ask.form is form and str(ask.subject or "") == str(subject or ""))
    return next(asks, None)


def state_in_note(problem: Problem | None, fields: Iterable[BoundField], canvas: Canvas, note: UUID) -> None:
    """State a problem in the form of a note, where a suggestion is saved as soon as it is picked."""
    if problem:
        address = f"{reverse('boards:note_fields', args=[canvas.pk, note])}?{problem.query}"
        state_in_form(problem, fields, Form.NOTE, note, partial(saved_suggestion, address))


def state_fixed(problem: Problem | None, fields: Iterable[BoundField]) -> None:
    """State beside the field that was saved that it has resolved the problem."""
    if problem and problem.is_fixed and (saved := list(fields)):
        state_problem(saved[-1], FieldProblem(problem.outcome, is_fixed=True))


def with_pick(data: QueryDict) -> QueryDict:
    """Return the data of a form with the suggestion that was picked in its field."""
    name, _, value = data.get(PICK, "").partition("=")
    if not name:
        return data
    filled = data.copy()
    filled.appendlist(name, value)
    return filled


def _path(field: BoundField) -> str:
    form: object = field.form
    return form.field_path(field.name) if hasattr(form, "field_path") else field.name


def saved_suggestion(address: str, field: BoundField, choice: Choice) -> Suggestion:
    """Return a suggestion with which htmx saves only its field, and a browser without scripts the form."""
    pick = f"{field.html_name}={choice.value}"
    values = json.dumps({"field": field.html_name, PICK: pick})
    attributes = {"name": PICK, "value": pick, "hx-post": address, "hx-vals": values}
    return Suggestion(
        choice.action or choice.label, choice.source, attributes | {"hx-target": DRAWER, "hx-swap": DRAWER_SWAP}
    )
