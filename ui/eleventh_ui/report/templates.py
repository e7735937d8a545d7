"""The one place where templates are filled: the pages of this package, by Jinja2.

Whatever a template prints is escaped for its format as it is printed, so none can forget to: only
what is `Markup` already goes through as it is, which is what templates themselves make and what
this package draws. There is nothing that turns it off in a template.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.filters import do_mark_safe


def fill_template(name: str, escape: Callable[[str], str], values: Mapping[str, Any]) -> str:
    """The page of this name, filled. `escape` makes text of a stranger to text of the format.

    A name that the values lack is an error, never an empty place.
    """

    def finish(value: object) -> object:
        return value if hasattr(value, "__html__") else mark_safe(escape(str(value)))

    pages = Environment(
        loader=PackageLoader("eleventh_ui.report", "pages"),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=finish,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    del pages.filters["safe"]
    return pages.get_template(name).render({"shape_of": name_shape, **values})


def name_shape(block: object) -> str:
    """What kind of block it is, as templates name it."""
    return type(block).__name__


def mark_safe(text: str) -> str:
    """Text that is of the format already, and is printed as it is."""
    return do_mark_safe(text)
