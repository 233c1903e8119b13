"""The regular expressions of the code: those in Python calls, compiled ones of modules, addresses, and scripts."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.core.validators import RegexValidator
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import get_converters

from tests.regexes.automaton import FULL_MATCH, MATCH, SEARCH, Way

PACKAGES = ("canvas_app", "relationships")
ROOT = Path(settings.BASE_DIR)
FUNCTIONS = {"match": MATCH, "fullmatch": FULL_MATCH} | dict.fromkeys(
    ("search", "sub", "subn", "split", "findall", "finditer"), SEARCH
)


class Found(NamedTuple):
    """A pattern of the code, and how it is used."""

    place: str
    pattern: str
    flags: int
    way: Way


def python_files() -> Iterator[Path]:
    """Yield the files of the code, without migrations."""
    for package in PACKAGES:
        yield from (path for path in sorted((ROOT / package).rglob("*.py")) if "migrations" not in path.parts)


def list_patterns() -> list[Found]:
    """Return every regular expression, once for each way in which it is used."""
    return list({(each.pattern, each.flags, each.way): each for each in _all_patterns()}.values())


def _all_patterns() -> Iterator[Found]:
    trees = {path.relative_to(ROOT): ast.parse(path.read_text()) for path in python_files()}
    for path, tree in trees.items():
        yield from _calls(str(path), tree)
    uses = _uses(trees.values())
    for module in _modules():
        yield from _compiled(module, uses)
    yield from _addresses(get_resolver().url_patterns)
    yield from _validators()
    for path in sorted((ROOT / "static" / "js").rglob("*.js")):
        yield from _literals(path)


def unknown_patterns() -> Iterator[str]:
    """Yield the places where a pattern is made while the code runs, so that it is not among those listed."""
    for path in python_files():
        for call in _re_calls(ast.parse(path.read_text())):
            is_compiled_once = call.func.attr == "compile"
            if not is_compiled_once and not _constant(call):
                yield f"{path.relative_to(ROOT)}:{call.lineno}"


def _re_calls(tree: ast.AST) -> Iterator[Any]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _name(node.func.value) == "re":
            yield from [node] if node.func.attr in (*FUNCTIONS, "compile") else []


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _constant(call: ast.Call) -> str | bytes:
    first = call.args[0]
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str | bytes) else ""


def _calls(path: str, tree: ast.AST) -> Iterator[Found]:
    """Yield the patterns in calls of functions of `re`; compiled ones are found in their modules."""
    for call in _re_calls(tree):
        if call.func.attr in FUNCTIONS and (pattern := _constant(call)):
            flags = next((keyword.value for keyword in call.keywords if keyword.arg == "flags"), None)
            number = int(eval(ast.unparse(flags), {"re": re})) if flags else 0
            yield Found(f"{path}:{call.lineno}", _as_text(pattern), number, FUNCTIONS[call.func.attr])


def _uses(trees: Iterable[ast.AST]) -> dict[str, set[Way]]:
    """Return how each name is used anywhere: in `WORDS.sub(…)`, `WORDS` is searched for."""
    uses: dict[str, set[Way]] = defaultdict(set)
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.Attribute) and node.attr in FUNCTIONS:
            value = node.value.value if isinstance(node.value, ast.Subscript) else node.value
            uses[_name(value)].add(FUNCTIONS[node.attr])
    return uses


def _modules() -> Iterator[ModuleType]:
    for package in PACKAGES:
        for found in pkgutil.walk_packages([str(ROOT / package)], f"{package}."):
            if ".migrations" not in found.name:
                yield importlib.import_module(found.name)


def _compiled(module: ModuleType, uses: dict[str, set[Way]]) -> Iterator[Found]:
    for name, value in vars(module).items():
        for pattern in _inside(value):
            ways = uses.get(name) or {SEARCH, FULL_MATCH}
            for way in ways:
                yield Found(f"{module.__name__}.{name}", _as_text(pattern.pattern), pattern.flags, way)


def _inside(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from (pattern for item in value.values() for pattern in _inside(item))
    elif isinstance(value, list | tuple):
        yield from (pattern for item in value for pattern in _inside(item))


def _as_text(pattern: str | bytes) -> str:
    return pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern


def _addresses(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[Found]:
    for name, converter in get_converters().items():
        yield Found(f"converter {name}", converter.regex, 0, FULL_MATCH)
    for pattern in _resolvers(patterns):
        # Django matches what ends with a dollar sign as a whole.
        way = FULL_MATCH if pattern.pattern.regex.pattern.endswith("$") else SEARCH
        yield Found(f"address {pattern.pattern}", pattern.pattern.regex.pattern, 0, way)


def _resolvers(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[URLPattern | URLResolver]:
    for pattern in patterns:
        yield pattern
        yield from _resolvers(pattern.url_patterns) if isinstance(pattern, URLResolver) else ()


def _validators() -> Iterator[Found]:
    """Yield the patterns of validators that columns have."""
    for model in apps.get_models():
        for column in model._meta.get_fields() if model.__module__.startswith(PACKAGES) else ():
            for validator in getattr(column, "validators", ()):
                if isinstance(validator, RegexValidator):
                    regex = re.compile(validator.regex)
                    yield Found(f"column {column}", regex.pattern, regex.flags, SEARCH)


# A slash that begins a literal follows an operator, a bracket or a keyword; after a value it would divide.
LITERAL = re.compile(r"(?:[(,=:\[!&|?{};\n]|return) ?/((?![*/])(?:[^\\/\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)/[dgimsuvy]*")


def _literals(path: Path) -> Iterator[Found]:
    """Yield the patterns of literals in a script. Python's syntax is the same for what they use."""
    for found in LITERAL.finditer(path.read_text()):
        yield Found(str(path.relative_to(ROOT)), found[1].replace(r"\/", "/"), 0, SEARCH)
