"""The application without the caches of its process."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from canvas_app.boards.canvases.listing import MINIATURES
from canvas_app.boards.sheet import FRAGMENTS
from canvas_app.boards.templatetags.cards import CARDS
from relationships.store.document_cache import DOCUMENT_CACHE


def forget_documents() -> None:
    """Empty the cache of documents, as required after writing rows without an action."""
    DOCUMENT_CACHE.clear()


def forget_fragments() -> None:
    """Empty the caches of what is drawn from documents."""
    for cache in (FRAGMENTS, CARDS, MINIATURES):
        cache.clear()


def count_queries(client: Client, address: str) -> int:
    """Return the number of queries for a page when no document is cached."""
    forget_documents()
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)
