"""Wrong passwords sent at once, as a process of its own: python -m tests.canvas_app.accounts.attempts ADDRESS NUMBER.

Prints how many of the passwords were compared, rather than refused because there were too many.
"""

import sys
from functools import partial

import django
from django.test import Client

from tests.threads import run_in_threads

WRONG = "is wrong."


def main(email: str, number: int) -> None:
    print("ready", flush=True)  # noqa: T201
    sys.stdin.readline()
    print(sum(run_in_threads(partial(_is_compared, email), number)))  # noqa: T201


def _is_compared(email: str) -> bool:
    response = Client(SERVER_NAME="localhost").post("/accounts/login/", {"login": email, "password": "wrong"})
    return WRONG in response.content.decode()


if __name__ == "__main__":
    django.setup()
    main(sys.argv[1], int(sys.argv[2]))
