"""Form of the questions on which the advice for a relationship type is based."""

from __future__ import annotations

from typing import Any

from canvas_app.boards.notes.forms.segments import WHICH_GOAL
from canvas_app.forms.part_form import PartForm, choice
from relationships.analysis.type_scores import Answers
from relationships.catalog.goals import Goal
from relationships.catalog.segments import Factor, Level
from relationships.document.base import field_label
from relationships.document.segments import SegmentDetails


class AdviceForm(PartForm):
    """The answers for a segment, all optional; help texts show the answers that its figures imply."""

    edits = SegmentDetails
    path = "segment"

    def __init__(self, *args: Any, answers: Answers, **options: Any) -> None:
        super().__init__(*args, **options)
        for factor in Factor:
            read = answers.read.get(factor)
            field = choice(Level, label=factor.label)
            if read:
                known = answers.levels[factor].label
                field.help_text = f"Left open, this is “{known.lower()}”: {read}"
            self.fields[f"factors.{factor.value}"] = field
        self.fields["main_goal"] = choice(Goal, label=field_label(SegmentDetails, "main_goal"), help_text=WHICH_GOAL)
