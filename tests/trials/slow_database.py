"""Production settings with a database that answers pages slowly, so that others write between two of their queries."""

import random
import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponseBase

from tests.production_settings import *
from tests.production_settings import MIDDLEWARE as OF_THE_PRODUCT

MIDDLEWARE = [f"{__name__}.SlowDatabaseMiddleware", *OF_THE_PRODUCT]
PAUSE_SECONDS = 0.05


class SlowDatabaseMiddleware:
    """Middleware that delays every query of a GET request, as a busy database over a network would."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method != "GET":
            return self.get_response(request)
        with connection.execute_wrapper(_execute_slowly):
            return self.get_response(request)


def _execute_slowly(execute: Callable[..., Any], *arguments: Any) -> Any:
    time.sleep(random.uniform(0, PAUSE_SECONDS))
    return execute(*arguments)
