"""Deleting an account with the data that belongs to nobody else."""

from collections.abc import Sequence

from django.db import transaction

from canvas_app.accounts.data_providers import Link, blocks_deletion, delete_data
from canvas_app.accounts.models import User


class DeletionBlockedError(Exception):
    """The account owns things that others use; `links` are their names and URLs."""

    def __init__(self, links: Sequence[Link]) -> None:
        super().__init__(f"{len(links)} to hand over first")
        self.links = links


@transaction.atomic
def delete_account(user: User) -> None:
    """Delete `user` and the data registered by the apps; shared data is kept without the user's name.

    Raise DeletionBlockedError, with nothing deleted, if something has to be handed over first.
    """
    owner = User.objects.select_for_update().get(pk=user.pk)
    if links := blocks_deletion(owner):
        raise DeletionBlockedError(links)
    delete_data(owner)
    owner.delete()
