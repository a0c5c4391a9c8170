"""The assets: raw documents, one per table of the schema, quality, release, portal.

Each, and all tables together, calls one step of ``zhengce.pipeline`` and says in metadata what
came of it.  They hand each other files of the run's folder, so a single one cannot be made
alone: run the job.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import dagster as dg

from zhengce import intake, pipeline
from zhengce.orchestration import checks
from zhengce.orchestration.resources import OnProgress, OpenRun
from zhengce.tables import schema
from zhengce.tables.schema import Column, Table

RAW, QUALITY, RELEASE, PORTAL = "raw_documents", "quality", "release", "portal"
_LATE, _STALE = timedelta(hours=26), timedelta(hours=50)
"""After which a release that is refreshed daily is one, or two refreshes behind."""
_PREVIEW_ROWS = 5
_PREVIEW_WIDTH = 60


def assets() -> list[dg.AssetsDefinition]:
    """All assets, in the order in which they are made."""
    tables = tuple(schema.load().tables.values())
    names = [table.name for table in tables]
    return [
        _raw_documents(),
        _tables(tables),
        _quality(names),
        _release(),
        _portal(),
    ]


def _raw_documents() -> dg.AssetsDefinition:
    @dg.asset(name=RAW, group_name="documents", kinds={"python"})
    def made(run: OpenRun, on_progress: OnProgress) -> dg.MaterializeResult[None]:
        """Every document of the source folder; only what has changed is read, what cannot be read is quarantined."""
        collected = pipeline.collect(run, on_progress)
        return dg.MaterializeResult(
            metadata={
                "dagster/row_count": collected.documents,
                "read": collected.read,
                "quarantined": len(collected.quarantined),
                "newest change": str(collected.created_at),
                "source": _place(run.source),
            }
        )

    return made


def _place(root: Path | str) -> dg.MetadataValue[str]:
    if isinstance(root, Path):
        return dg.MetadataValue.path(str(root.resolve()))
    return dg.MetadataValue.text(root)  # Dagster's own URLs are those of a browser


def _needed(table: Table, earlier: Sequence[str]) -> list[str]:
    """The assets that a table is made of: a view's tables, and those its rows refer to."""
    referred = {key.table for key in table.foreign_keys} | set(
        table.view.tables if table.view else ()
    )
    return [RAW, *(name for name in earlier if name in referred)]


def _tables(tables: Sequence[Table]) -> dg.AssetsDefinition:
    """One step for all tables: one of many documents is checked beside the making of the next."""

    @dg.multi_asset(
        name="tables",
        specs=[_spec(table, tables[:place]) for place, table in enumerate(tables)],
        check_specs=[checks.spec(table.name) for table in tables],
        can_subset=True,
    )
    def made(
        context: dg.AssetExecutionContext, run: OpenRun, on_progress: OnProgress
    ) -> Iterator[dg.MaterializeResult[None]]:
        pipeline.make_tables(run, on_progress)
        rows = run.rows()
        for table in tables:
            if dg.AssetKey(table.name) in context.selected_asset_keys:
                yield dg.MaterializeResult(
                    asset_key=table.name,
                    metadata={
                        "dagster/row_count": rows[table.name],
                        "preview": _preview(run.table(table.name)),
                    },
                    check_results=[checks.result(table.name, run.results_of(table.name))],
                )

    return made


def _spec(table: Table, earlier: Sequence[Table]) -> dg.AssetSpec:
    return dg.AssetSpec(
        table.name,
        group_name="views" if table.derived else "tables",
        deps=_needed(table, [other.name for other in earlier]),
        description=f"{table.title_zh} · {table.title_en}\n\n{table.description_en}",
        metadata={"dagster/column_schema": _column_schema(table)},
        kinds={"duckdb", "parquet"},
    )


def _quality(tables: Sequence[str]) -> dg.AssetsDefinition:
    @dg.asset(
        name=QUALITY,
        group_name="release",
        deps=tables,
        kinds={"duckdb"},
        check_specs=[checks.spec(QUALITY)],
    )
    def made(run: OpenRun, on_progress: OnProgress) -> Iterator[dg.MaterializeResult[None]]:
        """What all checks found, those between the tables included."""
        found = pipeline.check_across(run, on_progress)
        every = run.results()
        yield dg.MaterializeResult(
            metadata={
                "passed": sum(result.passed for result in every),
                "warned": sum(not result.passed for result in every),
            },
            check_results=[checks.result(QUALITY, found)],
        )

    return made


def _release() -> dg.AssetsDefinition:
    @dg.asset(
        name=RELEASE,
        group_name="release",
        deps=[QUALITY],
        kinds={"parquet", "csv"},
        freshness_policy=dg.FreshnessPolicy.time_window(fail_window=_STALE, warn_window=_LATE),
    )
    def made(run: OpenRun, on_progress: OnProgress) -> dg.MaterializeResult[None]:
        """The version that users get, published in one stroke; the last one if nothing changed."""
        outcome = pipeline.publish(run, on_progress)
        return dg.MaterializeResult(
            metadata={
                "version": outcome.version,
                "published": outcome.published,
                "path": _place(intake.place(outcome.path)),
                **{f"rows of {name}": rows for name, rows in outcome.rows.items()},
            }
        )

    return made


def _portal() -> dg.AssetsDefinition:
    @dg.asset(name=PORTAL, group_name="release", deps=[RELEASE], kinds={"html"})
    def made(run: OpenRun, on_progress: OnProgress) -> dg.MaterializeResult[None]:
        """The site that shows the release to people; only pages that have changed are written."""
        built = pipeline.portal(run, on_progress)
        return dg.MaterializeResult(
            metadata={
                "files": built.files,
                "written": len(built.written),
                "removed": len(built.removed),
            }
        )

    return made


def _column_schema(table: Table) -> dg.TableSchema:
    return dg.TableSchema(columns=[_column(column, table) for column in table.columns])


def _column(column: Column, table: Table) -> dg.TableColumn:
    return dg.TableColumn(
        name=column.name,
        type=column.type,
        description=f"{column.title_zh} · {column.description_en}",
        constraints=dg.TableColumnConstraints(
            nullable=column.nullable,
            unique=table.key == (column.name,),
            other=[f"one of: {', '.join(column.enum)}"] if column.enum else None,
        ),
    )


def _preview(parquet: Path) -> dg.TableMetadataValue:
    """The first rows, long texts cut."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(parquet) as file:
        batch = next(file.iter_batches(batch_size=_PREVIEW_ROWS), None)
        columns = [dg.TableColumn(name) for name in file.schema_arrow.names]
    rows = [] if batch is None else batch.to_pylist()
    return dg.MetadataValue.table(
        records=[
            dg.TableRecord({name: _cell(value) for name, value in row.items()}) for row in rows
        ],
        schema=dg.TableSchema(columns=columns),
    )


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= _PREVIEW_WIDTH else text[: _PREVIEW_WIDTH - 1] + "…"
