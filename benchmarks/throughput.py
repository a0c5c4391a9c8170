"""How long reading a document takes, against one look at its text in the same process.

The look is ``unicodedata.normalize("NFKC", text)`` and one regular expression over the text,
the least that a reader of Chinese documents usually does.  Target: a ratio below 3.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import zhengce

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
ROUNDS = 30
TARGET = 3.0
WORDS_AND_NUMBERS = re.compile(r"[^\W\d_]+|\d+")


def main() -> None:
    """Print seconds and the ratio; rounds of both alternate, so that both meet the same noise."""
    documents = [(path.stem, path.read_bytes()) for path in SEEDS]
    texts = [data.decode() for _, data in documents]

    def read() -> None:
        for name, data in documents:
            zhengce.extract(data, document_id=name)

    def look() -> None:
        for text in texts:
            WORDS_AND_NUMBERS.findall(unicodedata.normalize("NFKC", text))

    read()  # the register is loaded and the patterns are compiled once
    pairs = [(seconds(read), seconds(look)) for _ in range(ROUNDS)]
    reading, looking = (median(column) for column in zip(*pairs, strict=True))
    characters = sum(map(len, texts))
    sys.stdout.write(
        f"{len(documents)} documents, {characters:,} characters, median of {ROUNDS} rounds\n"
        f"extract           {reading * 1000:8.2f} ms  {characters / reading / 1e6:6.2f} M chars/s\n"
        f"NFKC and one re   {looking * 1000:8.2f} ms  {characters / looking / 1e6:6.2f} M chars/s\n"
        f"ratio             {reading / looking:8.2f}     target below {TARGET:g}\n"
    )


def seconds(work: Callable[[], None]) -> float:
    """How long ``work`` takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


if __name__ == "__main__":
    main()
