"""From the bytes of a file to a tree of nodes, or to problems: the only reader of YAML here.

PyYAML's loaders build whatever a file asks for, and enough brackets crash the C one. So only its
parser is used, one event at a time: each event is checked as it comes and the tree grows without
recursion, and reading stops at the first event that goes too deep. The parser itself keeps no more
than about a thousand characters ahead of the event it gives; where it stops in those, what it had
already read is built all the same, so that the guards here speak before the parser does.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import yaml

from eleventh.core.span import Span
from eleventh.lang.problems.characters import split_lines
from eleventh.lang.problems.problem import Problem, Problems
from eleventh.lang.yaml.before_parsing import prepare
from eleventh.lang.yaml.decoding import decode
from eleventh.lang.yaml.errors import note_syntax_error
from eleventh.lang.yaml.nodes import (
    Node,
)
from eleventh.lang.yaml.tree_builder import ParserEvent, TreeBuilder


def read_tree(file: str, data: bytes) -> tuple[Node | None, tuple[Problem, ...]]:
    """Reads one YAML file, shown to people as `file`: a tree, or problems, or both.

    Never raises because of `data`. Without a tree there is at least one error. A tree together
    with errors is a best reading, fit only for finding more problems in the same run.
    """
    found = Problems()
    text = decode(file, data, found)
    if text is None:
        return None, found.all()
    lines = split_lines(text)
    root = None
    if not _note_directives(file, lines, found):
        try:
            root = TreeBuilder(file, lines, found).build(_events(prepare(text)))
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            # ValueError and OverflowError come from escapes and tags that name no character.
            guarded = _stop_before(error, file, text, lines)
            if guarded:
                found.extend(guarded)
            else:
                note_syntax_error(error, file, lines, found)
    return root, found.all()


def _stop_before(error: Exception, file: str, text: str, lines: list[str]) -> tuple[Problem, ...]:
    """The problems at which a guard stops in the text before the parser's error, if one does.

    A parser may have a limit of its own (libyaml since 0.2.6: 1,000 brackets) and, as it looks
    ahead, raise before it gives the events that lead there. Whatever it says, the guard is first.
    """
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return ()
    before = Problems()
    builder = TreeBuilder(file, lines, before)
    # Cut short, the text may well be no whole YAML; that is told by the first error.
    with suppress(yaml.YAMLError, ValueError, OverflowError):
        builder.build(_events(text[: error.problem_mark.index]))
    return before.all() if builder.stopped else ()


def _events(text: str) -> Iterator[ParserEvent]:
    """The events of the C parser, or of the Python one where PyYAML was built without libyaml."""
    # The loaders are the parsers' only public face; none of what they add is ever called.
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    return iter(loader(text.encode("utf-8")).get_event, None)


def _note_directives(file: str, lines: list[str], found: Problems) -> bool:
    """Refuses a line that starts with `%`: the parser's own check of directives is quadratic."""
    for number, line in enumerate(lines, 1):
        if line.startswith("%"):
            found.add(
                "E014",
                "A line cannot start with `%`",
                Span(file, number, 1, number, 2),
                help="Directives are not used. If this is text, indent it or put it in quotes.",
            )
            return True
    return False
