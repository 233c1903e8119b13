"""The circuit breaker, with a clock of the test."""

import threading
from contextlib import suppress

import pytest
from psycopg import OperationalError

from canvas_app.database.breaker import Breaker, NotTriedError


class Clock:
    """A clock that the test sets."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> Breaker:
    return Breaker(pause_seconds=1.0, clock=clock)


def fail(breaker: Breaker) -> None:
    """Let an attempt fail."""
    with pytest.raises(OperationalError, match="refused"), breaker.attempt():
        raise OperationalError("refused")


def is_tried(breaker: Breaker) -> bool:
    """Return whether an attempt was made; it succeeds."""
    with suppress(NotTriedError), breaker.attempt():
        return True
    return False


def test_attempts_are_made_while_they_succeed(breaker: Breaker) -> None:
    assert [is_tried(breaker) for _ in range(3)] == [True, True, True]


def test_after_a_failure_nothing_is_tried_for_a_pause(breaker: Breaker, clock: Clock) -> None:
    fail(breaker)
    assert not is_tried(breaker)
    clock.now += 0.9
    assert not is_tried(breaker)
    clock.now += 0.2
    assert is_tried(breaker)
    assert is_tried(breaker)


def test_each_failure_starts_a_pause_of_the_same_length(breaker: Breaker, clock: Clock) -> None:
    for _ in range(10):
        fail(breaker)
        assert not is_tried(breaker)
        clock.now += 1.1
    assert is_tried(breaker)


def test_only_one_thread_tries_after_a_pause(breaker: Breaker, clock: Clock) -> None:
    fail(breaker)
    clock.now += 1.1
    others: list[bool] = []
    with breaker.attempt():
        threads = [threading.Thread(target=lambda: others.append(is_tried(breaker))) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        # However long it takes.
        clock.now += 100
        assert not is_tried(breaker)

    assert others == [False] * 4
    assert is_tried(breaker)


def test_another_error_than_the_databases_lets_others_try(breaker: Breaker, clock: Clock) -> None:
    fail(breaker)
    clock.now += 1.1
    with pytest.raises(KeyboardInterrupt), breaker.attempt():
        raise KeyboardInterrupt
    assert not is_tried(breaker)
    clock.now += 1.1

    assert is_tried(breaker)


def test_breaker_is_tripped_by_a_connection_that_does_not_answer(breaker: Breaker, clock: Clock) -> None:
    breaker.trip()
    assert not is_tried(breaker)
    clock.now += 1.1
    assert is_tried(breaker)
