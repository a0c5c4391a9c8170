"""Makes the site of a release: which files it has, in which order; what is on them is elsewhere."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files as package_files
from pathlib import Path
from typing import TYPE_CHECKING

from zhengce import engine
from zhengce.portal import (
    budgets,
    checks,
    digests,
    document,
    explore,
    functions,
    glossary,
    history,
    home,
    listing,
    rows,
    summary,
)
from zhengce.portal.address import document_page
from zhengce.portal.frame import Frame
from zhengce.portal.shown import Shown
from zhengce.portal.shown import read as read_shown
from zhengce.portal.site import Site, write
from zhengce.portal.summary import Summary
from zhengce.portal.words import Words, script_json
from zhengce.release.errors import explained
from zhengce.tables.schema import Term, load

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from zhengce.release.store import Store

BATCH = 48
"""Documents whose rows are in memory together."""


@dataclass(frozen=True, slots=True)
class Built:
    """What came of it."""

    files: int
    """Of the site."""
    written: tuple[str, ...]
    removed: tuple[str, ...]
    large: tuple[str, ...]
    """Of the written ones, those that are larger than planned (``budgets``)."""


def build(
    output: Path,
    store: Store | None = None,
    *,
    chosen_engine: str = engine.AUTO,
    on_page: Callable[[str], None] = lambda path: None,
) -> Built:
    """Bring the site in ``output`` up to the release that latest.json names.

    Only files whose content would be another are written, and sent to ``store``, of which
    ``output`` is a copy.  To be called by the only publisher to ``output``.  Raises ReleaseError.
    """
    with explained(output):
        site = Site.read(output, store)
        shown = read_shown(output, store)
        made_of = digests.of(digests.code(), shown.made_of())
        if site.made_of == made_of and site.is_whole():
            return Built(len(site.known), (), (), ())
        with summary.opened(shown) as database:
            large = tuple(_make(site, shown, database, chosen_engine, on_page))
        site.finish(made_of)
    return Built(len(site.kept), tuple(site.written), tuple(site.removed), large)


def _make(
    site: Site,
    shown: Shown,
    database: DuckDBPyConnection,
    chosen_engine: str,
    on_page: Callable[[str], None],
) -> Iterator[str]:
    """Bring all files up to date; which of the written pages are too large."""
    count = shown.manifest.tables["documents"].rows
    found = summary.summarise(database, count)
    frame = Frame(Words(load(), found.functions))
    made_by = digests.of(digests.code(), shown.manifest.register_version)
    planned = {
        document_page(name): (name, digests.of(made_by, rows))
        for name, rows in digests.documents(database)
    }
    data = explore.data_files(shown, frame.words, database)
    together = functions.together(database)
    named = functions.plan(found, digests.functions(database), together)
    strips = home.strips(shown, listing.newest(database, home.NEWEST))
    by_document = {strip.document["document_id"]: strip for strip in strips}
    lists = listing.plan(database, by_document, count)
    site.begin((*planned, *(file.path for file in data), *named, *lists))
    for path, content in _assets():
        site.put(path, content)
    for file in data:
        if not site.keeps(file.path, file.digest):
            site.put(file.path, file.content(database), file.digest)
    due = [code for path, (code, digest) in named.items() if not site.keeps(path, digest)]
    for path, content in functions.pages(database, found, frame, together, due):
        site.put(path, content, named[path][1])
    listed = [number for path, (number, digest) in lists.items() if not site.keeps(path, digest)]
    for path, content in listing.pages(database, by_document, frame, count, listed):
        site.put(path, content, lists[path][1])
        if budgets.exceeds(path, len(content)):
            yield path
    for path, content in _pages(shown, found, database, frame, data, strips):
        site.put(path, content)
        if budgets.exceeds(path, len(content)):
            yield path
    yield from _documents(site, shown, planned, found.functions, chosen_engine, on_page)


def _pages(
    shown: Shown,
    found: Summary,
    database: DuckDBPyConnection,
    frame: Frame,
    data: Sequence[explore.DataFile],
    strips: Sequence[home.Strip],
) -> Iterator[tuple[str, bytes]]:
    """All files that are cheap to make, by their paths."""
    texts = explore.searches_text(database)
    if texts:
        yield "data/clause_text.js", explore.clause_text(database)
    yield "data/words.js", frame.words.script().encode()
    yield "data/tables.js", explore.tables_script(shown, frame.words, data)
    yield "data/release.js", _release(shown)
    yield home.PAGE, home.page(shown, found, strips, frame)
    yield explore.PAGE, explore.page(shown, frame, texts=texts)
    yield functions.LIST, functions.listing(found, frame)
    yield history.PAGE, history.page(shown, frame)
    yield checks.PAGE, checks.page(shown, database, frame)
    yield glossary.PAGE, glossary.page(shown, frame)


def _documents(
    site: Site,
    shown: Shown,
    planned: Mapping[str, tuple[str, str]],
    names: Mapping[str, Term],
    chosen_engine: str,
    on_page: Callable[[str], None],
) -> Iterator[str]:
    """Make the pages of those documents that have changed, in several processes when they are
    many; which are too large."""
    due = [name for path, (name, digest) in planned.items() if not site.keeps(path, digest)]
    batches = [due[start : start + BATCH] for start in range(0, len(due), BATCH)]
    job = functools.partial(_write_documents, site.root, shown.folder / "parquet", names)
    for made in engine.run(job, batches, chosen_engine):
        for paths in made:
            if isinstance(paths, engine.Lost):
                raise RuntimeError(f"The page of {paths.item} ends the process that makes it.")
            for path, is_large in paths:
                site.wrote(path, planned[path][1])
                on_page(path)
                if is_large:
                    yield path


def _write_documents(
    output: Path, parquet: Path, names: Mapping[str, Term], ids: Sequence[str]
) -> list[tuple[str, bool]]:
    """Write the pages of some documents; return their paths, and whether they are too large."""
    frame = _frame(tuple(names.items()))
    written = []
    for tables in rows.of_documents(parquet, ids).values():
        path, content = document.page(tables, frame)
        write(output, path, content)
        said, text = tables["documents"][0], tables["texts"][0]["text"]
        written.append((path, budgets.document_exceeds(said, text, len(content))))
    return written


@functools.lru_cache(maxsize=1)
def _frame(names: tuple[tuple[str, Term], ...]) -> Frame:
    """The frame of this process."""
    return Frame(Words(load(), dict(names)))


def _assets() -> Iterator[tuple[str, bytes]]:
    """Styles and scripts, without what only people who change them need."""
    folder = package_files(__package__).joinpath("assets")
    for asset in sorted(folder.iterdir(), key=lambda asset: asset.name):
        content = asset.read_text("utf-8")
        lines = (line.strip() for line in content.splitlines())
        yield f"assets/{asset.name}", ("\n".join(filter(None, lines)) + "\n").encode()


def _release(shown: Shown) -> bytes:
    said = {
        "version": shown.entry.version,
        "created_at": shown.entry.created_at,
        "path": shown.entry.path,
    }
    return f"window.zcRelease={script_json(said)}\n".encode()
