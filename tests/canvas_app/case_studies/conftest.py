"""Fixtures: curators, and a case that they work on."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from canvas_app.accounts.models import User
from canvas_app.case_studies.actions.creation import create_case
from canvas_app.case_studies.actions.loading import story_in
from canvas_app.case_studies.models import CaseStudy
from relationships.cases import CaseStory, load_case

Edited = Callable[..., dict[str, Any]]


def make_curator(user: User) -> User:
    """Grant the permission as the admin does, and return the user as the next request loads it."""
    user.user_permissions.add(Permission.objects.get(codename="curate"))
    return User.objects.get(pk=user.pk)


@pytest.fixture
def ada(make_user: Callable[..., User]) -> User:
    return make_curator(make_user("ada"))


@pytest.fixture
def grace(make_user: Callable[..., User]) -> User:
    return make_curator(make_user("grace"))


@pytest.fixture
def case(ada: User) -> CaseStudy:
    """Create a draft of Ada's that has all it needs."""
    lego = load_case("lego")
    return create_case("lego", story_in(lego), lego.canvas, ada.pk)


@pytest.fixture
def empty_case(ada: User) -> CaseStudy:
    """Create a draft of Ada's with an empty canvas."""
    lego = load_case("lego").canvas
    canvas = type(lego)(title="Comcast")
    return create_case("comcast", CaseStory(company="Comcast", title="Cheaper to call"), canvas, ada.pk)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def as_json(value: object) -> Any:
    return json.loads(json.dumps(value))
