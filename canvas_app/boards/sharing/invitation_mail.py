"""E-mail messages with invitations."""

import logging
from smtplib import SMTPException

from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from canvas_app.accounts.formats import formats_of_account
from canvas_app.web.public_url import public_host, public_url
from relationships.actions.invitations import VALID_FOR, IssuedInvitation, record_mailed
from relationships.formats import use_formats

logger = logging.getLogger(__name__)


def mail_invitation(request: HttpRequest, issued: IssuedInvitation) -> bool:
    """Mail the link of an invitation, and return whether that worked; the log of a failure omits address and link.

    Call it outside of transactions, so that a slow mail server does not keep a canvas locked.
    """
    path = reverse("boards:invitation", kwargs={"token": issued.token})
    context = {
        "invitation": issued.invitation,
        "address": public_url(request, path),
        "host": public_host(request),
        "days": VALID_FOR.days,
    }
    with use_formats(formats_of_account(issued.invitation.email)):
        subject = " ".join(render_to_string("boards/email/invitation_subject.txt", context).split())
        text = render_to_string("boards/email/invitation_message.txt", context)
    try:
        send_mail(subject, text, None, [issued.invitation.email])
    except (OSError, SMTPException):
        logger.exception("An invitation could not be sent", extra={"fields": {"invitation": issued.invitation.pk}})
        return False
    record_mailed(issued)
    return True
