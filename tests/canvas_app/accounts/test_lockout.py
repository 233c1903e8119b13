"""After five wrong passwords an account is locked for five minutes, whatever else happens on the site."""

import pytest
from allauth.core.internal.ratelimit import get_cache_key, get_rates
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpRequest
from django.test import Client

from canvas_app.accounts.models import User
from canvas_app.boards.sheet import cached_fragment, document_loader
from relationships.actions.canvases import create_canvas
from relationships.document.canvas import CanvasDocument
from relationships.models import Canvas
from tests.canvas_app.accounts.people import PASSWORD, is_signed_in, sign_in
from tests.other_process import run_together
from tests.threads import run_in_threads

PAGE = "/accounts/login/"
TOO_MANY = "Too many wrong passwords"
WRONG = "is wrong."
ALLOWED = 5


def attempt(email: str = "ada@example.org", password: str = "wrong", **headers: str) -> str:
    """Submit the sign-in form as a new visitor and return the page."""
    return Client().post(PAGE, {"login": email, "password": password}, headers=headers).content.decode()


def lock_out(email: str = "ada@example.org") -> None:
    """Use up the wrong passwords that are allowed."""
    for _ in range(ALLOWED):
        assert WRONG in attempt(email)
    assert TOO_MANY in attempt(email)


def counted(email: str = "ada@example.org") -> int:
    """Return the number of wrong passwords that are counted for an address."""
    of_network, of_address = get_rates(app="allauth.account", action="login_failed")
    assert (of_network.per, of_address.per, of_address.amount) == ("ip", "key", ALLOWED)
    key = get_cache_key(HttpRequest(), app="allauth.account", action="login_failed", rate=of_address, key=email)
    return len(cache.get(key, []))


def test_lockout_outlasts_a_thousand_pages_and_cache_entries(ada: User) -> None:
    canvas = Canvas.objects.get(pk=create_canvas(ada.pk, CanvasDocument(title="Busy")))
    load = document_loader(canvas)
    lock_out()
    for number in range(1000):
        cached_fragment(f"page-{number}", canvas.pk, canvas.version, lambda document: "drawn", load)
        cache.set(f"entry {number}", number)
    assert TOO_MANY in attempt(password=PASSWORD)


@pytest.mark.parametrize(
    "host", ["canvas.example:8443", "CANVAS.example", "other.canvas.example", "canvas.example.", "canvas.example"]
)
def test_other_names_of_the_site_do_not_lift_a_lockout(ada: User, settings: object, host: str) -> None:
    settings.ALLOWED_HOSTS = ["testserver", ".canvas.example"]  # type: ignore[attr-defined]
    lock_out()
    assert TOO_MANY in attempt(password=PASSWORD, host=host)


def test_other_spellings_of_an_address_do_not_lift_a_lockout(ada: User) -> None:
    lock_out()
    for spelling in ("ADA@Example.org", " ada@example.org ", "ada@EXAMPLE.ORG"):
        assert TOO_MANY in attempt(spelling, PASSWORD)


def test_right_password_in_between_does_not_lift_it(ada: User) -> None:
    for _ in range(ALLOWED - 1):
        attempt()
    assert sign_in(Client(), "ada@example.org") == 302
    assert (counted(), WRONG in attempt(), TOO_MANY in attempt(password=PASSWORD)) == (ALLOWED - 1, True, True)


def test_nobody_gets_in_while_attempts_cannot_be_counted(ada: User) -> None:
    client = Client(raise_request_exception=False)
    with transaction.atomic():
        connection.cursor().execute("ALTER TABLE database_cacheentry RENAME TO gone")
        assert sign_in(client, "ada@example.org") == 500
        transaction.set_rollback(True)
    assert not is_signed_in(client)
    assert sign_in(client, "ada@example.org") == 302


@pytest.mark.django_db(transaction=True)
def test_attempt_counts_even_if_the_response_is_an_error(ada: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bool:
        raise RuntimeError

    monkeypatch.setattr(User, "check_password", fail)
    assert sign_in(Client(raise_request_exception=False), "ada@example.org") == 500
    # Another connection sees only what is committed.
    assert run_in_threads(counted) == [1]


@pytest.mark.django_db(transaction=True)
def test_attempts_at_once_in_two_processes_count_together(ada: User) -> None:
    compared = [int(printed) for printed in run_together("tests.canvas_app.accounts.attempts", ada.email, "10")]
    assert 1 <= sum(compared) <= ALLOWED
    assert counted() == sum(compared)
    for _ in range(ALLOWED - sum(compared)):
        assert WRONG in attempt()
    assert TOO_MANY in attempt(password=PASSWORD)
