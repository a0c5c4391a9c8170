"""CITATION.cff: how to name a release as a source (Citation File Format 1.2.0)."""

from __future__ import annotations

import json

from zhengce.release.export import about
from zhengce.release.manifest import Manifest

NAME = "CITATION.cff"


def text(described: Manifest) -> str:
    """The file, in YAML whose values are written as in JSON, which YAML understands."""
    facts = {
        "cff-version": "1.2.0",
        "message": "引用本数据时请注明版本。If you use these data, please name the version.",
        "type": "dataset",
        "title": about.both(about.TITLE),
        "abstract": about.both(about.DESCRIPTION),
        "authors": [{"name": about.PUBLISHER}],
        "version": described.version,
        "date-released": described.created_at,
        "license": described.licence,
        "keywords": [word for term in about.KEYWORDS for word in (term.zh, term.en)],
    }
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in facts.items())
    return "\n".join(lines) + "\n"
