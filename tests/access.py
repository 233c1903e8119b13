"""The access table: the status that every named URL returns to every role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

ROLES = ("anonymous", "outsider", "viewer", "commenter", "editor", "owner", "admin", "link_holder")

# The expected statuses, in the order of ROLES. Visitors are sent to sign in, and a POST is kept for resubmission (401).
# Outsiders get 404; members without the permission get 403.
# An outsider finds nothing; a member without the right is told so.
PUBLIC = (200,) * 8
MEMBERS_READ = (302, 404, 200, 200, 200, 200, 404, 302)
MEMBERS_GO = (401, 404, 303, 303, 303, 303, 404, 401)
EDITORS_READ = (302, 404, 403, 403, 200, 200, 404, 302)
EDITORS_WRITE = (401, 404, 403, 403, 303, 303, 404, 401)
OWNER_READS = (302, 404, 403, 403, 403, 200, 404, 302)
OWNER_WRITES = (401, 404, 403, 403, 403, 303, 404, 401)
# A folder is the owner's alone, and other members of the canvases in it do not find it.
OWNERS_READ = (302, 404, 404, 404, 404, 200, 404, 302)
OWNERS_GO = (401, 404, 404, 404, 404, 303, 404, 401)
SIGNED_IN_READ = (302, 200, 200, 200, 200, 200, 200, 302)
SIGNED_IN_GO = (401, 303, 303, 303, 303, 303, 303, 401)
STRANGERS = (200, 302, 302, 302, 302, 302, 302, 200)
STRANGERS_GO_ON = (303, 302, 302, 302, 302, 302, 302, 303)
CURATORS_READ = (302, 404, 404, 404, 404, 404, 200, 302)
CURATORS_GO = (401, 404, 404, 404, 404, 404, 303, 401)
BY_TOKEN = (200,) * 8
BY_TOKEN_IF_SIGNED_IN = (302, 303, 409, 409, 409, 409, 303, 302)


@dataclass(frozen=True)
class Row:
    """A request to one URL and the status that each role gets."""

    name: str
    expected: tuple[int, ...]
    method: str = "GET"
    arguments: tuple[str, ...] = ()
    data: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.method} {self.name}{' with a query' if self.query else ''}"

    def query_string(self, named: Mapping[str, object]) -> str:
        """Return the query, in which names in braces stand for the values of URL arguments; empty if there is none."""
        values = {name: value.format(**named) for name, value in self.query.items()}
        return f"?{urlencode(values)}" if values else ""


# The names of URL arguments where they differ from those used in the rows.
NAMES = {
    "share_token": "token",
    "case_slug": "slug",
    "case_note_id": "note_id",
    "join_token": "token",
    "lens": "name",
    "segment_id": "note_id",
    "relationship_id": "note_id",
    "finding_key": "key",
    "opinion_token": "token",
    "opinion_link_id": "link_id",
    "edition_number": "number",
}
C = ("canvas_id",)
K = ("case_id",)
S = ("case_slug",)
N = ("canvas_id", "note_id")
M = ("canvas_id", "indicator_id")
R = (*M, "reading_id")


def get(name: str, expected: tuple[int, ...], *arguments: str, **query: str) -> Row:
    return Row(name, expected, "GET", arguments, query=query)


def post(name: str, expected: tuple[int, ...], /, *arguments: str, **data: str) -> Row:
    return Row(name, expected, "POST", arguments, data)


HEAD = {"title": "Renamed", "stage": "idea", "currency": "EUR", "revision": "0"}
ROWS = (
    get("home", (200, 303, 303, 303, 303, 303, 303, 200)),
    get("boards:robots", PUBLIC),
    get("exchange:schema", PUBLIC),
    # catalogue
    get("catalogue:catalogue", PUBLIC),
    get("catalogue:weights", PUBLIC),
    get("catalogue:checks", PUBLIC),
    get("catalogue:check", PUBLIC, "code"),
    get("catalogue:entries", PUBLIC, "kind"),
    get("catalogue:entry", PUBLIC, "kind", "slug"),
    # account
    get("account_login", STRANGERS),
    get("account_signup", STRANGERS),
    get("account_reset_password", PUBLIC),
    get("account_reset_password_done", PUBLIC),
    get("account_reset_password_from_key", PUBLIC, "uidb36", "key"),
    get("account_reset_password_from_key_done", PUBLIC),
    get("account_inactive", PUBLIC),
    get("account_email_verification_sent", PUBLIC),
    get("account_confirm_email", PUBLIC, "key"),
    get("account_logout", (302, 200, 200, 200, 200, 200, 200, 302)),
    post("account_logout", (302,) * 8),
    get("account_email", SIGNED_IN_READ),
    get("account_change_password", SIGNED_IN_READ),
    get("account_set_password", (302,) * 8),
    get("account_reauthenticate", SIGNED_IN_READ),
    get("accounts:profile", SIGNED_IN_READ),
    get("accounts:data", SIGNED_IN_READ),
    get("accounts:deletion", SIGNED_IN_READ),
    # canvases
    get("boards:list", SIGNED_IN_READ),
    post("boards:list", SIGNED_IN_GO, title="Another"),
    get("boards:new", SIGNED_IN_READ),
    post("boards:new_from_sample", SIGNED_IN_GO, "name"),
    get("boards:filing", (302, 303, 303, 303, 303, 303, 303, 302)),
    post("boards:filing", SIGNED_IN_GO, folder="none"),
    get("boards:folders", SIGNED_IN_READ),
    post("boards:folders", SIGNED_IN_GO, name="Clients"),
    get("boards:folder", OWNERS_READ, "folder_id"),
    post("boards:folder", OWNERS_GO, "folder_id", name="Former clients"),
    get("boards:folder_deletion", OWNERS_READ, "folder_id"),
    post("boards:folder_deletion", OWNERS_GO, "folder_id"),
    get("drafts:answers", PUBLIC),
    post("drafts:answers", (303,) * 8, problem="Small offices forget to order coffee.", for_whom="Office managers"),
    get("drafts:review", (303,) * 8),
    post("drafts:review", (303,) * 8),
    post("drafts:pattern", (303,) * 8, pattern="subscription"),
    post("drafts:canvas", (303,) * 8),
    get("exchange:import", SIGNED_IN_READ),
    get("boards:waiting", SIGNED_IN_READ),
    post("boards:waiting_acceptance", (401, 404, 404, 404, 404, 404, 404, 401), "invitation_id"),
    post("boards:waiting_refusal", (401, 404, 404, 404, 404, 404, 404, 401), "invitation_id"),
    # two canvases, or two versions of one
    get("boards:comparison", SIGNED_IN_READ),
    get("boards:comparison", MEMBERS_READ, left="canvas:{canvas_id}", right="canvas:{canvas_id}"),
    # the public library
    get("library:gallery", PUBLIC),
    get("library:sitemap", PUBLIC),
    get("library:case", PUBLIC, *S),
    get("library:picture", PUBLIC, *S),
    get("library:canvas", PUBLIC, *S),
    get("library:lens", PUBLIC, *S, "lens"),
    get("library:findings", PUBLIC, *S),
    get("library:note", PUBLIC, *S, "case_note_id"),
    get("library:note_summary", (303,) * 8, *S, "case_note_id"),
    get("library:note_findings", PUBLIC, *S, "case_note_id"),
    get("library:afterwards", PUBLIC, *S),
    post("library:afterwards", (303,) * 8, *S, attempt="They let people go."),
    get("library:report", PUBLIC, *S),
    post("library:report", (303,) * 8, *S, text="The year is wrong."),
    get("library:reported", PUBLIC, *S),
    get("library:start", SIGNED_IN_READ, *S),
    post("library:start", SIGNED_IN_GO, *S),
    # case studies
    get("case_studies:list", CURATORS_READ),
    get("case_studies:new", CURATORS_READ),
    post("case_studies:new", CURATORS_GO, company="Comcast", title="Cheaper to call", slug="comcast"),
    get("case_studies:files", CURATORS_READ),
    post("case_studies:files", (401, 404, 404, 404, 404, 404, 422, 401)),
    get("case_studies:export", CURATORS_READ),
    get("case_studies:export_one", CURATORS_READ, *K),
    get("case_studies:case", CURATORS_READ, *K),
    get("case_studies:story", CURATORS_READ, *K),
    post("case_studies:story", (401, 404, 404, 404, 404, 404, 422, 401), *K),
    get("case_studies:preview", CURATORS_READ, *K),
    post("case_studies:move", CURATORS_GO, *K, event="submit"),
    get("case_studies:deletion", CURATORS_READ, *K),
    post("case_studies:deletion", (401, 404, 404, 404, 404, 404, 409, 401), *K),
    get("case_studies:edition", CURATORS_READ, *K, "edition_number"),
    get("case_studies:changes", CURATORS_READ, *K),
    post("case_studies:opinion_links", (401, 404, 404, 404, 404, 404, 422, 401), *K),
    post("case_studies:opinion_withdrawal", CURATORS_GO, *K, "opinion_link_id"),
    post("case_studies:report_settlement", CURATORS_GO, *K, "report_id"),
    get("case_studies:opinion", BY_TOKEN, "opinion_token"),
    post("case_studies:opinion", (303,) * 8, "opinion_token", text="Well told"),
    # one canvas
    get("boards:board", MEMBERS_READ, *C),
    get("boards:lens", MEMBERS_READ, *C, "lens"),
    get("boards:history", MEMBERS_READ, *C),
    get("boards:members", MEMBERS_READ, *C),
    get("exchange:document", MEMBERS_READ, *C),
    get("exchange:print", MEMBERS_READ, *C),
    get("exchange:export", MEMBERS_READ, *C),
    get("exchange:export_file", MEMBERS_READ, *C),
    get("exchange:guide", MEMBERS_READ, *C, "guide_format"),
    post("boards:copy", MEMBERS_GO, *C),
    get("boards:arrangement", MEMBERS_READ, *C),
    post("boards:arrangement", MEMBERS_GO, *C, folder="none", colour="blue"),
    get("boards:details", EDITORS_READ, *C),
    post("boards:details", EDITORS_WRITE, *C, **HEAD),
    post("boards:archive", OWNER_WRITES, *C),
    post("boards:restoration", OWNER_WRITES, *C),
    get("boards:deletion", OWNER_READS, *C),
    post("boards:deletion", OWNER_WRITES, *C, title="Bean There"),
    # notes
    get("boards:notes", EDITORS_READ, *C),
    post("boards:notes", EDITORS_WRITE, *C, block="channels", text="Shop"),
    post("boards:selection", (401, 404, 403, 403, 422, 422, 404, 401), *C, status="testing"),
    post("boards:selection_deletion", (401, 404, 403, 403, 422, 422, 404, 401), *C),
    get("boards:note", MEMBERS_READ, *N),
    post("boards:note", EDITORS_WRITE, *N, text="Web shop", status="fact", revision="1"),
    post("boards:note_fields", EDITORS_WRITE, *N, field="text", text="Web shop", revision="1"),
    get("boards:note_summary", (302, 404, 303, 303, 303, 303, 404, 302), *N),
    get("boards:note_text", (302, 404, 403, 403, 303, 303, 404, 302), *N),
    post("boards:note_text", EDITORS_WRITE, *N, text="Web shop", revision="1"),
    post("boards:note_position", EDITORS_WRITE, *N, place="channels|"),
    post("boards:note_copy", EDITORS_WRITE, *N),
    post("boards:note_deletion", EDITORS_WRITE, *N),
    # relationships
    get("boards:new_relationship", EDITORS_READ, *C),
    post("boards:new_relationship", EDITORS_WRITE, *C, text="A call a month"),
    post("boards:note_cell", (401, 404, 403, 403, 303, 303, 404, 401), *C, "relationship_id", cell="|self_service"),
    get("boards:declined_goal", EDITORS_READ, *C, "segment_id", "goal"),
    post("boards:declined_goal", EDITORS_WRITE, *C, "segment_id", "goal", reason="One marries once"),
    get("boards:advice", MEMBERS_READ, *C, "segment_id"),
    post("boards:advice", EDITORS_WRITE, *C, "segment_id"),
    get("boards:experiment", EDITORS_READ, *N),
    post("boards:experiment", EDITORS_WRITE, *N, test="Ask ten customers"),
    get("boards:questions", EDITORS_READ, *C, "segment_id"),
    get("boards:question", EDITORS_READ, *C, "segment_id", "asked"),
    post("boards:question", EDITORS_WRITE, *C, "segment_id", "asked"),
    get("boards:note_stages", EDITORS_READ, *C, "relationship_id"),
    post("boards:note_stages", EDITORS_WRITE, *C, "relationship_id", **{"relationship-start_stage": "growth"}),
    post("boards:note_span", EDITORS_WRITE, *C, "relationship_id", start_stage="growth"),
    get("boards:note_consequences", MEMBERS_READ, *C, "relationship_id"),
    post("boards:note_consequences", (401, 404, 403, 403, 409, 409, 404, 401), *C, "relationship_id", add="0"),
    # indicators and reviews
    get("boards:new_indicator", EDITORS_READ, *C),
    post("boards:new_indicator", EDITORS_WRITE, *C, code="churn_rate", direction="less"),
    get("boards:indicator", MEMBERS_READ, *C, "indicator_id"),
    post("boards:indicator", EDITORS_WRITE, *C, "indicator_id", name="NPS", direction="more"),
    post("boards:indicator_deletion", EDITORS_WRITE, *C, "indicator_id"),
    get("boards:new_review", EDITORS_READ, *C),
    post("boards:new_review", EDITORS_WRITE, *C, date="2026-03-03", decision="Go on"),
    get("boards:review", MEMBERS_READ, *C, "review_id"),
    post("boards:review", EDITORS_WRITE, *C, "review_id", date="2026-03-03", decision="Go on"),
    post("boards:review_deletion", EDITORS_WRITE, *C, "review_id"),
    # readings
    get("boards:new_reading", EDITORS_READ, *M),
    post("boards:new_reading", EDITORS_WRITE, *M, date="2026-05-04", value="46"),
    post("boards:measurements", (401, 404, 403, 403, 422, 422, 404, 401), *C),
    get("boards:reading", MEMBERS_READ, *R),
    post("boards:reading", EDITORS_WRITE, *R, date="2026-05-04", value="46", revision="0"),
    post("boards:reading_deletion", EDITORS_WRITE, *R),
    get("exchange:readings_import", EDITORS_READ, *M),
    post(
        "exchange:readings_import", (401, 404, 403, 403, 200, 200, 404, 401), *M, text="2026-05-04;46", existing="skip"
    ),
    get("exchange:readings", MEMBERS_READ, *M),
    # findings; an unseen finding can be neither cured nor dismissed, and none is dismissed yet
    get("boards:findings", (302, 404, 303, 303, 303, 303, 404, 302), *C),
    get("boards:note_findings", MEMBERS_READ, *N),
    get("boards:finding", MEMBERS_READ, *C, "finding_key"),
    get("boards:finding_preview", (302, 404, 303, 303, 303, 303, 404, 302), *C, "finding_key"),
    post("boards:finding_cure", (401, 404, 403, 403, 409, 409, 404, 401), *C, "finding_key"),
    get("boards:finding_dismissal", EDITORS_READ, *C, "finding_key"),
    post("boards:finding_dismissal", (401, 404, 403, 403, 409, 409, 404, 401), *C, "finding_key", reason="Not ours"),
    post("boards:finding_return", (401, 404, 403, 403, 404, 404, 404, 401), *C, "finding_key"),
    post("boards:undo", (401, 404, 403, 403, 409, 303, 404, 401), *C),
    post("boards:redo", (401, 404, 403, 403, 409, 409, 404, 401), *C),
    post("boards:reversal", (401, 404, 403, 403, 409, 303, 404, 401), *C, "revision"),
    # members
    post("boards:member_role", OWNER_WRITES, *C, "member_id", role="viewer"),
    get("boards:member_removal", OWNER_READS, *C, "member_id"),
    post("boards:member_removal", OWNER_WRITES, *C, "member_id"),
    get("boards:ownership", OWNER_READS, *C),
    get("boards:departure", (302, 404, 200, 200, 200, 409, 404, 302), *C),
    post("boards:departure", (401, 404, 303, 303, 303, 409, 404, 401), *C),
    post("boards:invitations", OWNER_WRITES, *C, email="new@example.com", role="viewer"),
    post("boards:invitation_delivery", OWNER_WRITES, *C, "invitation_id"),
    post("boards:invitation_withdrawal", OWNER_WRITES, *C, "invitation_id"),
    post("boards:links", (401, 404, 403, 403, 403, 201, 404, 401), *C),
    get("boards:link", OWNER_READS, *C, "link_id"),
    post("boards:link", OWNER_WRITES, *C, "link_id", label="For the bank"),
    get("boards:link_withdrawal", OWNER_READS, *C, "link_id"),
    post("boards:link_withdrawal", OWNER_WRITES, *C, "link_id"),
    # by secret token, for everybody who has it
    get("boards:shared", BY_TOKEN, "share_token"),
    get("boards:shared_lens", BY_TOKEN, "share_token", "lens"),
    get("boards:shared_note", BY_TOKEN, "share_token", "note_id"),
    get("boards:shared_note_summary", (303,) * 8, "share_token", "note_id"),
    get("boards:shared_findings", BY_TOKEN, "share_token"),
    get("boards:shared_note_findings", BY_TOKEN, "share_token", "note_id"),
    get("exchange:print_shared", BY_TOKEN, "share_token"),
    get("boards:join", BY_TOKEN, "join_token"),
    post("boards:join_acceptance", (302, 303, 303, 303, 303, 303, 303, 302), "join_token"),
    get("boards:invitation", BY_TOKEN, "token"),
    post("boards:invitation_acceptance", BY_TOKEN_IF_SIGNED_IN, "token"),
    post("boards:invitation_refusal", (303,) * 8, "token"),
)

# Each part is a test of its own, with its own users and canvas.
PARTS = ("account", "boards", "case_studies", "catalogue", "drafts", "exchange", "library")


def site_part(row: Row) -> str:
    """Return the part of the site that a row belongs to."""
    start = row.name.partition(":")[0]
    return start if start in PARTS else "account"
