"""E-mail backend that prints readable messages to the console."""

from django.core.mail import EmailMessage
from django.core.mail.backends import console

RULE = "-" * 79


class EmailBackend(console.EmailBackend):
    """Console backend with plain text; Django's prints quoted-printable encoding, which breaks links."""

    def write_message(self, message: EmailMessage) -> None:
        """Write sender, recipients, subject and text of a message."""
        head = f"From: {message.from_email}\nTo: {', '.join(message.recipients())}\nSubject: {message.subject}"
        self.stream.write(f"{head}\n\n{message.body.strip()}\n{RULE}\n")
