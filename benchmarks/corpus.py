"""Makes a corpus: COUNT (10,000) policy documents in FOLDER, each a function of its number alone.

    python benchmarks/corpus.py FOLDER [COUNT] [FIRST]

The sentences are the seeds'; places, departments, dates, numbering, lengths and the five ways of
writing duties vary.  Documents FIRST to FIRST + COUNT are written, so that a corpus can grow.
"""

from __future__ import annotations

import csv
import os
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]
COUNT = 10_000
A_FOLDER = 1_000
"""Documents of a folder."""
CHANGED = 1_560_000_000
"""When every file says that it was changed (8 June 2019): no file depends on when it was made."""

FIELDS = ("社会救助", "养老服务", "医疗服务", "职业教育", "乡村道路", "水污染防治", "科技创新", "营商环境",
          "食品安全", "住房保障", "就业创业", "数字政府", "文化旅游", "节能降耗", "防灾减灾", "粮食生产")  # fmt: skip
GENRES = (
    ("通知", "关于做好{}工作的通知"),
    ("实施意见", "关于加快发展{}的实施意见"),
    ("行动计划", "{}三年行动计划"),
    ("实施方案", "关于推进{}的实施方案"),
    ("办法", "{}管理办法"),
)
BODIES = ("发展改革委", "教育局", "科技局", "工业和信息化局", "公安局", "民政局", "司法局", "财政局",
          "人力资源社会保障局", "自然资源局", "生态环境局", "住房城乡建设局", "交通运输局", "水利局", "农业农村局", "商务局",
          "文化和旅游局", "卫生健康委", "应急管理局", "审计局", "国资委", "市场监管局", "统计局", "医保局", "卫生计生委")  # fmt: skip
LIMITS = ("{year}年底前", "{year}年{month}月底前", "{year}年{month}月{day}日前", "持续推进", "长期坚持",
          "每年{month}月底前", "{year}年—{next}年", "印发之日起{months}个月内", "")  # fmt: skip
GOALS = ("{name}覆盖率达到{share}%以上。", "新增{name}项目{count}个。", "到{year}年，{name}比例不低于{share}%。",
         "{year}年{name}投入增长{few}%。")  # fmt: skip
_DIGITS = "零一二三四五六七八九"
_SENTENCE = re.compile(r"[^。\n（）()：:\t]{18,120}。")
_NUMBERED = re.compile(r"\s*(?:\d+\.|.*?[一二三四五六七八九十]、)")
_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d|年|号|〕)")


@cache
def sentences() -> tuple[str, ...]:
    """Running text of the seeds, one sentence each, lines joined."""
    texts = (path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt")))
    joined = (re.sub(r"\s*\n\s*(?![一二三四五六七八九十（(第])", "", text) for text in texts)
    found = (sentence.strip() for text in joined for sentence in _SENTENCE.findall(text))
    return tuple(dict.fromkeys(sentence for sentence in found if not _NUMBERED.match(sentence)))


@cache
def places() -> tuple[str, ...]:
    """Prefectures, each with its province's name before it where that is told."""
    path = ROOT / "pipelines/zhengce/register/data/places.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(row["name"] for row in csv.DictReader(file) if row["level"] == "prefecture")


def numeral(number: int) -> str:
    """1 to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return f"{_DIGITS[tens] if tens > 1 else ''}十{_DIGITS[ones] if ones else ''}"


class Writer:
    """One document under way: its chance, its place, its day, and how it writes duties."""

    def __init__(self, number: int) -> None:
        self.random = Random(number)
        self.number = number
        self.place = self.random.choice(places())
        self.field = self.random.choice(FIELDS)
        self.day = date(2016, 1, 4) + timedelta(days=self.random.randrange(3_000))
        self.form = self.random.choice(
            (self.sentence, self.bracket, self.lead_and_support, self.labels, self.table)
        )

    def text(self) -> str:
        """The whole document."""
        genre, pattern = self.random.choice(GENRES)
        title = f"{self.place}人民政府办公室{pattern.format(self.field)}"
        units = max(2, min(80, round(self.random.lognormvariate(2.3, 0.7))))
        lines = [title, "", f"政办发〔{self.day.year}〕{self.number % 300 + 1}号", ""]
        lines += ["各县（市、区）人民政府，市政府各部门：", self.body(1, 2), ""]
        if self.form == self.table:
            lines += ["分工内容", "\t责任部门", "\t完成时限", ""]
        lines += self.articles(units) if genre == "办法" else self.chapters(units)
        lines += [
            "",
            f"{self.place}人民政府办公室",
            f"{self.day:%Y}年{self.day.month}月{self.day.day}日",
        ]
        return "\n".join(lines) + "\n"

    def chapters(self, units: int) -> Iterator[str]:
        """一、 with （一） below it, and at times 1. below that."""
        chapter = 0
        while units > 0:
            chapter += 1
            yield f"{numeral(chapter)}、推进{self.random.choice(FIELDS)}"
            below = min(units, self.random.randint(1, 6))
            for number in range(1, below + 1):
                yield self.form(f"（{numeral(number)}）{self.heading()}", self.body(1, 4))
                if self.random.random() < 0.2:
                    yield from (
                        f"{n}.{self.body(1, 1)}" for n in range(1, self.random.randint(3, 6))
                    )
            units -= below

    def articles(self, units: int) -> Iterator[str]:
        """第一条 to the last."""
        return (self.form(f"第{numeral(n)}条 ", self.body(1, 4)) for n in range(1, units + 1))

    def heading(self) -> str:
        """A short sentence."""
        return f"{self.random.choice(('加强', '完善', '推进', '健全'))}{self.random.choice(FIELDS)}{self.random.choice(('体系', '机制', '建设', '监管'))}。"

    def body(self, least: int, most: int) -> str:
        """Sentences, their small numbers changed; now and then one is a goal."""
        chosen = self.random.choices(sentences(), k=self.random.randint(least, most))
        text = _NUMBER.sub(lambda _: str(self.random.randint(2, 98)), "".join(chosen))
        if self.random.random() < 0.15:
            text += self.filled(self.random.choice(GOALS), name=self.random.choice(FIELDS))
        return text

    def filled(self, pattern: str, **more: str) -> str:
        """A pattern with its years and numbers."""
        year = self.day.year + self.random.randint(0, 4)
        chance = self.random.randint
        return pattern.format(
            year=year, next=year + chance(1, 3), month=chance(1, 12), day=chance(1, 28),
            months=chance(1, 12), share=chance(10, 99), count=chance(2, 900), few=chance(2, 20), **more,
        )  # fmt: skip

    def bodies(self, least: int, most: int) -> str:
        """Departments of the place, the 、 between them."""
        chosen = self.random.sample(BODIES, self.random.randint(least, most))
        return "、".join(f"市{body}" for body in chosen) + (
            "等" if self.random.random() < 0.1 else ""
        )

    def limit(self) -> str:
        """A time limit as printed, or nothing."""
        return self.filled(self.random.choice(LIMITS))

    # --- the ways of writing duties ---

    def sentence(self, label: str, text: str) -> str:
        limit = self.limit()
        when = f"，{limit}完成" if limit.endswith("前") else ""
        return f"{label}{text}由{self.bodies(1, 1)}牵头，会同{self.bodies(1, 3)}落实{when}。"

    def bracket(self, label: str, text: str) -> str:
        return f"{label}{text}（{self.bodies(1, 5)}负责）"

    def lead_and_support(self, label: str, text: str) -> str:
        return f"{label}{text}（牵头单位：{self.bodies(1, 1)}，配合单位：{self.bodies(1, 5)}）"

    def labels(self, label: str, text: str) -> str:
        limit = self.limit() or "持续推进"
        return f"{label}{text}（完成时限：{limit}，责任单位：{self.bodies(1, 4)}）"

    def table(self, label: str, text: str) -> str:
        return f"\t{label}{text}\n\t{self.bodies(1, 4)}\n\t{self.limit() or '持续推进'}\n"


def document(number: int) -> tuple[str, str]:
    """Path and text of the document of a number."""
    return f"{number // A_FOLDER:05d}/{number:08d}.txt", Writer(number).text()


def write(folder: Path, numbers: Sequence[int]) -> int:
    """Write documents below ``folder`` and return their characters."""
    characters = 0
    for number in numbers:
        path, text = document(number)
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        os.utime(file, (CHANGED, CHANGED))
        characters += len(text)
    return characters


def main() -> None:
    """Write the corpus and say how large it is."""
    folder, *counts = sys.argv[1:]
    count, first = (*map(int, counts), *(COUNT, 0)[len(counts) :])
    numbers = range(first, first + count)
    written = sum(
        write(Path(folder), [*islice(numbers, at, at + A_FOLDER)])
        for at in range(0, count, A_FOLDER)
    )
    sys.stdout.write(f"{count:,} documents, {written / count:,.0f} characters each, in {folder}\n")


if __name__ == "__main__":
    main()
