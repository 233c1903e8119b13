"""Form of the questions on which the advice for a relationship type is based."""

from __future__ import annotations

from typing import Any

from canvas_app.forms.part_form import PartForm, choice
from relationships.analysis.type_scores import Answers
from relationships.catalog.goals import Goal
from relationships.catalog.segments import Factor, Level


class AdviceForm(PartForm):
    """The answers for a segment, all optional; help texts show the answers that its figures imply."""

    path = "segment"

    def __init__(self, *args: Any, answers: Answers, **options: Any) -> None:
        super().__init__(*args, **options)
        for factor in Factor:
            read = answers.read.get(factor)
            field = choice(factor.label, Level)
            if read:
                known = answers.levels[factor].label
                field.help_text = f"Left open, this is “{known.lower()}”: {read}"
            self.fields[f"factors.{factor.value}"] = field
        self.fields["main_goal"] = choice("Which goal matters most with them?", Goal)
