"""The limit of how many canvases somebody may create within an hour."""

from canvas_app.web.hourly_limit import HourlyLimit

# Every kind of new canvas counts, except imports, which have a limit of their own.
LIMIT = HourlyLimit("new-canvases", 60, "created {} canvases")
