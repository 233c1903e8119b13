"""Read-only admin of canvases, members, changes, notes, invitations and links.

All writes go through `relationships.actions`, which check permissions, lock the canvas and record the change.
"""

from __future__ import annotations

import json
from typing import Any

from django.contrib import admin
from django.db.models import Count, IntegerField, Model, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from canvas_app.web.read_only_admin import ReadOnly, ReadOnlyAdmin
from relationships.models import Canvas, Change, Invitation, Member, Note, Role, ShareLink

# Longer values would push the other columns off the screen.
LONGEST_SHOWN = 60


class MembersInline(ReadOnly, admin.TabularInline):  # type: ignore[type-arg]
    model = Member
    fields = ("user", "role", "joined_at")
    readonly_fields = fields
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[Member]:
        members: QuerySet[Member] = super().get_queryset(request)
        return members.select_related("user").order_by("joined_at")


def _count(model: type[Model]) -> Subquery:
    """Return a subquery that counts the rows of a model for a canvas; unlike a join, it runs only for the page."""
    rows = model._default_manager.filter(canvas=OuterRef("pk")).order_by().values("canvas")
    return Subquery(rows.annotate(many=Count("pk")).values("many"), output_field=IntegerField())


def _short(text: str) -> str:
    return Truncator(text).chars(LONGEST_SHOWN)


@admin.register(Canvas)
class CanvasAdmin(ReadOnlyAdmin):
    list_display = ("name", "owner", "stage", "held", "people", "revision", "changed_at", "created_at", "archived_at")
    list_filter = ("stage", "market_pattern", ("archived_at", admin.EmptyFieldListFilter))
    search_fields = ("title", "members__user__email", "members__user__display_name")
    date_hierarchy = "changed_at"
    ordering = ("-changed_at",)
    inlines = (MembersInline,)
    readonly_fields = ("id", "content")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Canvas]:
        owner = Member.objects.filter(canvas=OuterRef("pk"), role=Role.OWNER).values("user__email")
        canvases: QuerySet[Canvas] = super().get_queryset(request)
        return canvases.annotate(owned_by=Subquery(owner), note_count=_count(Note), member_count=_count(Member))

    @admin.display(description="title", ordering="title")
    def name(self, canvas: Canvas) -> str:
        return _short(canvas.title)

    @admin.display(description="owner")
    def owner(self, canvas: Canvas) -> str:
        return getattr(canvas, "owned_by", None) or "–"

    @admin.display(description="notes")
    def held(self, canvas: Canvas) -> int:
        # Not “notes”: by the name of a relation, an address could sort the list, with a row for each note.
        return getattr(canvas, "note_count", None) or 0

    @admin.display(description="members")
    def people(self, canvas: Canvas) -> int:
        return getattr(canvas, "member_count", None) or 0

    @admin.display(description="in the admin")
    def content(self, canvas: Canvas) -> SafeString:
        """Return links to the lists that would be too long for this page."""
        chosen = f"?canvas__id__exact={canvas.pk}"
        notes, changes = (reverse(f"admin:relationships_{name}_changelist") + chosen for name in ("note", "change"))
        return format_html('<a href="{}">Notes</a> · <a href="{}">Changes</a>', notes, changes)


@admin.register(Member)
class MemberAdmin(ReadOnlyAdmin):
    list_display = ("user", "canvas", "role", "joined_at")
    exclude = ("folder", "colour")
    list_filter = ("role",)
    list_select_related = ("user", "canvas")
    search_fields = ("user__email", "user__display_name", "canvas__title")
    date_hierarchy = "joined_at"
    ordering = ("-joined_at",)


@admin.register(Change)
class ChangeAdmin(ReadOnlyAdmin):
    list_display = ("at", "canvas", "revision", "actor", "action", "kind")
    list_filter = ("kind",)
    list_select_related = ("canvas", "actor")
    search_fields = ("canvas__title", "actor__email", "action")
    date_hierarchy = "at"
    ordering = ("-at", "-revision")
    fields = ("canvas", "revision", "actor", "at", "action", "kind", "subject", "reverts", "was", "became")
    readonly_fields = ("was", "became")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Change]:
        # Each change can be megabytes, and a list has two hundred; only the page of one needs its content.
        changes: QuerySet[Change] = super().get_queryset(request)
        return changes.defer("before", "after")

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup == "canvas__id__exact" or super().lookup_allowed(lookup, value, request)

    @admin.display(description="before")
    def was(self, change: Change) -> SafeString:
        return _format_json(change.before)

    @admin.display(description="after")
    def became(self, change: Change) -> SafeString:
        return _format_json(change.after)


def _format_json(parts: Any) -> SafeString:
    return format_html("<pre>{}</pre>", json.dumps(parts, indent=2, ensure_ascii=False))


@admin.register(Note)
class NoteAdmin(ReadOnlyAdmin):
    list_display = ("beginning", "block", "status", "canvas")
    list_filter = ("block", "status")
    list_select_related = ("canvas",)
    search_fields = ("text", "canvas__title")
    ordering = ("canvas", "block", "rank")

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup == "canvas__id__exact" or super().lookup_allowed(lookup, value, request)

    @admin.display(description="text", ordering="text")
    def beginning(self, note: Note) -> str:
        return _short(note.text)


@admin.register(Invitation)
class InvitationAdmin(ReadOnlyAdmin):
    list_display = ("email", "canvas", "role", "invited_by", "created_at", "mailed_at", "expires_at")
    list_filter = ("role", "expires_at")
    list_select_related = ("canvas", "invited_by")
    search_fields = ("email", "canvas__title", "invited_by__email")
    date_hierarchy = "created_at"
    ordering = ("-created_at",)
    exclude = ("token_hash",)


@admin.register(ShareLink)
class ShareLinkAdmin(ReadOnlyAdmin):
    list_display = ("canvas", "kind", "label", "created_by", "created_at", "ends_on", "uses", "use_limit")
    list_filter = (
        "kind",
        ("ends_on", admin.EmptyFieldListFilter),
    )
    list_select_related = ("canvas", "created_by")
    search_fields = ("canvas__title", "label", "created_by__email")
    date_hierarchy = "created_at"
    ordering = ("-created_at",)
    exclude = ("token_hash",)
