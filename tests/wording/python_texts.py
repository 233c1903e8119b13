"""The texts in Python code: string constants of several words that are not docstrings, markup, SQL or code."""

import ast
from collections.abc import Iterator

from tests.wording.shown import Role, Shown

# Calls whose arguments nobody sees on a page: of the log, of addresses, of regular expressions, of the database.
HIDDEN_CALLS = frozenset(("debug", "info", "warning", "exception", "path", "re_path", "compile", "execute", "RunSQL"))
HIDDEN_CALLS |= {"getLogger", "namedtuple", "TypeVar", "KT", "log_response"}
HIDDEN_NAMES = frozenset(("__all__", "readonly_fields", "list_display"))
LABELS = {"label": Role.LABEL, "verbose_name": Role.LABEL}
# How markup and SQL begin, and what only code contains.
CODE_STARTS = ("<", "SELECT ", "INSERT ", "UPDATE ", "DELETE ", "PRAGMA ", "WHERE ", "\n", "/", "xmlns", "User-agent")
CODE_PARTS = ('="', "{%", "::", "='{{", "%s, ", "->")


def python_texts(source: str, path: str) -> list[Shown]:
    """Return the texts of a module, which is at `path`."""
    return [
        Shown(path, line, text, role) for line, text, role in _texts(ast.parse(source), Role.TEXT) if _is_text(text)
    ]


def _texts(node: ast.AST, role: Role) -> Iterator[tuple[int, str, Role]]:
    match node:
        case ast.JoinedStr():
            yield node.lineno, _joined(node), role
        case ast.Constant(value=str() as text):
            yield node.lineno, text, role
        case ast.keyword(arg=name, value=value):
            yield from _texts(value, LABELS.get(name or "", Role.TEXT))
        case _:
            for child in ast.iter_child_nodes(node):
                if not _is_hidden(child) and not _is_annotation(node, child):
                    yield from _texts(child, Role.TEXT)
            return
    for child in ast.walk(node) if isinstance(node, ast.JoinedStr) else ():
        # Texts in the expressions of a text, such as the words of a condition.
        if isinstance(child, ast.FormattedValue):
            yield from _texts(child.value, Role.TEXT)


def _joined(node: ast.JoinedStr) -> str:
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)


def _is_hidden(node: ast.AST) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Import() | ast.ImportFrom() | ast.JoinedStr(values=[]):
            return True
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
            return name in HIDDEN_CALLS
        case ast.Assign(targets=[ast.Name(id=name)]):
            return name in HIDDEN_NAMES
    return False


def _is_annotation(parent: ast.AST, child: ast.AST) -> bool:
    return child is getattr(parent, "annotation", None) or child is getattr(parent, "returns", None)


def _is_text(text: str) -> bool:
    has_words = " " in text.strip() or (text[:1].isupper() and text[1:].islower())
    return has_words and not text.startswith(CODE_STARTS) and not any(part in text for part in CODE_PARTS)
