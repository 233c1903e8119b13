"""Limits of how often each user may do something within an hour."""

import time

import pytest

from canvas_app.web.hourly_limit import HOUR_SECONDS, HourlyLimit
from tests.threads import run_in_threads

pytestmark = pytest.mark.django_db
LIMIT = HourlyLimit("tests", 3, "tried it {} times")
REFUSAL = "You’ve tried it 3 times this hour. Wait {}, then try again."


def test_one_too_many_is_refused_until_the_next_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    begin = 500_000 * HOUR_SECONDS
    answers = []
    for seconds in (0, 10, 20, 30, 59 * 60 - 1, HOUR_SECONDS - 1, HOUR_SECONDS):
        monkeypatch.setattr(time, "time", lambda now=begin + seconds: now)
        answers.append(LIMIT.refusal(1))
    waits = ["60 minutes", "2 minutes", "1 minute"]
    assert answers == ["", "", "", *(REFUSAL.format(wait) for wait in waits), ""]


def test_users_and_limits_are_counted_separately(minutes_left: int) -> None:
    other = HourlyLimit("others", 3, "tried the other {} times")
    for _ in range(LIMIT.most):
        LIMIT.refusal(1)
    assert (bool(LIMIT.refusal(1)), bool(LIMIT.refusal(2)), bool(other.refusal(1))) == (True, False, False)


@pytest.mark.django_db(transaction=True)
def test_none_at_once_escapes_the_count(minutes_left: int) -> None:
    refusals = run_in_threads(lambda: LIMIT.refusal(1), 8)
    assert refusals.count("") == LIMIT.most
