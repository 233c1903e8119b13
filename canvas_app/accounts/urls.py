"""URLs under /accounts/: allauth's views under their own names, ours in the namespace `accounts`.

allauth's views are listed individually, so that only those with a template and a row in the access table are exposed.
"""

from allauth.account import views as allauth
from django.urls import include, path, re_path

from canvas_app.accounts import allauth_views, views
from canvas_app.accounts.allauth_views import offer

own = [
    path("profile/", views.profile, name="profile"),
    path("data.json", views.data, name="data"),
    path("deletion/", views.deletion, name="deletion"),
]

urlpatterns = [
    path("", include((own, "accounts"))),
    path("signup/", offer(allauth_views.sign_up), name="account_signup"),
    path("login/", offer(allauth_views.sign_in), name="account_login"),
    path("logout/", offer(allauth.logout), name="account_logout"),
    path("inactive/", offer(allauth.account_inactive), name="account_inactive"),
    path("reauthenticate/", offer(allauth.reauthenticate), name="account_reauthenticate"),
    path("email/", offer(allauth_views.address), name="account_email"),
    path("confirm-email/", offer(allauth.email_verification_sent), name="account_email_verification_sent"),
    re_path(r"^confirm-email/(?P<key>[-:\w]+)/$", offer(allauth_views.confirm_address), name="account_confirm_email"),
    path("password/change/", offer(allauth.password_change), name="account_change_password"),
    path("password/set/", offer(allauth.password_set), name="account_set_password"),
    path("password/reset/", offer(allauth.password_reset), name="account_reset_password"),
    path("password/reset/done/", offer(allauth.password_reset_done), name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        offer(allauth.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        offer(allauth.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
]
