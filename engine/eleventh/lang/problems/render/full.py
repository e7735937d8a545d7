"""Problems for a person at a terminal: what, where, the line itself, and what to do.

error[E007]: The key `seats` is given twice
  --> scenario.yaml:12:1
   |
12 | seats:
   | ^^^^^ given again here
  ::: scenario.yaml:9:1
   |
 9 | seats:
   | ----- first given here
   |
   = help: Keep one of them, or join what they say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from eleventh.lang.problems.characters import make_visible, split_lines
from eleventh.lang.problems.problem import Label, Problem
from eleventh.lang.problems.render.excerpt import cut_excerpt

_RED, _YELLOW, _BLUE, _BOLD = "31;1", "33;1", "34;1", "1"


class _Paint:
    """Adds colours, or nothing."""

    __slots__ = ("_on",)

    def __init__(self, on: bool) -> None:
        self._on = on

    def __call__(self, colour: str, text: str) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if self._on else text


def render_full(problems: Iterable[Problem], sources: Mapping[str, str], *, colour: bool) -> str:
    """The problems, an empty line between two of them."""
    paint = _Paint(colour)
    lines = {file: split_lines(text.removeprefix("\ufeff")) for file, text in sources.items()}
    return "\n".join(_render_problem(problem, lines, paint) for problem in problems)


def _render_problem(problem: Problem, lines: Mapping[str, list[str]], paint: _Paint) -> str:
    strong = _RED if problem.severity == "error" else _YELLOW
    gutter = max(len(str(label.span.line)) for label in problem.labels)
    out = [
        paint(strong, f"{problem.severity}[{problem.code}]")
        + paint(_BOLD, f": {make_visible(problem.headline)}")
    ]
    for number, label in enumerate(problem.labels):
        primary = number == 0
        out += _render_place(label, lines, gutter, paint, strong if primary else _BLUE, primary)
    if problem.help is not None:
        out.append(paint(_BLUE, f"{' ' * gutter} |"))
        out.append(f"{paint(_BLUE, ' ' * gutter + ' =')} help: {make_visible(problem.help)}")
    return "".join(f"{line}\n" for line in out)


def _render_place(
    label: Label,
    lines: Mapping[str, list[str]],
    gutter: int,
    paint: _Paint,
    colour: str,
    primary: bool,
) -> list[str]:
    span = label.span
    note = f" {make_visible(label.text)}" if label.text else ""
    arrow = paint(_BLUE, " " * gutter + ("-->" if primary else ":::"))
    where = f"{arrow} {make_visible(span.file)}:{span.line}:{span.column}"
    source = lines.get(span.file, [])
    if span.line > len(source):
        return [where + note]
    part = cut_excerpt(source[span.line - 1], span)
    under = " " * part.start + paint(colour, ("^" if primary else "-") * part.width + note)
    empty = paint(_BLUE, f"{' ' * gutter} |")
    numbered = paint(_BLUE, f"{span.line:>{gutter}} |")
    return [where, empty, f"{numbered} {part.text}".rstrip(), f"{empty} {under}"]
