"""Deleting an account with the data that belongs to nobody else."""

from collections.abc import Sequence

from django.db import transaction

from canvas_app.accounts.data_providers import Link, blocks_deletion, delete_data, prepare_deletion
from canvas_app.accounts.models import User


class DeletionBlockedError(Exception):
    """The account owns things that others use; `links` are their names and URLs."""

    def __init__(self, links: Sequence[Link]) -> None:
        super().__init__(f"{len(links)} to hand over first")
        self.links = links


def delete_account(user: User) -> None:
    """Delete `user` and the data registered by the apps; shared data is kept without the user's name.

    Do nothing if it is deleted already, as by a form that was sent twice. Raise DeletionBlockedError if something has
    to be handed over first: nothing is deleted then, except other things that are the user's alone if somebody joins
    one of them in that very moment.
    """
    _require_unblocked(user)
    prepare_deletion(user)
    with transaction.atomic():
        owner = User.objects.select_for_update().filter(pk=user.pk).first()
        if owner is None:
            return
        _require_unblocked(owner)
        delete_data(owner)
        owner.delete()


def _require_unblocked(user: User) -> None:
    if links := blocks_deletion(user):
        raise DeletionBlockedError(links)
