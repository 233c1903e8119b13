"""Form of the questions on which the advice for a relationship type is based."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.forms import BoundField, ChoiceField

from canvas_app.boards.notes.forms.segments import factor_field
from canvas_app.forms.part_form import PartForm, choice
from relationships.analysis.type_advice import QUESTIONS, Question
from relationships.analysis.type_scores import Answers
from relationships.catalog.goals import Goal
from relationships.catalog.segments import WHICH_GOAL
from relationships.document.base import field_label
from relationships.document.segments import SegmentDetails
from relationships.lenses.advice import ShownAdvice


class AdviceForm(PartForm):
    """The answers for a segment, all optional: the questions that matter most, other open ones, and answered ones.

    The groups are those of the moment when the form is opened, so that no question moves while one answers. Help texts
    show the answers that the figures of the segment imply.
    """

    edits = SegmentDetails
    path = "segment"

    def __init__(self, *args: Any, answers: Answers, advice: ShownAdvice, **options: Any) -> None:
        super().__init__(*args, **options)
        self._advice = advice
        still_open = (*advice.matter_most, *advice.later)
        self._answered = tuple(question for question in QUESTIONS if question not in still_open)
        for question in (*still_open, *self._answered):
            self.fields[_name(question)] = _field(question, answers)

    @property
    def matter_most(self) -> list[BoundField]:
        """The fields of the open questions that matter most."""
        return self._bound(self._advice.matter_most)

    @property
    def later(self) -> list[BoundField]:
        """The fields of all other open questions."""
        return self._bound(self._advice.later)

    @property
    def answered(self) -> list[BoundField]:
        """The fields of the questions that are answered, by someone or by the figures."""
        return self._bound(self._answered)

    def _bound(self, questions: Iterable[Question]) -> list[BoundField]:
        return [self[_name(question)] for question in questions]


def _name(question: Question) -> str:
    return f"factors.{question.value}" if question else "main_goal"


def _field(question: Question, answers: Answers) -> ChoiceField:
    if question is None:
        return choice(Goal, label=field_label(SegmentDetails, "main_goal"), help_text=WHICH_GOAL)
    field = factor_field(question)
    if read := answers.read.get(question):
        level = answers.levels[question].label.lower()
        field.help_text = f"From this segment’s details: “{level}” ({read}). Your own answer replaces it."
    return field
