"""One large canvas saved and viewed many times, as a process of its own: python -m tests.canvas_app.boards.growth ID.

Prints by how many megabytes the process grew after the first few times, and how many its caches take.
"""

import os
import resource
import sys
from uuid import UUID, uuid4

import django
from django.test import Client

MEGABYTES = 8
FIRST, ALL = 4, 14
MEGABYTE = 1024 * 1024
# What getrusage counts in.
UNIT_BYTES = 1 if sys.platform == "darwin" else 1024


def main(canvas_id: UUID) -> None:
    from canvas_app.accounts.models import User

    print("ready", flush=True)  # noqa: T201
    sys.stdin.readline()
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get())
    for number in range(ALL):
        if number == FIRST:
            before = peak_bytes()
        save_and_view(client, canvas_id, f"Text {number}")
    print((peak_bytes() - before) / MEGABYTE, used_bytes() / MEGABYTE)  # noqa: T201


def save_and_view(client: Client, canvas_id: UUID, text: str) -> None:
    from relationships.models import Canvas, Note

    note, version = Note.objects.filter(canvas=canvas_id)[0].pk, str(Canvas.objects.get(pk=canvas_id).version)
    data = {"text": text, "seen": version, "revision": version, "request_id": uuid4()}
    statuses = [client.post(f"/canvases/{canvas_id}/notes/{note}/text/", data).status_code]
    statuses += [client.get(path).status_code for path in (f"/canvases/{canvas_id}/", "/canvases/")]
    assert statuses == [303, 200, 200], statuses


def peak_bytes() -> int:
    """Return the most memory that the process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT_BYTES


def used_bytes() -> int:
    """Return what all caches of the process take by their own count."""
    from canvas_app.boards.canvases.listing import MINIATURES
    from canvas_app.boards.sheet import FRAGMENTS
    from canvas_app.boards.templatetags.cards import CARDS
    from relationships.store.document_cache import DOCUMENT_CACHE

    caches = (DOCUMENT_CACHE, FRAGMENTS, CARDS, MINIATURES)
    assert all(cache.used_bytes for cache in caches)
    return sum(cache.used_bytes for cache in caches)


if __name__ == "__main__":
    os.environ["CACHE_MEGABYTES"] = str(MEGABYTES)
    django.setup()
    main(UUID(sys.argv[1]))
