"""One refresh in a process of its own, measured from outside; what is compared is the callers'."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from time import sleep

STEPS = """
import json, sys, time
from pathlib import Path
from zhengce import pipeline

def main():
    spent = {}
    last = time.monotonic()

    def on_progress(done, item):
        nonlocal last
        now = time.monotonic()
        name = done if done in ("documents", "release") else f"{done} {item}"
        spent[name] = spent.get(name, 0) + now - last
        last = now

    began = time.monotonic()
    outcome = pipeline.refresh(
        Path(sys.argv[1]), Path(sys.argv[2]), engine=sys.argv[3], on_progress=on_progress
    )
    whole = time.monotonic() - began
    print(json.dumps({"seconds": whole, "read": outcome.read, "steps": spent, "rows": dict(outcome.rows)}))

if __name__ == "__main__":
    main()
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one refresh took."""

    seconds: float
    read: int
    steps: Mapping[str, float]
    rows: Mapping[str, int]
    peak: int
    """Bytes of the largest of its processes (resident)."""
    processor: float
    """Seconds of processors, of all its processes."""


def refresh(source: Path, output: Path, engine: str) -> Measured:
    """Refresh once; raises CalledProcessError when it fails."""
    script = output.parent / "refresh_once.py"
    script.write_text(STEPS)
    process = subprocess.Popen(
        [sys.executable, script, source, output, engine], stdout=subprocess.PIPE, text=True
    )
    peaks: dict[int, int] = {}
    watch = threading.Thread(target=_watch, args=(process, peaks))
    watch.start()
    out, _ = process.communicate()
    watch.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, "refresh")
    spent = os.times()
    found = json.loads(out)
    processor = spent.children_user + spent.children_system - _before[0]
    _before[0] += processor
    return Measured(**found, peak=max(peaks.values()), processor=processor)


_before = [0.0]
"""Seconds of processors of the refreshes measured before."""


def _watch(process: subprocess.Popen[str], peaks: dict[int, int]) -> None:
    """The greatest resident size of the process and those it starts (Linux)."""
    while process.poll() is None:
        for pid in _family(process.pid):
            peaks[pid] = max(peaks.get(pid, 0), _peak(pid))
        sleep(0.2)


def _family(pid: int) -> list[int]:
    found = [pid]
    for folder in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [
                grown for child in folder.read_text().split() for grown in _family(int(child))
            ]
        except OSError:
            continue
    return found


def _peak(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM")), 0)
