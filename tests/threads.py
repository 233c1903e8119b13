"""Jobs in threads with database connections of their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import connection


def run_in_threads[Result](job: Callable[[], Result], threads: int = 1) -> list[Result]:
    """Run a job in several threads at once and return the results."""

    def run() -> Result:
        try:
            return job()
        finally:
            connection.close()

    with ThreadPoolExecutor(threads) as pool:
        return [future.result() for future in [pool.submit(run) for _ in range(threads)]]
