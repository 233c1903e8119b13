"""The tag that says how long ago something happened."""

from datetime import datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timesince import timesince

register = template.Library()

# From here on a date says more than a number of weeks.
LONG_AGO = timedelta(weeks=4)


@register.simple_tag
def ago(moment: datetime) -> SafeString:
    """A `time` element in words such as "2 hours ago"; pointing at it shows the exact time."""
    written, exact = moment.isoformat("T", "seconds"), f"{date_format(moment, 'DATETIME_FORMAT')} UTC"
    return format_html('<time datetime="{}" title="{}">{}</time>', written, exact, _say(moment))


def _say(moment: datetime) -> str:
    passed = timezone.now() - moment
    if passed < timedelta(minutes=1):
        return "just now"
    if passed < LONG_AGO:
        return f"{timesince(moment, depth=1)} ago"
    return date_format(moment, "j M Y")
