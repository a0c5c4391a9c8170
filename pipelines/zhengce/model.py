"""The records that the rooms hand to each other, and nothing that computes.

Every record is frozen.  A record holds only what was *found*: identifiers and
columns that follow from other columns (a clause's id, its depth, the quoted
text) are derived when the tables are assembled, so no table is spelt out here.

Offsets are 0-based, end-exclusive code points into ``Extraction.text``.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MethodType
from typing import Any, Literal, NamedTuple, Protocol, TypeVar

# --- vocabularies (the enumerations of schemas/fields.yml, for the type checker) ---

Level = Literal[
    "national", "province", "prefecture", "county", "township", "association", "enterprise"
]
Genre = Literal[
    "notice", "opinions", "plan", "measures", "division", "points", "decision", "reply", "other"
]
Layout = Literal["table", "bracketed", "labelled", "articles", "plain"]
ClauseKind = Literal["preamble", "heading", "provision", "table_row"]
Role = Literal["lead", "support", "responsible"]
Basis = Literal["column", "label", "sentence"]
DeadlineKind = Literal["by", "period", "from", "ongoing", "phased", "recurring", "duration"]
DurationUnit = Literal["day", "working_day", "week", "month", "year"]
Precision = Literal["day", "month", "year"]
Comparator = Literal["eq", "ge", "le", "gt", "lt", "increase", "decrease"]
Relation = Literal["implements", "forwards", "repeals", "mentions"]
IssueCode = Literal[
    "numbering_gap",
    "label_without_rows",
    "unknown_organisation",
    "date_not_understood",
    "table_not_understood",
]
CorrectionAction = Literal["replace", "delete", "insert_before", "insert_after", "override"]
UnreadableReason = Literal[
    "empty",
    "binary",
    "undecodable",
    "too_large",
    "unsupported",
    "no_text",
    "encrypted",
    "corrupt",
    "hostile",
    "vanished",
]


Record = TypeVar("Record", bound=tuple[Any, ...])


def maker(record: type[Record]) -> Callable[[tuple[Any, ...]], Record]:
    """What makes a named tuple of a tuple of all its values, in their order, unchecked.

    A named tuple's own constructor is a function in Python around this one: the few kinds of record
    of which a document has hundreds go without it.
    """
    return MethodType(tuple.__new__, record)


# --- intake ---


@dataclass(frozen=True, slots=True)
class Companion:
    """What a person says of a document beside it: where it is from, and what its metadata are."""

    url: str | None = None
    publisher: str | None = None
    licence: str | None = None
    date_accessed: date | None = None
    overrides: tuple[tuple[str, str | date], ...] = ()
    """Of fields of ``Document`` the values that hold, whatever is read; in the order of the file."""
    reason: str | None = None
    """Why; None without overrides."""


@dataclass(frozen=True, slots=True)
class Source:
    """One raw document as it was found: its bytes and where they came from."""

    document_id: str
    path: str
    """Path below the source root, ``/``-separated."""
    data: bytes
    sha256: str
    media_type: str
    changed: float = 0.0
    """When it was last changed, or what is said of it, in seconds since 1970; 0: nobody knows."""
    companion: Companion | None = None


class Unreadable(Exception):
    """A source that cannot be read; it is quarantined, never published in part."""

    def __init__(self, reason: UnreadableReason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
        """A sentence that a person understands."""


class Cell(NamedTuple):
    """Where a block stands in a table of its page; rows and columns count from 0."""

    table: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


class Block(NamedTuple):
    """One line or paragraph of a page, or one table cell (its paragraphs ``\\n``-joined)."""

    text: str
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A decoded document: its blocks in reading order, before any reading."""

    blocks: tuple[Block, ...]
    encoding: str
    wrapped: bool
    """Blocks are physical lines, which may break in the middle of a sentence (txt, pdf)."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What the format itself declares, as printed: keys title, document_number, issuer,
    index_number, date_signed, date_published (an HTML page's metadata table)."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A slip in a source that was corrected on its page before it was read."""

    document_id: str
    action: CorrectionAction
    matched: str
    inserted: str | None
    """What ``matched`` was replaced with, or what was put before or after it."""
    explanation: str
    changed: float = field(default=0.0, compare=False)
    """When the file with the correction was last changed, as ``Source.changed``."""


@dataclass(frozen=True, slots=True)
class Override:
    """A field of ``Document`` that was given beside the document, not read in it."""

    matched: str
    """The field's name."""
    value_read: str | None
    """What reading found, dates in ISO 8601."""
    inserted: str
    explanation: str
    action: Literal["override"] = "override"


# --- register ---


@dataclass(frozen=True, slots=True)
class Place:
    """A place of GB/T 2260; the state itself is 100000 中华人民共和国."""

    code: str
    name: str
    level: Level

    def __hash__(self) -> int:
        """That of its code, which a string keeps: what is known of names is looked up by place."""
        return hash(self.code)


@dataclass(frozen=True, slots=True)
class Department:
    """An organisation of the register under its name of today."""

    department_id: str
    name: str
    short_name: str
    function: str
    function_zh: str
    function_en: str
    level: Level
    jurisdiction_code: str
    jurisdiction: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the register says of one printed name."""

    department: Department | None
    """None for a collective of no one function (各有关部门) too."""
    is_collective: bool
    former_name: str | None = None
    """The full name before the reforms, when the printed name is such a one (北京市卫生和计划生育委员会)."""


class Register(Hashable, Protocol):
    """What reading needs to know of the state's organisations and places."""

    @property
    def version(self) -> str:
        """Changes whenever the register's data or rules change."""

    def resolve(self, name: str, place: Place | None) -> Resolution | None:
        """The organisation of a completed name, read in a document of ``place``; None if unknown."""

    @property
    def simplify(self) -> dict[int, str]:
        """For ``str.translate``: traditional characters to simplified, one for one."""

    def place_of(
        self, issuer: str | None, title: str | None, number: str | None, text: str
    ) -> Place | None:
        """The place whose authorities issued a document with these marks."""


# --- reading ---


@dataclass(frozen=True, slots=True)
class Document:
    """What is said of a document as a whole."""

    title: str
    document_number: str | None
    issuer: str | None
    place: Place | None
    genre: Genre
    index_number: str | None
    date_signed: date | None
    date_published: date | None
    layout: Layout
    url: str | None = None
    """This and what follows is given beside the document, never read in it."""
    publisher: str | None = None
    licence: str | None = None
    date_accessed: date | None = None


class Clause(NamedTuple):
    """One numbered unit, or the preamble (path ``0``); the span is its own text, label excluded."""

    path: str
    label: str | None
    heading: str | None
    kind: ClauseKind
    char_start: int
    char_end: int


class Responsibility(NamedTuple):
    """One organisation that a clause gives a duty; the span is the mention's."""

    path: str
    name: str
    resolution: Resolution | None
    role: Role
    basis: Basis
    column_label: str | None
    is_collective: bool
    is_open_ended: bool
    char_start: int
    char_end: int


class Deadline(NamedTuple):
    """One time requirement on a clause; the span is the printed expression's."""

    path: str
    kind: DeadlineKind
    start_date: date | None
    end_date: date | None
    duration_value: int | None
    duration_unit: DurationUnit | None
    precision: Precision | None
    year_inferred: bool
    basis: Basis
    column_label: str | None
    char_start: int
    char_end: int


class Target(NamedTuple):
    """One quantitative goal of a clause."""

    path: str
    metric: str
    comparator: Comparator
    value: float
    unit: str | None
    """None for a bare number (指数达85)."""
    end_date: date | None
    char_start: int
    char_end: int


class Citation(NamedTuple):
    """One document that a clause refers to; title without 《》."""

    path: str
    cited_title: str
    cited_number: str | None
    relation: Relation
    char_start: int
    char_end: int


class Issue(NamedTuple):
    """Something that could not be read, at its place."""

    path: str | None
    code: IssueCode
    excerpt: str
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that was read of one document; tables are tuples in reading order.

    Clauses stand in reading order and never overlap; the other records name
    their clause by ``path``.
    """

    document_id: str
    source_path: str
    source_sha256: str
    media_type: str
    encoding: str
    document: Document
    text: str
    clauses: tuple[Clause, ...]
    responsibilities: tuple[Responsibility, ...]
    deadlines: tuple[Deadline, ...]
    targets: tuple[Target, ...]
    citations: tuple[Citation, ...]
    issues: tuple[Issue, ...] = field(default=())
    corrections: tuple[Correction, ...] = field(default=())
    """Those that were made before reading, in the order in which they were."""
    overrides: tuple[Override, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Quarantined:
    """One source file that was not published, and why."""

    source_path: str
    source_sha256: str | None
    reason: UnreadableReason
    detail: str
    changed: float = 0.0
    """As ``Source.changed``."""
