"""The index of the words of the library's entries: full-text search on PostgreSQL, and FTS5 on SQLite.

The words are folded already. PostgreSQL therefore gets them as they are, without a dictionary, and SQLite's tokeniser
`ascii` only splits them at spaces: it leaves every character that is not ASCII alone.
"""

from __future__ import annotations

from typing import Any

POSTGRESQL = (
    # By code points, like SQLite.
    'ALTER TABLE case_studies_libraryentry ALTER COLUMN sort_key TYPE varchar(200) COLLATE "C"',
    """ALTER TABLE case_studies_libraryentry ADD COLUMN search tsvector
       GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED""",
    "CREATE INDEX entry_search ON case_studies_libraryentry USING gin (search)",
)
SQLITE = (
    """CREATE VIRTUAL TABLE case_studies_words USING fts5(
       words, content='case_studies_libraryentry', content_rowid='case_id', tokenize='ascii', detail=none)""",
    """CREATE TRIGGER entry_words_added AFTER INSERT ON case_studies_libraryentry BEGIN
       INSERT INTO case_studies_words(rowid, words) VALUES (new.case_id, new.words); END""",
    """CREATE TRIGGER entry_words_deleted AFTER DELETE ON case_studies_libraryentry BEGIN
       INSERT INTO case_studies_words(case_studies_words, rowid, words) VALUES ('delete', old.case_id, old.words);
       END""",
    """CREATE TRIGGER entry_words_changed AFTER UPDATE ON case_studies_libraryentry BEGIN
       INSERT INTO case_studies_words(case_studies_words, rowid, words) VALUES ('delete', old.case_id, old.words);
       INSERT INTO case_studies_words(rowid, words) VALUES (new.case_id, new.words); END""",
)


def create_search(apps: Any, editor: Any) -> None:
    """Create the index, and on SQLite the triggers that keep it up to date."""
    for statement in POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


def drop_search(apps: Any, editor: Any) -> None:
    """Drop what the table of the entries does not take along."""
    if editor.connection.vendor == "sqlite":
        for name in ("added", "deleted", "changed"):
            editor.execute(f"DROP TRIGGER entry_words_{name}")
        editor.execute("DROP TABLE case_studies_words")
