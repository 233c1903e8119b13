"""Errors as pages, and as notices for partial requests."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from canvas_app.web.errors import CSRF_REASON, REASONS, TOO_MANY_FIELDS
from canvas_app.web.gateway import TOO_LARGE
from tests.conftest import PARTIAL

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.canvas_app.web.trouble")]

TROUBLE = [
    ("/bad/", 400, REASONS[400]),
    ("/forbidden/", 403, "Viewers cannot change a canvas. Ask &lt;Ada&gt; for more."),
    ("/missing/", 404, REASONS[404]),
    ("/no/such/address/", 404, REASONS[404]),
    ("/posts-only/", 405, REASONS[405]),
    ("/broken/", 500, REASONS[500]),
]


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(("address", "status", "reason"), TROUBLE)
def test_page_says_what_went_wrong(client: Client, address: str, status: int, reason: str) -> None:
    response = client.get(address)

    assert response.status_code == status
    assert "<!DOCTYPE html>" in response.text
    assert f'<p role="alert">{reason}</p>' in response.text


@pytest.mark.parametrize(("address", "status", "reason"), TROUBLE)
def test_fragment_is_a_notice(client: Client, address: str, status: int, reason: str) -> None:
    response = client.get(address, headers=PARTIAL)

    assert (response.status_code, response["HX-Retarget"], response["HX-Reswap"]) == (status, "#notices", "beforeend")
    assert reason in response.text
    assert 'class="notice bad"' in response.text
    assert "<html" not in response.text


def test_visitor_keeps_the_ways_in_on_an_error_page(client: Client) -> None:
    assert "Sign in" in client.get("/missing/").text


def test_wrong_method_names_the_right_one(client: Client) -> None:
    assert client.get("/posts-only/")["Allow"] == "POST"
    assert client.get("/posts-only/", headers=PARTIAL)["Allow"] == "POST"


@pytest.mark.parametrize("headers", [{}, PARTIAL])
def test_conflict_is_an_answer_of_its_own(client: Client, headers: dict[str, str]) -> None:
    response = client.get("/conflict/", headers=headers)

    assert (response.status_code, response.text, response.has_header("HX-Retarget")) == (409, "two texts", False)


def test_forged_form_is_refused_in_words() -> None:
    client = Client(enforce_csrf_checks=True)

    assert CSRF_REASON in client.post("/posts-only/").text
    assert client.post("/posts-only/").status_code == 403
    assert client.post("/posts-only/", headers=PARTIAL)["HX-Retarget"] == "#notices"


@pytest.mark.parametrize(("fields", "status"), [(4000, 403), (4001, 400)])
def test_form_of_a_large_canvas_is_read_and_a_larger_one_refused_in_words(fields: int, status: int) -> None:
    answer = Client(enforce_csrf_checks=True).post("/posts-only/", {"serves": ["x"] * fields})

    assert (answer.status_code, TOO_MANY_FIELDS in answer.text) == (status, status == 400)


@pytest.mark.parametrize("headers", [{}, PARTIAL])
def test_body_that_was_too_large_reaches_no_view(client: Client, headers: dict[str, str]) -> None:
    response = client.post("/posts-only/", {"a": "b"}, headers=headers, **{"asgi.scope": {TOO_LARGE: True}})  # type: ignore[arg-type]

    assert response.status_code == 413
    assert "At most 2 MB can be sent at once" in response.text


def test_page_for_our_mistakes_asks_no_database(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        response = client.get("/broken/", headers={"Cookie": "sessionid=abc"})

    assert response.status_code == 500


def test_head_of_a_wrong_method_stays_empty(client: Client) -> None:
    response = client.head("/posts-only/")

    assert (response.status_code, response.content) == (405, b"")


TOO_MANY = "?" + "a&" * 5000


@pytest.mark.parametrize("address", ["/bad/", f"/accounts/login/{TOO_MANY}"])
@pytest.mark.parametrize("accepted", ["text/html", "text/plain"])
def test_refused_request_is_answered_in_development_too(
    client: Client, settings: Settings, caplog: pytest.LogCaptureFixture, address: str, accepted: str
) -> None:
    settings.DEBUG = True
    response = client.get(address, headers={"Accept": accepted})

    assert response.status_code == 400
    assert (TOO_MANY_FIELDS if TOO_MANY in address and accepted == "text/html" else REASONS[400]) in response.text
    # One for the request, and one for what is suspicious about it.
    assert len(caplog.records) <= 2


def test_failure_is_reported_with_its_variables_in_development(client: Client, settings: Settings) -> None:
    settings.DEBUG = True
    response = client.get("/broken/")

    assert response.status_code == 500
    assert "Request information" in response.text
