"""The page of a case: what readers see of it, what not, and what others learn about it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from canvas_app.accounts.models import User
from canvas_app.case_studies.actions.editing import digest_fields, edit_story, read_fields
from canvas_app.case_studies.actions.editions import publish_edition
from canvas_app.case_studies.actions.moves import move_case
from canvas_app.case_studies.models import CaseEdition, CaseStudy
from canvas_app.case_studies.states import Event
from tests.canvas_app.case_studies.conftest import signed_in
from tests.canvas_app.case_studies.library.conftest import SECRET, Publish
from tests.conftest import PARTIAL
from tests.markup import one_line, unmarked

pytestmark = pytest.mark.django_db
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def client() -> Client:
    return Client()


def rename(case: CaseStudy, actor: User, slug: str) -> None:
    case.refresh_from_db()
    fields = read_fields(case)
    edit_story(case.pk, actor, fields | {"slug": slug}, digest_fields(fields))


def test_visitor_reads_story_lesson_questions_and_sources(client: Client, publish: Publish) -> None:
    publish()
    page = client.get("/cases/comcast/")
    text = unmarked(page.text)
    assert page.status_code == 200
    assert "<strong>café</strong>" in page.text
    assert '<a class="citation" href="#source-1"' in page.text
    assert 'id="source-1"' in page.text
    for expected in ("Reward the <em>relationship</em>", "Who gained from a call?", "Annual report", "2004–2014"):
        assert expected in text
    assert 'href="https://example.org/report"' in page.text


def test_board_is_shown_with_links_to_its_notes(client: Client, publish: Publish) -> None:
    publish()
    page = client.get("/cases/comcast/")
    assert page.text.count('href="/cases/comcast/canvas/notes/') > 40
    assert "The canvas, as of 2014" in page.text


@pytest.mark.parametrize("hidden", [SECRET, "tripled", "begin with the recording", "Listen to the recording"])
def test_what_is_not_for_every_reader_is_on_no_page(client: Client, publish: Publish, hidden: str) -> None:
    publish()
    for address in ("", "canvas/", "canvas/lifecycle/", "canvas/findings/", "afterwards/", "error/", "error/sent/"):
        for headers in ({}, PARTIAL):
            answer = client.get(f"/cases/comcast/{address}", headers=headers)
            assert (answer.status_code, hidden in answer.text) == (200, False), address
    assert hidden not in client.get("/cases/").text + client.get("/sitemap.xml").text


def test_findings_are_those_of_the_day_of_the_case(client: Client, publish: Publish) -> None:
    publish()
    text = one_line(client.get("/cases/comcast/").text)
    assert "What the checks would have said in 2014" in text
    assert "The relationship failed." in text
    assert "review-overdue" not in text


def test_case_without_public_edition_is_not_found(client: Client, case: CaseStudy, ada: User) -> None:
    for reader in (client, signed_in(ada)):
        for address in ("", "canvas/", "canvas/lifecycle/", "preview.png", "afterwards/", "start/", "error/"):
            status = reader.get(f"/cases/lego/{address}").status_code
            assert status == (302 if reader is client and address == "start/" else 404), address


def test_retired_case_is_gone(client: Client, publish: Publish, ada: User) -> None:
    case = publish()
    move_case(case.pk, ada, Event.RETIRE)
    assert client.get("/cases/comcast/").status_code == 404
    assert "comcast" not in client.get("/sitemap.xml").text


def test_readers_see_the_published_edition_until_the_next_one(client: Client, publish: Publish, ada: User) -> None:
    case = publish()
    case.refresh_from_db()
    fields = read_fields(case)
    edit_story(case.pk, ada, fields | {"title": "A new headline"}, digest_fields(fields))
    assert "A new headline" not in client.get("/cases/comcast/").text
    case.refresh_from_db()
    publish_edition(case)
    page = client.get("/cases/comcast/")
    assert "A new headline" in page.text
    assert "edition 2" in page.text


def test_former_addresses_lead_to_the_present_one(client: Client, publish: Publish, ada: User) -> None:
    case = publish()
    rename(case, ada, "xfinity")
    rename(case, ada, "comcast-cable")
    for old in ("comcast", "xfinity"):
        for rest in ("", "canvas/lifecycle/?stage=growth"):
            answer = client.get(f"/cases/{old}/{rest}")
            assert (answer.status_code, answer["Location"]) == (301, f"/cases/comcast-cable/{rest}")
    assert client.get("/cases/comcast-cable/").status_code == 200
    move_case(case.pk, ada, Event.RETIRE)
    assert client.get("/cases/comcast/").status_code == 404


def test_page_says_what_it_is_when_it_is_shared(client: Client, publish: Publish) -> None:
    publish(title='Cheaper </script><b> & "to call"')
    page = client.get("/cases/comcast/")
    assert '<link rel="canonical" href="http://testserver/cases/comcast/">' in page.text
    assert re.search(r'<meta name="description" content="A cable company', one_line(page.text))
    assert 'property="og:image" content="http://testserver/cases/comcast/preview.png?edition=1"' in page.text
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.text)
    data = json.loads(found)
    assert data["headline"] == 'Comcast: Cheaper </script><b> & "to call"'
    assert data["citation"][0]["url"] == "https://example.org/report"
    assert data["url"] == "http://testserver/cases/comcast/"


def test_page_is_not_sent_again_while_it_is_the_same(client: Client, publish: Publish) -> None:
    case = publish()
    etag = client.get("/cases/comcast/")["ETag"]
    again = client.get("/cases/comcast/", headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert {"Cookie", "HX-Request-Type", "Accept-Language"} <= set(again["Vary"].split(", "))
    other = client.get("/cases/comcast/", headers={"If-None-Match": etag, "Accept-Language": "de-DE"})
    assert other.status_code == 200
    edition = CaseEdition.objects.get(case=case)
    edition.rendered |= {"lesson": "<p>Rendered anew</p>"}
    edition.save()
    again = client.get("/cases/comcast/", headers={"If-None-Match": etag})
    assert (again.status_code, "Rendered anew" in again.text) == (200, True)
    case.refresh_from_db()
    publish_edition(case)
    assert client.get("/cases/comcast/", headers={"If-None-Match": again["ETag"]}).status_code == 200


def test_page_of_a_user_is_their_own(publish: Publish, make_user: Callable[..., User]) -> None:
    publish()
    reader = signed_in(make_user("bob"))
    page = reader.get("/cases/comcast/", headers={"If-None-Match": Client().get("/cases/comcast/")["ETag"]})
    assert (page.status_code, page["Cache-Control"]) == (200, "private, no-store")


def test_sitemap_lists_every_public_case(client: Client, publish: Publish, case: CaseStudy) -> None:
    publish()
    publish("zappos")
    answer = client.get("/sitemap.xml")
    assert answer["Content-Type"].startswith("application/xml")
    listed = [found.text for found in ET.fromstring(answer.text).iter(f"{SITEMAP}loc")]
    assert listed == [f"http://testserver/cases/{rest}" for rest in ("", "comcast/", "zappos/")]
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").text


def test_picture_is_drawn_once_for_an_edition(
    client: Client, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish()
    answer = client.get("/cases/comcast/preview.png")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert answer.content.startswith(b"\x89PNG")
    assert (int.from_bytes(answer.content[16:20]), int.from_bytes(answer.content[20:24])) == (1200, 675)
    assert answer["Cache-Control"] == "public, max-age=60"
    assert client.get("/cases/comcast/preview.png?edition=1")["Cache-Control"] == "public, max-age=604800"
    monkeypatch.setattr("canvas_app.case_studies.library.views.pictures.write_png", None)
    assert client.get("/cases/comcast/preview.png").content == answer.content
    again = client.get("/cases/comcast/preview.png", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


def test_lenses_notes_and_findings_are_shown_for_reading(client: Client, publish: Publish) -> None:
    publish()
    home = "/cases/comcast/canvas/"
    page = client.get(home)
    note = re.findall(rf'href="({home}notes/[\w-]+/)"', page.text)[0]
    for name in ("relationships", "lifecycle", "evolution", "scorecard"):
        lens = client.get(f"{home}{name}/")
        assert (lens.status_code, 'id="lens"' in lens.text) == (200, True)
        assert "/canvases/" not in lens.text
        assert client.get(f"{home}{name}/", headers=PARTIAL).text.lstrip().startswith("<section")
    assert client.get(f"{home}checks/").status_code == client.get(f"{home}nothing/").status_code == 404
    for address in (note, f"{note}findings/", f"{home}findings/"):
        assert client.get(address).status_code == 200
        partial = client.get(address, headers=PARTIAL)
        assert partial.text.startswith("<title>")
    assert client.get(f"{note}summary/")["Location"] == note
    assert client.get(f"{note}summary/", headers=PARTIAL).status_code == 200
    missing = note.replace(note.split("/")[-2], "00000000-0000-4000-8000-000000000000")
    for rest in ("", "summary/", "findings/"):
        assert client.get(f"{missing}{rest}").status_code == 404


def test_filter_of_the_board_works_without_scripts(client: Client, publish: Publish) -> None:
    publish()
    page = one_line(client.get("/cases/comcast/canvas/?q=fans").text)
    assert re.search(r"<output[^>]*>\d+ of \d+ notes</output>", page)
