"""A lock that threads get in the order in which they asked for it."""

import threading
from collections import deque


class Turns:
    """A lock for the writers of one process.

    SQLite lets waiting writers ask again and again, with pauses, and whoever asks first after a commit is next: among
    eight busy threads some waited for fifteen seconds.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_taken = False
        self._waiting: deque[threading.Event] = deque()

    def take(self, seconds: float) -> bool:
        """Wait for one's turn; return False if it has not come within `seconds`."""
        with self._lock:
            if not self._is_taken:
                self._is_taken = True
                return True
            turn = threading.Event()
            self._waiting.append(turn)
        return turn.wait(seconds) or not self._leave(turn)

    def give_back(self) -> None:
        """End one's turn."""
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._is_taken = False

    def _leave(self, turn: threading.Event) -> bool:
        """Wait no longer; return False if the turn has come just now."""
        with self._lock:
            if turn.is_set():
                return False
            self._waiting.remove(turn)
            return True
