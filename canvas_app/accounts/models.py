"""The user model, identified by e-mail address."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from relationships.formats import DateStyle, NumberStyle

DISPLAY_NAME_MAX_LENGTH = 80


class Theme(models.TextChoices):
    SYSTEM = "system", "Same as device"
    LIGHT = "light", "Light"
    DARK = "dark", "Dark"


class UserManager(BaseUserManager["User"]):
    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        """Return the address as it is stored: stripped and in lower case."""
        return (email or "").strip().lower()

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=self.normalize_email(username))

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        """Create a user, with an unusable password if none is given. Raise ValueError if `email` is empty."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        """Create a superuser."""
        return self.create_user(email, password, **{"is_staff": True, "is_superuser": True, **fields})


class User(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField(
        "e-mail address", unique=True, error_messages={"unique": "Somebody already uses this e-mail address."}
    )
    display_name = models.CharField(max_length=DISPLAY_NAME_MAX_LENGTH, blank=True, default="")
    theme = models.CharField(max_length=6, choices=Theme.choices, default=Theme.SYSTEM)
    # Empty: as in the browser.
    number_format = models.CharField(max_length=16, choices=NumberStyle.choices, blank=True, default="")
    date_format = models.CharField(max_length=16, choices=DateStyle.choices, blank=True, default="")
    is_staff = models.BooleanField("may use the admin", default=False)
    is_active = models.BooleanField("may sign in", default=True)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ("email",)
        constraints = (
            # Together with the unique index this makes addresses unique regardless of case.
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="user_email_is_lower_case"),
            models.CheckConstraint(condition=models.Q(theme__in=Theme.values), name="user_theme_is_known"),
            models.CheckConstraint(
                condition=models.Q(number_format__in=["", *NumberStyle.values]), name="user_number_format_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(date_format__in=["", *DateStyle.values]), name="user_date_format_is_known"
            ),
        )

    def __str__(self) -> str:
        return self.get_display_name()

    def clean(self) -> None:
        super().clean()
        self.email = UserManager.normalize_email(self.email)

    def get_display_name(self) -> str:
        """Return the chosen display name, or the part of the address before the @."""
        return self.display_name or self.email.partition("@")[0]

    # Used by Django's admin.
    def get_full_name(self) -> str:
        return self.get_display_name()

    def get_short_name(self) -> str:
        return self.get_display_name()
