"""Health checks: live without a database, ready only with a migrated one."""

import pytest
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django import DjangoAssertNumQueries


@pytest.mark.django_db
def test_live_asks_no_database(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        response = client.get("/health/live/")

    assert (response.status_code, response.json()) == (200, {"status": "live"})
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.django_db
def test_ready_with_all_migrations(client: Client) -> None:
    response = client.get("/health/ready/")

    assert (response.status_code, response.json()) == (200, {"status": "ready"})


@pytest.mark.django_db
def test_not_ready_while_a_migration_is_missing(client: Client) -> None:
    MigrationRecorder.Migration.objects.filter(app="accounts").delete()

    response = client.get("/health/ready/")

    assert (response.status_code, response.json()["status"]) == (503, "migrations are missing: run manage.py migrate")


@pytest.mark.database
def test_not_ready_without_a_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(recorder: MigrationRecorder) -> None:
        raise OperationalError("connection refused at 10.0.0.1")

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", fail)

    response = client.get("/health/ready/")

    assert (response.status_code, response.json()) == (503, {"status": "the database does not answer"})


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/health/live/", "/health/ready/"])
def test_health_is_only_read(client: Client, address: str) -> None:
    assert client.head(address).status_code == 200
    assert client.post(address).status_code == 405
