"""The one question that is asked back where no draft can be made from the answers."""

from __future__ import annotations

from dataclasses import dataclass

from relationships.drafting.language import Unclear


@dataclass(frozen=True, slots=True)
class Choice:
    """A possible answer: the key of a pattern, and what it means in plain words."""

    pattern: str
    label: str


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Why there is no draft yet, one question, and the answers to choose from, if the question has any."""

    unclear: Unclear
    reason: str
    question: str
    choices: tuple[Choice, ...] = ()


CHOICES = (
    Choice("e_commerce", "Sell products online"),
    Choice("subscription", "Deliver or provide something regularly"),
    Choice("professional_services", "Advise or serve people as experts"),
    Choice("solution_provider", "Take care of everything for businesses"),
    Choice("two_sided_market", "Bring two groups together"),
    Choice("rent_instead_of_buy", "Lend or rent things out"),
    Choice("freemium", "Offer an app that is free to start with"),
    Choice("non_profit_third_party_payers", "Help for free, paid by donors"),
)
FOLLOW_UPS: dict[Unclear, FollowUp] = {
    question.unclear: question
    for question in (
        FollowUp(
            Unclear.TOO_SHORT,
            "Your answers are too short for a draft.",
            "What is annoying, expensive or impossible for these people today? A sentence or two is enough.",
        ),
        FollowUp(
            Unclear.FOREIGN,
            "Your answers don’t seem to be in English, and drafts are only made from English answers.",
            "Can you say in English which problem you solve, and for whom?",
        ),
        FollowUp(
            Unclear.NONSENSE,
            "Most of these words aren’t in any dictionary that Rapport knows.",
            "Which problem do you solve, in a sentence or two of plain English?",
        ),
        FollowUp(
            Unclear.NOBODY,
            "The second answer names nobody.",
            "Which people or organisations have this problem?",
        ),
        FollowUp(
            Unclear.UNMATCHED,
            "Your answers don’t say yet how you will help, and no pattern of Rapport matches them.",
            "What will your business do about this problem?",
            CHOICES,
        ),
    )
}
