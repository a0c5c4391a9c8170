from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from zhengce import cli
from zhengce.release import versions


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    script = Path(__file__).parents[2] / "integration" / "publisher.py"
    spec = spec_from_file_location("publisher", script)
    assert spec and spec.loader
    publisher = module_from_spec(spec)
    spec.loader.exec_module(publisher)
    root = tmp_path_factory.mktemp("published")
    publisher.tiny(root, range(4))
    return root


def zhengce(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_which_versions_stay(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = str(published)
    assert zhengce("tag", "2026.11.0", "first", "-o", root) == 0
    assert f"Version 2026.11.0 stays in {root} as first." in capsys.readouterr().out
    assert zhengce("prune", "--keep", "2", "-o", root) == 0
    assert "Withdrawn: 2026.11.1\n" in capsys.readouterr().out
    assert zhengce("withdraw", "2026.11.3", "-o", root) == 0
    assert "The latest version is 2026.11.2." in capsys.readouterr().out
    assert zhengce("versions", "-o", root) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if "2026" in line]
    for line, word in zip(lines, ("withdrawn", "latest", "withdrawn", "first"), strict=True):
        assert word in line
    assert zhengce("withdraw", "2026.11.0", "-o", root) == 1
    assert "has the tag first; remove that first" in capsys.readouterr().err
    assert zhengce("untag", "first", "-o", root) == 0
    assert [e.version for e in versions.available(published)] == ["2026.11.0", "2026.11.2"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("tag", "2020.1.0", "x"), 1, "no version 2020.1.0"),
        (("tag", "latest", "a b"), 2, "cannot be a tag"),
        (("untag", "none"), 1, "There is no tag none"),
        (("prune", "--keep", "0"), 2, "0 is not in the range"),
        (("withdraw", "2020.1.0"), 1, "no version 2020.1.0"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_is_one_sentence(
    published: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    assert zhengce(*arguments, "-o", str(published)) == code
    shown = capsys.readouterr().err
    assert said in shown and len(shown.splitlines()) == 1


def test_a_mistyped_folder_is_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "missing"
    assert zhengce("prune", "-o", str(missing)) == 2
    assert "Nothing has been published" in capsys.readouterr().err
    assert not missing.exists()
