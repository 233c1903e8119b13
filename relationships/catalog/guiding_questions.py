"""The four questions that lead from a segment to its relationships."""

from dataclasses import dataclass

from django.db import models


class GuidingQuestion(models.TextChoices):
    """One of the four questions that Business Model Generation (2010) asks of customer relationships."""

    EXPECTED = "expected", "What customers expect"
    ESTABLISHED = "established", "What exists today"
    COST = "cost", "What it costs"
    FIT = "fit", "How it fits in"

    @property
    def next(self) -> "GuidingQuestion | None":
        """The question after this one."""
        return dict(zip(GuidingQuestion, list(GuidingQuestion)[1:], strict=False)).get(self)


@dataclass(frozen=True, slots=True)
class QuestionText:
    """The text of a question, why it matters, and the fields of a relationship that answer it."""

    question: str
    why: str
    fields: tuple[str, ...]


GUIDING: dict[GuidingQuestion, QuestionText] = {
    GuidingQuestion.EXPECTED: QuestionText(
        "Which relationships does this segment expect?",
        "Customers may not expect what is cheapest for you. Ask them before you decide.",
        ("expected", "expected_because"),
    ),
    GuidingQuestion.ESTABLISHED: QuestionText(
        "Which relationships are established?",
        "Plans don’t count. Enter what customers can use today, and since when.",
        ("established", "established_on"),
    ),
    GuidingQuestion.COST: QuestionText(
        "How much do the relationships cost?",
        "A rough number is enough to see whether the segment can pay for them. Enter 0 if there is no cost. A cost per "
        "customer also needs the number of customers served.",
        ("fixed_cost", "cost_per_customer", "customers_served", "setup_cost"),
    ),
    GuidingQuestion.FIT: QuestionText(
        "How do the relationships fit the rest of the canvas?",
        "A relationship delivers a value proposition through a channel and brings in revenue. One link or one "
        "sentence is enough to answer the question.",
        ("channel", "serves", "integration"),
    ),
}
