"""How long anything may wait for PostgreSQL."""

from dataclasses import dataclass, field
from typing import Any

# Whether an idle connection still works is asked at the start of a request, which should not take long.
CHECK_SECONDS = 2.0
# A connection whose other side has disappeared is noticed, also when it is idle.
TCP = {
    "keepalives": 1,
    "keepalives_idle": 10,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 5000,
}


@dataclass(frozen=True)
class Limits:
    """Limits of a connection; libpq's options in DATABASE_URL take precedence over these."""

    connect_seconds: int
    answer_seconds: float | None = None
    server: dict[str, str] = field(default_factory=dict)

    def add_to(self, parameters: dict[str, Any]) -> dict[str, Any]:
        """Return libpq's connection parameters with these limits added."""
        limited = {**TCP, "connect_timeout": self.connect_seconds, **parameters}
        if self.server:
            own = " ".join(f"-c {name}={value}" for name, value in self.server.items())
            # Of an option that is given twice, PostgreSQL takes the last.
            limited["options"] = f"{own} {parameters.get('options', '')}".strip()
        return limited


# Commands such as migrate may take long, and wait for locks.
COMMANDS = Limits(connect_seconds=10)
# No wait that began during an outage ends more than five seconds after it.
REQUESTS = Limits(
    connect_seconds=2,
    # Longer than the server's own limits, whose errors say more and keep the connection.
    answer_seconds=4.5,
    server={
        "lock_timeout": "3s",
        "statement_timeout": "4s",
        # Frees the locks of a process that the server can no longer reach.
        "idle_in_transaction_session_timeout": "4s",
    },
)
