"""Reading a text costs no import of a parser's library."""

import subprocess
import sys

PROBE = """
import sys
import zhengce.intake as intake
page = intake.read_page(intake.source("一、工作\\n".encode("gbk"), document_id="a", path="a.txt"))
assert page.blocks[0].text == "一、工作"
heavy = {"lxml", "pypdfium2", "markdown_it", "pandas", "pyarrow", "charset_normalizer"}
print(sorted(heavy & set(sys.modules)))
"""


def test_a_text_needs_the_standard_library_only() -> None:
    printed = subprocess.run(
        [sys.executable, "-c", PROBE],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert printed.stdout.strip() == "[]"
