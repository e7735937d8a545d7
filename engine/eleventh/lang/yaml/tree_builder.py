"""Builds the tree from the parser's events, one at a time and without recursion.

Every guard that concerns structure is here: aliases, anchors and tags, keys, depth and number of
nodes, a second document. A guard that can guess what was meant lets the tree grow on, so that one
run shows as many problems as possible; one that cannot leaves the file without a tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeAlias

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from eleventh.core.span import Span
from eleventh.lang.problems.characters import (
    FORBIDDEN_IN_KEY,
    FORBIDDEN_IN_TEXT,
    name_character,
    quote,
)
from eleventh.lang.problems.numerals import help_with_comma
from eleventh.lang.problems.problem import Label, Problems
from eleventh.lang.yaml.nodes import Mapping, MappingEntry, Node, Nothing, Sequence, Text
from eleventh.lang.yaml.scalars import SURELY_TEXT, is_text, read_scalar

# The two parsers give events and marks of different classes, and the stubs let each mark be None.
ParserEvent: TypeAlias = Any
ParserMark: TypeAlias = Any

_TAG = re.compile(r"![^\s,\[\]{}]*")

_TIGHT_COLON = re.compile(r"([a-z][\w.]*):(\S.*)", re.ASCII)
_DIGITS_AND_COMMA = re.compile(r"[-+]?[0-9]+,$", re.ASCII)

MAX_DEPTH = 40
"""How many lists and mappings may stand inside each other."""

MAX_NODES = 100_000
"""How many values and keys one file may hold."""


class TreeBuilder:
    """Takes the events of one file; used once.

    `stopped` tells whether a guard ended the building before the events did.
    """

    __slots__ = ("_complete", "_file", "_found", "_good_keys", "_lines", "stopped")

    def __init__(self, file: str, lines: list[str], found: Problems) -> None:
        self._file = file
        self._lines = lines
        self._found = found
        self._complete = True
        self._good_keys: set[str] = set()
        self.stopped = False

    def build(self, events: Iterable[ParserEvent]) -> Node | None:
        """The tree, or None where a problem leaves nothing that could be checked further.

        Lets through what the parser raises while it makes the events.
        """
        root: list[Node] = []
        # The parts of whatever is open: of a mapping, keys and values in turn.
        parts, of_keys = root, False
        outer: list[tuple[list[Node], bool, ParserEvent]] = []
        documents = count = 0
        for event in events:
            kind = type(event)
            if kind is ScalarEvent:
                parts.append(self._scalar(event, of_keys and not len(parts) & 1))
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    self._note_anchor_or_tag(event)
                if of_keys and not len(parts) & 1:
                    self._note_key_of_parts(event)
                    return None
                if len(outer) >= MAX_DEPTH:
                    self._note_too_deep(event)
                    return None
                outer.append((parts, of_keys, event))
                parts, of_keys = [], kind is MappingStartEvent
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                inside = parts
                parts, of_keys, start = outer.pop()
                parts.append(self._whole(inside, start, event))
                continue
            elif kind is AliasEvent:
                parts.append(self._alias(event, of_keys and not len(parts) & 1))
            elif kind is DocumentStartEvent and documents:
                self._note_second_document(event)
                return None
            else:
                documents += kind is DocumentStartEvent
                continue
            count += 1
            if count > MAX_NODES:
                self._note_too_many(event)
                return None
        if not root or isinstance(root[0], Nothing):
            self._found.add(
                "E006",
                "The file is empty",
                Span(self._file, 1, 1, 1, 1),
                help="A scenario begins with the line `format: 1`.",
            )
            return None
        return root[0] if self._complete else None

    def _scalar(self, event: ParserEvent, is_key: bool) -> Node:
        start, end, style = event.start_mark, event.end_mark, event.style
        value: str = event.value
        if style == "|" or style == ">":
            end_line, end_column = self._block_end(start.line, end.line, end.column)
        else:
            end_line, end_column = end.line, end.column
        span = Span(self._file, start.line + 1, start.column + 1, end_line + 1, end_column + 1)
        if event.anchor is not None or event.tag is not None:
            self._note_anchor_or_tag(event)
        if style:
            # Only an escape can bring in what the check of the whole file has not seen.
            if style == '"' and (bad := re.search(FORBIDDEN_IN_TEXT, value)):
                value = self._drop_escaped(value, bad.group(), span)
            return Text(self._check_key(value, False, span) if is_key else value, span)
        if is_key:
            if value and start.column and self._lines[start.line][start.column - 1] == "?":
                self._note_question_mark(span)
            if value not in self._good_keys:
                value = self._check_key(value, True, span)
            return Text(value, span)
        comment = self._comment_after(end.line, end.column)
        if value and value[0] in SURELY_TEXT:
            return Text(value, span, comment)
        node = read_scalar(value, span, self._found)
        if node is None:
            self._complete = False
            return Nothing(span)
        return replace(node, comment=comment) if comment and isinstance(node, Text) else node

    def _comment_after(self, line: int, column: int) -> Span | None:
        """The comment on the rest of a line, if there is one."""
        text = self._lines[line] if line < len(self._lines) else ""
        rest = text[column:].lstrip(" \t")
        if not rest.startswith("#"):
            return None
        return Span(self._file, line + 1, len(text) - len(rest) + 1, line + 1, len(text) + 1)

    def _whole(self, parts: list[Node], start: ParserEvent, end: ParserEvent) -> Node:
        """The list or mapping of these parts, between two events."""
        mark = start.start_mark
        # A block ends for the parser where the next thing begins; for people, with its last part.
        if start.flow_style or not parts:
            end_line, end_column = end.end_mark.line + 1, end.end_mark.column + 1
        else:
            end_line, end_column = parts[-1].span.end_line, parts[-1].span.end_column
        span = Span(self._file, mark.line + 1, mark.column + 1, end_line, end_column)
        if type(start) is SequenceStartEvent:
            return Sequence(tuple(parts), span)
        entries: dict[str, MappingEntry] = {}
        for key, value in zip(parts[::2], parts[1::2], strict=True):
            assert type(key) is Text
            name = key.value
            if start.flow_style and type(value) is Nothing:
                self._note_tight_colon(key)
            if name in entries:
                self._note_duplicate(entries[name].key, key)
            else:
                entries[name] = MappingEntry(key, value)
        return Mapping(tuple(entries.values()), span)

    def _alias(self, event: ParserEvent, is_key: bool) -> Node:
        span = self._span(event)
        self._complete = False
        self._found.add(
            "E018",
            f"The alias {quote('*' + str(event.anchor))} is not allowed",
            span,
            help="Write the value out again. If this is text that starts with `*`, quote it.",
        )
        return Text(str(event.anchor), span) if is_key else Nothing(span)

    def _check_key(self, key: str, plain: bool, span: Span) -> str:
        """The key, or the likeliest one, after every check that concerns keys."""
        if plain and key == "<<":
            self._complete = False
            self._found.add(
                "E018",
                "The merge key `<<` is not allowed",
                span,
                help="Write out the keys that should be taken over.",
            )
        elif plain and not key:
            self._found.add(
                "E023",
                "A key is missing before the colon",
                span,
                help="Write the name of what the value is, or put the text in quotes.",
            )
        elif plain and self._note_decimal_comma(key, span):
            self._complete = False
        elif plain and not is_text(key):
            self._found.add(
                "E023",
                f"The key {quote(key)} is not text",
                span,
                help=f'If it is the name you want, put it in quotes: "{key}".',
            )
        elif (bad := re.search(FORBIDDEN_IN_KEY, key)) and not bad.start() and plain:
            self._complete = False
            self._found.add(
                "E011",
                f"This line is indented with {name_character(bad.group())}",
                span,
                help="Use plain spaces: to YAML this one is a letter, and the key begins with it.",
            )
        elif bad:
            self._found.add(
                "E028",
                f"A key cannot hold the character {name_character(bad.group())}",
                span,
                help="Between the words of a key only plain spaces can stand.",
            )
            return re.sub(FORBIDDEN_IN_KEY, " ", key).strip()
        elif plain:
            self._good_keys.add(key)
        return key

    def _note_question_mark(self, span: Span) -> None:
        """In brackets `?x` is text to YAML, and to libyaml a key without its sign."""
        self._complete = False
        self._found.add(
            "E014",
            "Text without quotes cannot begin with `?` here",
            Span(span.file, span.line, span.column - 1, span.line, span.column),
            help="Put the whole text in quotes.",
        )

    def _note_decimal_comma(self, key: str, span: Span) -> bool:
        """Whether a key is what stands after the comma in `{trust: 0,5}`; adds the problem."""
        line = self._lines[span.line - 1]
        before = _DIGITS_AND_COMMA.search(line[: span.column - 1])
        if before is None or not key.isdigit():
            return False
        written = before.group() + key
        self._found.add(
            "E024",
            f"{quote(written)} is read as two things: a comma separates them",
            Span(span.file, span.line, before.start() + 1, span.line, span.end_column),
            help=help_with_comma(written),
        )
        return True

    def _note_tight_colon(self, key: Text) -> None:
        """In brackets `{approval.seoul:-1}` is one long key to YAML, without a value."""
        tight = _TIGHT_COLON.match(key.value)
        if tight is None:
            return
        self._complete = False
        name, value = tight.groups()
        self._found.add(
            "E015",
            f"There is no space after {quote(name + ':')}",
            key.span,
            help=f"Write {quote(f'{name}: {value}')}.",
        )

    def _drop_escaped(self, value: str, bad: str, span: Span) -> str:
        self._found.add(
            "E027",
            f"The character {name_character(bad)} may not stand in a scenario, escaped or not",
            span,
            help="Delete the escape. It makes a character that nobody sees or that hides others.",
        )
        return re.sub(FORBIDDEN_IN_TEXT, "\N{REPLACEMENT CHARACTER}", value)

    def _note_anchor_or_tag(self, event: ParserEvent) -> None:
        start = event.start_mark
        if event.anchor is not None:
            mark = "&" + str(event.anchor)
            self._found.add(
                "E018",
                f"The anchor {quote(mark)} is not allowed",
                self._cut_written(start, mark),
                help="Delete it, and write the value out wherever it is needed.",
            )
        if event.tag is not None:
            line = self._lines[start.line]
            written = _TAG.search(line, start.column)
            mark = "!" if written is None else written.group()
            self._found.add(
                "E019",
                f"The tag {quote(mark)} is not allowed",
                self._cut_written(start, mark),
                help="Delete it. If it is text that starts with `!`, put it in quotes.",
            )

    def _note_duplicate(self, first: Text, again: Text) -> None:
        self._found.add(
            "E007",
            f"The key {quote(again.value)} is given twice",
            again.span,
            note="given again here",
            help="Keep one of them, or join what they say.",
            also=[Label(first.span, "first given here")],
        )

    def _note_key_of_parts(self, event: ParserEvent) -> None:
        self.stopped = True
        self._found.add(
            "E023",
            "A list or a mapping cannot be a key",
            self._span(event),
            help="A key is one word followed by a colon. Brackets that are text need quotes.",
        )

    def _note_too_deep(self, event: ParserEvent) -> None:
        self.stopped = True
        self._found.add(
            "E021",
            f"More than {MAX_DEPTH} lists and mappings stand inside each other here",
            self._span(event),
            help="No scenario needs so many levels. Look for brackets that are never closed.",
        )

    def _note_too_many(self, event: ParserEvent) -> None:
        self.stopped = True
        self._found.add(
            "E022",
            f"The file holds more than {MAX_NODES} keys and values",
            self._span(event),
            help="Move what several scenarios share into a rulebook.",
        )

    def _note_second_document(self, event: ParserEvent) -> None:
        self.stopped = True
        self._found.add(
            "E020",
            "A second document starts here",
            self._span(event),
            help="Keep one document in a file: delete the line `---` or `...` before this.",
        )

    def _cut_written(self, start: ParserMark, mark: str) -> Span:
        """Where `mark` is written on the line of a value, which starts with its properties."""
        line = self._lines[start.line]
        column = max(line.find(mark, start.column), start.column)
        return Span(self._file, start.line + 1, column + 1, start.line + 1, column + 1 + len(mark))

    def _block_end(self, first: int, line: int, column: int) -> tuple[int, int]:
        """The end of the last line of a block of text that has something on it."""
        if column:
            return line, column
        last = line - 1
        while last > first and not self._lines[last].strip():
            last -= 1
        return last, len(self._lines[last])

    def _span(self, event: ParserEvent) -> Span:
        """What the event covers, on one line at least one character wide."""
        start, end = event.start_mark, event.end_mark
        line, column = start.line + 1, start.column + 1
        end_line, end_column = end.line + 1, end.column + 1
        return Span(self._file, line, column, end_line, max(end_column, column + 1))
