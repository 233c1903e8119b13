"""What Django shows for an exception in development."""

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.utils.safestring import SafeString
from django.views.debug import ExceptionReporter

from canvas_app.web.errors import REASONS, bad_request


class ErrorReporter(ExceptionReporter):
    """Report of an exception, with its variables; of a request that is refused, the page that production shows.

    Django's report would list the fields of a query that has too many of them. It fails at that, once in each
    middleware, and reports that failure with an ever longer traceback: for almost a minute.
    """

    def get_traceback_html(self) -> SafeString:
        """Return the report as a page."""
        if self.request and isinstance(self.exc_value, BadRequest | SuspiciousOperation):
            return SafeString(bad_request(self.request, self.exc_value).text)
        return super().get_traceback_html()

    def get_traceback_text(self) -> SafeString:
        """Return the report as plain text."""
        if isinstance(self.exc_value, BadRequest | SuspiciousOperation):
            return SafeString(f"{REASONS[400]}\n")
        return super().get_traceback_text()
