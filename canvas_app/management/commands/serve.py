"""manage.py serve: runs the HTTP server in development and production."""

from argparse import ArgumentParser

import uvicorn
from django.core.management.base import BaseCommand

from canvas_app.web.connections import Connection

IDLE_SECONDS = 20
SHUTDOWN_SECONDS = 10


class Command(BaseCommand):
    help = "Serve Rapport over HTTP until interrupted."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
        parser.add_argument("--port", default=8000, type=int, help="port to listen on (8000)")

    def handle(self, *, host: str, port: int, **options: object) -> None:
        self.stdout.write(f"Rapport is at http://{'localhost' if host == '127.0.0.1' else host}:{port}/ (stop: Ctrl+C)")
        self.stdout.flush()
        uvicorn.run(
            "canvas_app.web.asgi:application",
            host=host,
            port=port,
            http=Connection,
            # RequestLogMiddleware logs requests, without secret paths.
            access_log=False,
            log_config=None,
            server_header=False,
            # Django evaluates the headers of proxies, with TRUSTED_PROXIES.
            proxy_headers=False,
            timeout_keep_alive=IDLE_SECONDS,
            timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        )
