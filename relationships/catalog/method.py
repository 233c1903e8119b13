"""The four steps in which customer relationships are designed; they repeat, because customers and business change."""

from dataclasses import dataclass

from django.db import models


class MethodStep(models.TextChoices):
    """A step of the method, in order."""

    SEGMENTS = "segments", "Know your segments"
    RELATIONSHIPS = "relationships", "Choose relationships"
    RESOURCES = "resources", "Put tools and people in place"
    EVALUATION = "evaluation", "Measure and improve"


@dataclass(frozen=True, slots=True)
class StepInfo:
    """A step with what it is about, in a sentence."""

    step: MethodStep
    about: str

    @property
    def number(self) -> int:
        """The number of the step, from 1."""
        return list(MethodStep).index(self.step) + 1


METHOD: tuple[StepInfo, ...] = (
    StepInfo(MethodStep.SEGMENTS, "Who the customers are, what they need, and what you offer them."),
    StepInfo(MethodStep.RELATIONSHIPS, "How you win each segment, keep it and sell more to it."),
    StepInfo(MethodStep.RESOURCES, "What it takes to serve customers in this way, and what it costs."),
    StepInfo(MethodStep.EVALUATION, "What customers say, what the figures show, and what to change."),
)
