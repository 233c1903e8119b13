"""Deleting an account, with what belongs to nobody else."""

from collections.abc import Sequence

from django.db import transaction

from canvas_app.accounts.data_providers import Link, blocks_deletion, delete_along
from canvas_app.accounts.models import User


class DeletionBlockedError(Exception):
    """The account still owns things that other people work with; `links` are their names and URLs."""

    def __init__(self, links: Sequence[Link]) -> None:
        super().__init__(f"{len(links)} to hand over first")
        self.links = links


@transaction.atomic
def delete_account(user: User) -> None:
    """Delete `user` and everything the apps say goes along; what others have stays, without the name.

    Raises DeletionBlockedError, with nothing deleted, while there is something to hand over.
    """
    owner = User.objects.select_for_update().get(pk=user.pk)
    if links := blocks_deletion(owner):
        raise DeletionBlockedError(links)
    delete_along(owner)
    owner.delete()
