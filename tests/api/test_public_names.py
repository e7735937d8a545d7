"""`import eleventh`: the names it promises, and what importing them costs."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

import eleventh as eh

HEAVY = ("yaml", "jsonschema", "textual", "click", "sqlite3", "eleventh.core", "eleventh.lang")


def ran(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments, "-c", code], capture_output=True, text=True, check=False
    )


def test_importing_it_imports_nothing_heavy() -> None:
    told = ran("import eleventh, sys; print(*sys.modules)")
    loaded = told.stdout.split()
    assert "eleventh" in loaded
    assert [each for each in HEAVY if each in loaded] == []


def test_every_name_it_lists_is_there() -> None:
    for name in eh.__all__:
        assert getattr(eh, name) is not None
    assert dir(eh) == sorted(eh.__all__)


def test_a_star_import_brings_just_these_names() -> None:
    told = ran("from eleventh import *; print(*sorted(set(dir()) - {'__version__'}))")
    own = [each for each in told.stdout.split() if not each.startswith("__")]
    assert own == sorted(each for each in eh.__all__ if not each.startswith("__"))


def test_a_name_it_does_not_have_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'lod'"):
        eh.lod  # noqa: B018


@pytest.mark.slow
def test_types_of_the_public_names_are_known_to_a_type_checker(tmp_path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import eleventh as eh\n"
        "reveal_type(eh.load('x').seats)\n"
        "reveal_type(eh.Match('x').turn)\n"
        "reveal_type(eh.__version__)\n"
        "eh.playouts('x', game=3)\n"
    )
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", str(script)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    ).stdout
    revealed = re.findall(r'Revealed type is "(.*)"', checked.replace("builtins.", ""))
    assert revealed == ["tuple[str, ...]", "int", "str"]
    assert 'Unexpected keyword argument "game"' in checked


def test_python_m_eleventh_is_the_command() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "eleventh", "--version"], capture_output=True, text=True, check=True
    )
    assert told.stdout == f"eleventh {eh.__version__}\n"
    wrong = subprocess.run(
        [sys.executable, "-m", "eleventh", "lst"], capture_output=True, text=True, check=False
    )
    assert wrong.returncode == 2
    assert wrong.stderr.startswith("eleventh: There is no command 'lst'.")


def test_python_m_eleventh_without_the_command_says_what_to_install() -> None:
    code = (
        "import importlib.metadata as m, runpy, sys\n"
        "m.entry_points = lambda **kw: ()\n"
        "runpy.run_module('eleventh', run_name='__main__')"
    )
    told = ran(code)
    assert told.returncode == 1
    assert "The command `eleventh` is not installed" in told.stderr
    assert "Traceback" not in told.stderr
