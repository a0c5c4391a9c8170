"""SHA256SUMS of a folder, in the format of ``sha256sum -c``; judges nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from zhengce.release import files
from zhengce.release.errors import ReleaseError, reason

NAME = "SHA256SUMS"

_LINE = re.compile(r"([0-9a-f]{64})  ([^/\n\\][^\n\\]*)", re.ASCII)


def write(folder: Path, hashed: Mapping[str, str] = MappingProxyType({})) -> None:
    """Write SHA256SUMS over every other file below ``folder``; raises OSError.

    ``hashed`` has the hashes of files that are known.
    """
    lines = [
        f"{hashed.get(name) or files.sha256(folder / name)}  {name}\n"
        for name in files.names(folder)
        if name != NAME
    ]
    (folder / NAME).write_text("".join(lines), encoding="utf-8", newline="\n")


def read(folder: Path) -> dict[str, str]:
    """The hash of each file by its path; raises ReleaseError when missing or damaged."""
    path = folder / NAME
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise ReleaseError(f"{path} is missing.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ReleaseError(f"{path} cannot be read: {reason(error)}.") from error
    found = {}
    for number, line in enumerate(lines, start=1):
        match = _LINE.fullmatch(line)
        if match is None or ".." in Path(match[2]).parts:
            raise ReleaseError(f"{path} is damaged in line {number}.")
        found[match[2]] = match[1]
    return found
