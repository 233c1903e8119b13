"""Rate limit of messages to other people."""

from django.core.cache import cache

HOUR_SECONDS = 60 * 60
MESSAGES_PER_HOUR = 20
TOO_MANY_MESSAGES = f"You have sent {MESSAGES_PER_HOUR} invitations within an hour. Wait a while, then go on."


def may_send_message(user_id: int) -> bool:
    """Count a message and return whether the user may send it.

    The hour begins with the first message. Processes count separately, in the default cache.
    """
    key = f"messages-sent:{user_id}"
    cache.add(key, 0, HOUR_SECONDS)
    try:
        return cache.incr(key) <= MESSAGES_PER_HOUR
    except ValueError:
        # The key expired between the two calls.
        return cache.add(key, 1, HOUR_SECONDS)
