"""Tag for relative times."""

from datetime import datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timesince import timesince

from relationships.formats import format_moment, format_short_day

register = template.Library()

# Older moments are shown as dates.
LONG_AGO = timedelta(weeks=4)


@register.simple_tag
def ago(moment: datetime) -> SafeString:
    """Return a `time` element such as "2 hours ago" with the exact time as its tooltip."""
    iso, exact = moment.isoformat("T", "seconds"), f"{format_moment(moment)} UTC"
    return format_html('<time datetime="{}" title="{}">{}</time>', iso, exact, _format_age(moment))


def _format_age(moment: datetime) -> str:
    now = timezone.now()
    age = now - moment
    if age < timedelta(minutes=1):
        return "just now"
    if age < LONG_AGO:
        return f"{timesince(moment, now, depth=1)} ago"
    return format_short_day(moment.date())
