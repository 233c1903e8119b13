"""How the trials judge: the change log of a canvas against what its authors had seen, and the answers to clients."""

from dataclasses import replace
from uuid import UUID

import pytest

from tests.trials.change_log import Step, Written, find_different, find_missing, find_repeated, find_silent_losses
from tests.trials.client import Client
from tests.trials.load import Repeated
from tests.trials.traffic import Traffic

NOTE = UUID(int=1)
FIRST = Step(1, "do", "a", NOTE, "as it was", "by Ada")
EDIT = Written("a", "by Ada", "as it was")
WRITTEN = {"a": EDIT}


@pytest.mark.parametrize(
    ("steps", "losses"),
    [
        ([FIRST], 0),
        ([replace(FIRST, before="by Grace")], 1),
        ([FIRST, Step(2, "undo", "", NOTE, "by Ada", "as it was", "by Ada")], 0),
        ([FIRST, Step(2, "undo", "", NOTE, "by Grace", "as it was", "by Ada")], 1),
        ([FIRST, Step(2, "do", "unknown", NOTE, "as it was", "by Grace")], 1),
    ],
)
def test_replacing_a_text_that_was_not_seen_is_a_silent_loss(steps: list[Step], losses: int) -> None:
    assert len(find_silent_losses(steps, WRITTEN)) == losses


def test_confirmed_edit_without_a_change_is_missing() -> None:
    refused = replace(EDIT, request_id="b", is_acknowledged=False)

    assert find_missing([FIRST], WRITTEN | {"b": refused}) == []
    assert find_missing([], WRITTEN) == ["request a (by Ada)"]


def test_confirmed_undo_without_a_change_is_missing() -> None:
    undo = {"b": Written("b")}

    assert find_missing([Step(2, "undo", "b", NOTE, "by Ada", "as it was", "by Ada")], undo) == []
    assert find_missing([FIRST], undo) == ["request b (undo or redo)"]


def test_edit_that_was_carried_out_twice_is_found() -> None:
    again = replace(FIRST, revision=3, request_id="b", before="by Grace")

    assert find_repeated([FIRST]) == []
    assert find_repeated([FIRST, again]) == ["by Ada"]


def test_note_must_say_what_its_last_change_wrote() -> None:
    assert find_different([FIRST], {NOTE: "by Ada"}) == []
    assert len(find_different([FIRST], {NOTE: "as it was"})) == 1
    assert len(find_different([FIRST], {})) == 1


def test_only_503_during_a_disturbance_is_no_error_of_the_server() -> None:
    traffic = Traffic()
    traffic.add("GET /", 503, 0.1)
    traffic.is_disturbed = True
    traffic.add("GET /", 503, 0.1)
    traffic.add("GET /", 500, 0.1)

    assert traffic.faulty == ["503 GET /", "500 GET /"]


@pytest.mark.parametrize(
    ("worked_from", "failed_at", "works"),
    [(11.0, 9.0, True), (9.0, 0.0, False), (11.0, 12.0, False)],
)
def test_client_works_again_after_a_request_that_began_later(worked_from: float, failed_at: float, works: bool) -> None:
    client = Repeated(Client(0, "", Traffic()))
    client.worked_from, client.failed_at = worked_from, failed_at

    assert client.has_worked_since(10.0) == works
