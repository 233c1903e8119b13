"""Messages on the console, to be read and their links followed, instead of in the form in which they are sent."""

from django.core.mail import EmailMessage
from django.core.mail.backends import console

RULE = "-" * 79


class EmailBackend(console.EmailBackend):
    """Django's own writes “=” and a line break into the middle of a link."""

    def write_message(self, message: EmailMessage) -> None:
        """Write whom a message is from and for, what about, and its text as it was composed."""
        head = f"From: {message.from_email}\nTo: {', '.join(message.recipients())}\nSubject: {message.subject}"
        self.stream.write(f"{head}\n\n{message.body.strip()}\n{RULE}\n")
