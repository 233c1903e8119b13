"""PDF, PNG, SVG and slides, opened again: every note is in them, with its colour, on paper of the right size."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from uuid import UUID

import pytest
from pypdf import PdfReader

from canvas_app.exchange.files.slides import write_slides
from canvas_app.exchange.files.svg import write_svg
from canvas_app.exchange.files.typesetting import write_pdf, write_png
from relationships.catalog.blocks import ATTRIBUTION, Block
from relationships.catalog.goals import Answer, Stage, Status
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Note
from relationships.document.relationships import RelationshipDetails
from relationships.document.segments import SegmentDetails
from relationships.lenses.printing.colours import INK, PAPER, shades
from relationships.lenses.printing.lines import break_lines
from relationships.lenses.printing.papers import PaperName
from relationships.lenses.printing.stacks import EDGE, LEADING, RELATIVE, stack_topic
from relationships.lenses.printing.topics import CardText, Role, Topic, TopicCard
from relationships.lenses.printing.words import Paragraph, Style, clean, split_words
from relationships.samples import load_sample, sample_names
from tests.canvas_app.exchange.opened import (
    REFERENCES,
    colour_at,
    colours_in,
    laid_out,
    missing_notes,
    open_slides,
    pdf_text,
    picture,
    slide_text,
    squeeze,
    svg_text,
)
from tests.relationships.lenses.printing.test_sheet import full

DAY = dt.date(2026, 11, 30)
HOSTILE = (
    "<script>alert(1)</script>",
    ']]><svg onload="x"/> <!-- & &amp; &#x26;',
    '#sys.inputs #eval("1") #image("/etc/passwd") #read("main.typ") $x^2$ *b* _i_ `c` @ref',
    "=cmd|' /C calc'!A0",
    '\'; "quoted" \\u0026 {{ settings.SECRET_KEY }} {% now %} %s {0}',
    'https://example.com/ javascript:alert(1) <image href="http://example.com/x.png"/>',
)


@pytest.fixture(params=[*sample_names(), "demo"])
def document(request: pytest.FixtureRequest) -> CanvasDocument:
    """Return each sample, and the demonstration."""
    if request.param == "demo":
        shown: CanvasDocument = request.getfixturevalue("demo")
        return shown
    return load_sample(request.param)


def test_pdf_has_every_note_on_one_page(document: CanvasDocument) -> None:
    content = write_pdf(laid_out(document))
    text = pdf_text(content)
    assert len(PdfReader(BytesIO(content)).pages) == 1
    assert missing_notes(document, text) == []
    assert squeeze(ATTRIBUTION) in text
    assert squeeze(document.title) in text
    assert squeeze(f"{document.stage.label} stage · 30 November 2026") in text
    assert [block.label for block in Block if squeeze(block.label) not in text] == []


@pytest.mark.parametrize(
    ("paper", "size"), [(PaperName.A4, (842, 595)), (PaperName.A3, (1191, 842)), (PaperName.LETTER, (792, 612))]
)
def test_pdf_has_the_size_of_its_paper_and_embedded_fonts(paper: PaperName, size: tuple[int, int]) -> None:
    reader = PdfReader(BytesIO(write_pdf(laid_out(load_sample("lego"), paper))))
    [page] = reader.pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == size
    fonts = dict(_fonts(page))
    assert all("Arimo" in name for name in fonts)
    assert len(fonts) == 2
    assert all(fonts.values())
    assert reader.metadata is not None
    assert reader.metadata.title == load_sample("lego").title


def _fonts(page: object) -> list[tuple[str, bool]]:
    """Return the names of the fonts of a page, wherever its resources are, and whether they are embedded."""
    found = []

    def search(resources: object) -> None:
        for font in resources.get("/Font", {}).values():  # type: ignore[attr-defined]
            [inner] = font.get_object()["/DescendantFonts"]
            descriptor = inner.get_object()["/FontDescriptor"]
            found.append((font["/BaseFont"], any(name.startswith("/FontFile") for name in descriptor)))
        for form in resources.get("/XObject", {}).values():  # type: ignore[attr-defined]
            if "/Resources" in form.get_object():
                search(form.get_object()["/Resources"])

    search(page["/Resources"])  # type: ignore[index]
    return found


def test_svg_has_every_note_and_refers_to_nothing(document: CanvasDocument) -> None:
    layout = laid_out(document)
    content = write_svg(layout, layout.pages[0]).encode()
    assert missing_notes(document, svg_text(content)) == []
    assert REFERENCES.findall(content) == []


def test_png_has_the_size_of_its_paper() -> None:
    for paper, size in ((PaperName.A4, (2339, 1654)), (PaperName.A3, (3307, 2339)), (PaperName.LETTER, (2200, 1700))):
        layout = laid_out(load_sample("lego"), paper)
        assert picture(write_png(layout, layout.pages[0])).size == pytest.approx(size, abs=1)


def test_png_has_the_colours_of_segments_where_the_notes_are(document: CanvasDocument) -> None:
    layout = laid_out(document)
    shown = picture(write_png(layout, layout.pages[0]))
    scale = shown.width / layout.paper.width
    placed = [note for block in layout.pages[0].blocks for note in block.notes]
    for note in placed:
        box, colours = note.rectangle, shades(note.note.hue)
        ground = PAPER if note.note.plan else colours.ground
        assert colour_at(shown, (box.x + box.width - 2) * scale, (box.y + 2) * scale) == ground
        bars = note.note.bars
        for place, hue in enumerate(bars):
            y = box.y + (place + 0.5) * box.height / len(bars)
            assert colour_at(shown, (box.x + 1) * scale, y * scale) == shades(hue).full
    assert len({note.note.hue for note in placed}) > 1


def test_png_has_dark_text_and_white_paper() -> None:
    layout = laid_out(load_sample("lego"))
    colours = colours_in(picture(write_png(layout, layout.pages[0])))
    assert colours[INK] > 5_000
    assert max(colours, key=colours.__getitem__) == "#ffffff"


def test_slides_have_every_note_as_a_shape_of_its_own(document: CanvasDocument) -> None:
    [canvas, *others] = open_slides(write_slides(document, DAY, with_findings=True))
    segments = document.notes(Block.CUSTOMER_SEGMENTS)
    assert missing_notes(document, slide_text([canvas])) == []
    boxes = [shape.text_frame.text for shape in canvas.shapes if shape.has_text_frame]
    for _, note in document.placed_notes():
        assert any(squeeze(note.text) in squeeze(box) for box in boxes)
    assert not any(shape.shape_type == 13 for slide in (canvas, *others) for shape in slide.shapes)  # no pictures
    assert all(slide.shapes.title.text for slide in (canvas, *others))
    titles = [slide.shapes.title.text for slide in others]
    assert len(titles) > len(segments)
    assert titles[0].startswith(segments[0].text[:30].split("\n")[0])
    assert squeeze(ATTRIBUTION) in slide_text([canvas])


def test_slides_of_a_segment_have_its_relationships_goals_and_figures(demo: CanvasDocument) -> None:
    slides = open_slides(write_slides(demo, DAY, with_findings=False))[1:]
    text = slide_text(slides)
    for note in demo.notes(Block.CUSTOMER_RELATIONSHIPS):
        details = note.relationship
        assert details
        assert squeeze(note.text) in text
        for goal in details.goals:
            assert squeeze(f"{goal.goal.label}{':' if goal.tactics else ''}{goal.tactics}"[:200]) in text
    for note in demo.notes(Block.CUSTOMER_SEGMENTS):
        assert note.segment
        if note.segment.customers_now is not None:
            assert f"{note.segment.customers_now:,}" in text
    assert all(indicator.name.replace(" ", "") in text for indicator in demo.indicators if indicator.subject)


def test_findings_are_on_slides_only_if_asked_for(demo: CanvasDocument) -> None:
    with_them, without = (open_slides(write_slides(demo, DAY, with_findings=wanted)) for wanted in (True, False))
    assert [slide.shapes.title.text.startswith("Findings") for slide in with_them].count(True) >= 1
    assert "Findings" not in slide_text(without)
    assert "Whattodo" not in slide_text(without)
    assert len(with_them) > len(without)


def test_shapes_stay_on_their_slide(document: CanvasDocument) -> None:
    for slide in open_slides(write_slides(document, DAY, with_findings=True)):
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= 12_192_000 + 12_700
            assert shape.top + shape.height <= 6_858_000 + 12_700
        numbers = [shape.shape_id for shape in slide.shapes]
        assert len(numbers) == len({*numbers})


@pytest.mark.parametrize("role", Role)
def test_cards_are_as_high_as_their_text(role: Role) -> None:
    """Bold text is wider, and takes more lines."""
    text = "many words of some length " * 20
    [slide] = stack_topic(Topic("T", (TopicCard(0, (CardText(role, text, "Lead:"),)),)))
    [card] = slide.cards
    style = Style.BOLD if role is Role.HEADING else Style.USUAL
    words = Paragraph((split_words("Lead:", Style.BOLD), split_words(text, style)))
    size = RELATIVE[role] * card.size
    lines = break_lines(words, (card.rectangle.width - 2 * EDGE * card.size) / size)
    assert len(lines) * LEADING * size <= card.rectangle.height - 2 * EDGE * card.size + 0.01


def hostile_document() -> CanvasDocument:
    channels = tuple(
        Note(id=UUID(int=number), text=text, status=status)
        for number, (text, status) in enumerate(zip(HOSTILE, [*Status, Status.FACT], strict=True), start=2)
    )
    segment = Note(id=UUID(int=1), text=HOSTILE[0], segment=SegmentDetails(needs=HOSTILE[1]))
    other = Note(id=UUID(int=40), text="noncharacters \ufffe\uffff", segments=(segment.id,))
    return CanvasDocument(
        title="<b>&\"'#strong[x]", blocks=Blocks(customer_segments=(segment,), channels=(*channels, other))
    )


def test_hostile_text_is_text_everywhere() -> None:
    document = hostile_document()
    layout = laid_out(document)
    svg = write_svg(layout, layout.pages[0]).encode()
    slides = open_slides(write_slides(document, DAY, with_findings=True))
    texts = (svg_text(svg), pdf_text(write_pdf(layout)), slide_text(slides))
    assert [missing_notes(document, text) for text in texts] == [[], [], []]
    assert all(squeeze(document.title) in text for text in texts)
    assert b"<script" not in svg
    assert b"<image" not in svg
    assert picture(write_png(layout, layout.pages[0])).width > 2000


@pytest.mark.parametrize(
    "text",
    [
        "关系 🍞 مرحبا",
        "W" * 500,
        "שלום עולם, 12 אנשים. " * 9,
        "e\u0301" * 200,
        "\n".join("ab" * 120),
        "\u00ad\u200d\u200b.",
    ],
)
def test_unusual_text_breaks_no_file(text: str) -> None:
    document = full(20, text.replace("{", ""))
    layout = laid_out(document)
    assert len(PdfReader(BytesIO(write_pdf(layout))).pages) == len(layout.pages)
    beginning = squeeze(clean(text))[:30]
    assert beginning in slide_text(open_slides(write_slides(document, DAY, with_findings=False)))
    assert beginning in svg_text(write_svg(layout, layout.pages[0]).encode())


def test_files_of_further_pages_have_the_other_notes() -> None:
    document = full(260, "A note of the usual length that is a bit longer than most, number {}")
    layout = laid_out(document)
    content = write_pdf(layout)
    assert len(layout.pages) > 1
    assert len(PdfReader(BytesIO(content)).pages) == len(layout.pages)
    assert missing_notes(document, pdf_text(content)) == []
    drawings = "".join(svg_text(write_svg(layout, page).encode()) for page in layout.pages)
    assert missing_notes(document, drawings) == []
    slides = open_slides(write_slides(document, DAY, with_findings=False))
    assert missing_notes(document, slide_text(slides)) == []


def test_planned_relationship_is_marked_in_every_file() -> None:
    segment = Note(id=UUID(int=1), text="Homes", segment=SegmentDetails())
    details = RelationshipDetails(segment=segment.id, established=Answer.NO, start_stage=Stage.GROWTH)
    portal = Note(id=UUID(int=2), text="A portal", relationship=details)
    blocks = Blocks(customer_segments=(segment,), customer_relationships=(portal,))
    document = CanvasDocument(title="T", blocks=blocks)
    planned, layout = squeeze("planned from the growth stage"), laid_out(document)
    drawing = write_svg(layout, layout.pages[0])
    assert planned in svg_text(drawing.encode())
    assert drawing.count("stroke-dasharray") == 1
    assert planned in pdf_text(write_pdf(layout))
    slides = open_slides(write_slides(document, DAY, with_findings=False))
    assert slide_text(slides[:1]).count(planned) == slide_text(slides[1:]).count(planned) == 1
    [dashed] = [shape for shape in slides[0].shapes if shape.line.dash_style]
    assert dashed.text_frame.text.startswith("A")
    active = details.model_copy(update={"established": Answer.YES, "start_stage": None})
    blocks = blocks.model_copy(update={"customer_relationships": (portal.model_copy(update={"relationship": active}),)})
    layout = laid_out(document.model_copy(update={"blocks": blocks}))
    assert "stroke-dasharray" not in write_svg(layout, layout.pages[0])
