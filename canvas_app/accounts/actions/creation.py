"""Creating an account without the sign-up page, for samples, tests and administrators."""

from allauth.account.models import EmailAddress
from django.db import transaction

from canvas_app.accounts.models import User


@transaction.atomic
def open_account(
    email: str, password: str, display_name: str = "", *, is_verified: bool = False, is_admin: bool = False
) -> User:
    """Create a user with their e-mail address, which is stored as verified if `is_verified`.

    `is_admin` makes the user a superuser. Raise IntegrityError if the address is taken.
    """
    create = User.objects.create_superuser if is_admin else User.objects.create_user
    user = create(email, password, display_name=display_name)
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=is_verified)
    return user
