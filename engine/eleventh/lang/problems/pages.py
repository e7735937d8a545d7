"""The page of a problem code: the document that is also its test."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from eleventh.lang.problems.codes.code import ProblemCode

CHECKOUT = Path(__file__).parents[4] / "tests" / "lang" / "problems"


def read_page(code: ProblemCode) -> str:
    """The page in Markdown, as shipped in the package or as it stands in the checkout; its title
    alone where there is neither."""
    shipped = files("eleventh.lang.problems").joinpath("documents", f"{code.id}.md")
    if shipped.is_file():
        return shipped.read_text(encoding="utf-8")
    page = CHECKOUT / f"{code.id}.md"
    return page.read_text(encoding="utf-8") if page.is_file() else f"# {code.id} {code.title}"
