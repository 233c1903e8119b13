"""The states of a case, and who may move it between them: one table, which docs/case_states.md shows as a diagram."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from canvas_app.case_studies.models.state import CaseState


class Event(StrEnum):
    """What can be done with a case as a whole."""

    SUBMIT = "submit"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    PUBLISH = "publish"
    RETIRE = "retire"
    RESTORE = "restore"


class Actor(StrEnum):
    """The part that a curator plays for the edition in work.

    `CURATOR` is everybody where no second curator has to approve. Where one has to, an `AUTHOR` has changed the story
    or the canvas since the last edition, or submitted it, and a `SECOND_CURATOR` has not.
    """

    CURATOR = "curator"
    AUTHOR = "author"
    SECOND_CURATOR = "second curator"


class Guard(StrEnum):
    """What must hold for a move in addition to state and actor."""

    READY = "ready"
    APPROVED = "approved"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Move:
    """A move that is possible: where it leads, and what must hold."""

    target: CaseState
    guards: tuple[Guard, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A move that is not possible, with the reason."""

    reason: str


type Answer = Move | Refusal
type Row = Mapping[Actor, Answer]

REVIEW, READY, PUBLIC = CaseState.IN_REVIEW, (Guard.READY,), (Guard.PUBLIC,)
NOT_IN_REVIEW = "Only a case in review can be {}. Submit it for review first."


def _all(answer: Answer) -> Row:
    return dict.fromkeys(Actor, answer)


def _refused(reason: str) -> Row:
    return _all(Refusal(reason))


TABLE: Mapping[tuple[Event, CaseState], Row] = {
    (Event.SUBMIT, CaseState.DRAFT): _all(Move(REVIEW)),
    (Event.SUBMIT, CaseState.IN_REVIEW): _refused("This case is already in review."),
    (Event.SUBMIT, CaseState.PUBLISHED): _all(Move(REVIEW)),
    (Event.SUBMIT, CaseState.RETIRED): _all(Move(REVIEW)),
    (Event.SEND_BACK, CaseState.DRAFT): _refused("This case is a draft already."),
    (Event.SEND_BACK, CaseState.IN_REVIEW): _all(Move(CaseState.DRAFT)),
    (Event.SEND_BACK, CaseState.PUBLISHED): _refused("This case isn’t in review."),
    (Event.SEND_BACK, CaseState.RETIRED): _refused("This case isn’t in review."),
    (Event.APPROVE, CaseState.DRAFT): _refused(NOT_IN_REVIEW.format("approved")),
    (Event.APPROVE, CaseState.IN_REVIEW): {
        Actor.CURATOR: Refusal("Nobody has to approve cases on this site. You can publish it."),
        Actor.AUTHOR: Refusal("You worked on this edition. Another curator has to approve it."),
        Actor.SECOND_CURATOR: Move(REVIEW, READY),
    },
    (Event.APPROVE, CaseState.PUBLISHED): _refused(NOT_IN_REVIEW.format("approved")),
    (Event.APPROVE, CaseState.RETIRED): _refused(NOT_IN_REVIEW.format("approved")),
    (Event.PUBLISH, CaseState.DRAFT): _refused(NOT_IN_REVIEW.format("published")),
    (Event.PUBLISH, CaseState.IN_REVIEW): {
        Actor.CURATOR: Move(CaseState.PUBLISHED, READY),
        Actor.AUTHOR: Move(CaseState.PUBLISHED, (Guard.READY, Guard.APPROVED)),
        Actor.SECOND_CURATOR: Move(CaseState.PUBLISHED, READY),
    },
    (Event.PUBLISH, CaseState.PUBLISHED): _refused(
        "This edition is published already. Submit the next one for review before you publish it."
    ),
    (Event.PUBLISH, CaseState.RETIRED): _refused(
        "This case is retired. Restore it, or submit a new edition for review."
    ),
    (Event.RETIRE, CaseState.DRAFT): _all(Move(CaseState.RETIRED, PUBLIC)),
    (Event.RETIRE, CaseState.IN_REVIEW): _all(Move(CaseState.RETIRED, PUBLIC)),
    (Event.RETIRE, CaseState.PUBLISHED): _all(Move(CaseState.RETIRED)),
    (Event.RETIRE, CaseState.RETIRED): _refused("This case is retired already."),
    (Event.RESTORE, CaseState.DRAFT): _refused("Only a retired case can be restored."),
    (Event.RESTORE, CaseState.IN_REVIEW): _refused("Only a retired case can be restored."),
    (Event.RESTORE, CaseState.PUBLISHED): _refused("Only a retired case can be restored."),
    (Event.RESTORE, CaseState.RETIRED): _all(Move(CaseState.PUBLISHED)),
}

# What is said if a guard does not hold. What is missing to be ready depends on the case.
NOT_APPROVED = "Another curator has to approve this edition as it is now."
NOT_PUBLIC = "Readers can’t see this case, so it can’t be retired."


def find_answer(event: Event, state: CaseState, actor: Actor) -> Answer:
    """Return where an event leads, or why it is not possible."""
    return TABLE[event, state][actor]


def draw_diagram() -> str:
    """Return the table as a state diagram of Mermaid. A move names who may make it if not everybody may."""
    lines = dict.fromkeys(f"  {line}" for line in _edges())
    return "\n".join(["stateDiagram-v2", "  [*] --> draft", *lines])


def _edges() -> Iterator[str]:
    for (event, state), row in TABLE.items():
        moves = {actor: answer for actor, answer in row.items() if isinstance(answer, Move)}
        for move in dict.fromkeys(moves.values()):
            actors = [actor for actor, answer in moves.items() if answer == move]
            yield f"{state.value} --> {move.target.value}: {_label(event, actors, move)}"


def _label(event: Event, actors: list[Actor], move: Move) -> str:
    who = "" if len(actors) == len(Actor) else f" by {' or '.join(actors)}"
    needs = f" if {' and '.join(move.guards)}" if move.guards else ""
    return f"{event.replace('_', ' ')}{who}{needs}"
