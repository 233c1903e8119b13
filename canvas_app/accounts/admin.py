"""Model admins of users and their e-mail addresses."""

from typing import Any

from allauth.account.admin import EmailAddressAdmin
from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from django.contrib import admin
from django.contrib.admin.options import ActionLocation
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from canvas_app.accounts.models import User
from canvas_app.web.read_only_admin import ReadOnly

# Redirect to the site's sign-in page: the admin's own does not limit failed attempts.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]


class UserCreationForm(AdminUserCreationForm):  # type: ignore[type-arg]
    class Meta:
        model = User
        fields = ("email", "display_name")


@admin.register(User)
class AccountAdmin(UserAdmin):  # type: ignore[type-arg]
    add_form = UserCreationForm
    add_fieldsets = ((None, {"fields": ("email", "display_name", "usable_password", "password1", "password2")}),)
    fieldsets = (
        (None, {"fields": ("email", "password", "display_name", "theme", "number_format", "date_format")}),
        ("May", {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")}),
        ("When", {"fields": ("date_joined", "last_login")}),
    )
    list_display = (
        "email",
        "display_name",
        "has_verified_address",
        "is_active",
        "is_staff",
        "date_joined",
        "last_login",
    )
    list_filter = ("is_active", "is_staff", "date_joined")
    search_fields = ("email", "display_name")
    ordering = ("email",)
    date_hierarchy = "date_joined"

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        verified = EmailAddress.objects.filter(user=OuterRef("pk"), email=OuterRef("email"), verified=True)
        users: QuerySet[User] = super().get_queryset(request)
        return users.annotate(is_verified=Exists(verified))

    @admin.display(boolean=True, description="address verified")
    def has_verified_address(self, user: User) -> bool:
        return bool(getattr(user, "is_verified", False))

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        # An address changes only through its verification link.
        return ("date_joined", "last_login", "email") if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        # Deleting here would leave canvases without an owner; the account's deletion page has them handed over first.
        return False


# Read-only: an admin who marks an address as verified could accept the invitations sent to it.
admin.site.unregister(EmailAddress)


@admin.register(EmailAddress)
class AddressAdmin(ReadOnly, EmailAddressAdmin):
    list_select_related = ("user",)

    def get_actions(self, request: HttpRequest, action_location: ActionLocation = ActionLocation.CHANGE_LIST) -> Any:
        return {}
