"""Every action has its sentence in History, and one that is not known is told by what it touched."""

import re
from pathlib import Path
from uuid import uuid4

import relationships.actions
from relationships.catalog.blocks import Block
from relationships.document.parts import NotePart, part_to_json
from relationships.lenses.wording.history import sentence
from relationships.lenses.wording.history.sentences import SENTENCES
from relationships.models import Change

ACTIONS = Path(relationships.actions.__file__).parent
# A cure is recorded with the rule whose finding it cured.
RECORDED_AS = {"finding.cure": "cure"}


def change_of(action: str, before: NotePart | None, after: NotePart | None) -> Change:
    key = uuid4()
    states = [{str(key): part_to_json(part) if part else None} for part in (before, after)]
    return Change(canvas_id=uuid4(), action=action, subject=key, before=states[0], after=states[1])


def test_every_action_that_is_recorded_has_a_sentence() -> None:
    sources = [module.read_text(encoding="utf-8") for module in ACTIONS.glob("*.py")]
    named = {name for source in sources for name in re.findall(r'^@action\("(.+)"\)$', source, re.MULTILINE)}
    assert {RECORDED_AS.get(name, name) for name in named} == set(SENTENCES)


def test_unknown_action_is_told_by_the_parts_that_it_touched() -> None:
    shop = NotePart(block=Block.CHANNELS, rank=1024, text="Shop")
    store = shop.model_copy(update={"text": "Store"})
    moved = shop.model_copy(update={"block": Block.KEY_RESOURCES})
    assert sentence(change_of("note.rename", shop, store)) == "changed “Shop” to “Store”"
    assert sentence(change_of("note.shift", shop, moved)) == "moved “Shop” from Channels to Key Resources"
    assert sentence(change_of("note.drop", shop, None)) == "deleted “Shop” from Channels"


def test_cure_of_a_rule_of_an_earlier_version_goes_by_its_code() -> None:
    shop = NotePart(block=Block.CHANNELS, rank=1024, text="Shop")
    assert sentence(change_of("cure:old-rule", None, shop)) == "fixed “old-rule” by adding “Shop” to Channels"
