"""How often somebody may do what reaches other people."""

from django.core.cache import cache

HOUR_SECONDS = 60 * 60
MESSAGES_PER_HOUR = 20
TOO_MANY_MESSAGES = f"You have sent {MESSAGES_PER_HOUR} invitations within an hour. Wait a while, then go on."


def may_send_message(user_id: int) -> bool:
    """Count one more message that the user causes to be mailed; False once the hour's are used up.

    Counted in the default cache, by each process for itself, from the first message of the hour.
    """
    key = f"messages-sent:{user_id}"
    cache.add(key, 0, HOUR_SECONDS)
    try:
        return cache.incr(key) <= MESSAGES_PER_HOUR
    except ValueError:
        # The hour ended between the two calls.
        return cache.add(key, 1, HOUR_SECONDS)
