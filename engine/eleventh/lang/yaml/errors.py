"""What the parser says about broken YAML, in words for people.

libyaml names what it expected next; an author wants to know which quotation mark, bracket, colon
or indentation is wrong, and often that is not where the parser stopped. Each message is put into
one of a few kinds by its text, its place and the line it is on. The messages of PyYAML's own
parser, used where libyaml is absent, are matched too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from yaml.error import Mark, MarkedYAMLError

from eleventh.core.span import Span
from eleventh.lang.problems.characters import make_visible, name_character, quote
from eleventh.lang.problems.problem import Label, Problems


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where and why the parser stopped; lines and columns count from 0 as the parser's do."""

    file: str
    lines: list[str]
    found: Problems
    message: str
    at: tuple[int, int]
    since: tuple[int, int] | None

    @property
    def line(self) -> str:
        return self.lines[self.at[0]]

    @property
    def character(self) -> str:
        """What stands where the parser stopped; empty at the end of a line."""
        return self.line[self.at[1] : self.at[1] + 1]

    @property
    def begin(self) -> tuple[int, int]:
        """Where the unfinished thing began, or where the parser stopped."""
        return self.at if self.since is None else self.since

    def one(self, place: tuple[int, int]) -> Span:
        line, column = place[0] + 1, place[1] + 1
        return Span(self.file, line, column, line, column + 1)

    def rest(self, place: tuple[int, int]) -> Span:
        """From a place to the end of its line, one column at least."""
        line, column = place[0] + 1, place[1] + 1
        end = max(len(self.lines[place[0]].rstrip()) + 1, column + 1)
        return Span(self.file, line, column, line, end)


def note_syntax_error(error: Exception, file: str, lines: list[str], found: Problems) -> None:
    """Adds the problem behind an error that the parser raised while reading `lines`."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        message = str(error).splitlines()[0] if str(error) else type(error).__name__
        found.add("E017", f"The file cannot be read as YAML: {message}", Span(file, 1, 1, 1, 1))
        return
    since = error.context_mark
    stop = _Stop(
        file,
        lines,
        found,
        error.problem or "",
        _clamp(error.problem_mark, lines),
        None if since is None else _clamp(since, lines),
    )
    if (
        _explain_tab(stop, error.problem_mark.line)
        or _explain_odd_space(stop)
        or _explain_habit(stop)
        or _explain_apostrophe(stop)
        or _explain_bare_bracket(stop)
    ):
        return
    for pattern, explain in _KINDS:
        if pattern.search(f"{error.context or ''}: {stop.message}"):
            explain(stop)
            return
    _explain_other(stop)


def _clamp(mark: Mark, lines: list[str]) -> tuple[int, int]:
    """The place of a mark; the end of the file is after its last line that holds something."""
    line, column = mark.line, mark.column
    if line < len(lines) and (column < len(lines[line]) or lines[line].strip()):
        return line, min(column, len(lines[line]))
    line = min(line, len(lines) - 1)
    while line > 0 and not lines[line].strip():
        line -= 1
    return line, len(lines[line].rstrip())


def _explain_tab(stop: _Stop, number: int) -> bool:
    indent = re.match(" *\t", stop.lines[number]) if number < len(stop.lines) else None
    if indent is None:
        return False
    stop.found.add(
        "E009",
        f"Line {number + 1} is indented with a tab",
        stop.one((number, indent.end() - 1)),
        help="Use spaces: in YAML a tab has no agreed width.",
    )
    return True


_WORD_DASH = re.compile(r" *([–—−‐‑•·▪‣◦●])(?= *[\w{[\"'“])")
_LOOSE_MINUS = re.compile(r"- +([0-9][0-9.]*)")
_APOSTROPHE = re.compile(r"[:,\[{-] *'([^']*\w)'$")
_TIGHT_DASH = re.compile(r" *(-)(?=[A-Za-z_]\w*: )")
_TIGHT_COLON = re.compile(r" *(?:- )?[a-z]\w*(:)(?=[^\s:/])", re.ASCII)


def _explain_habit(stop: _Stop) -> bool:
    """A sign of a word processor, or a missing space, on the line of the stop or the one above."""
    for number in (stop.at[0], stop.at[0] - 1):
        line = stop.lines[number] if number >= 0 else ""
        if dash := _WORD_DASH.match(line):
            headline = f"The sign {quote(dash[1])} is not the dash of a list"
            help = "Write `- `: the minus of the keyboard and a space."
            stop.found.add("E011", headline, stop.one((number, dash.start(1))), help=help)
            return True
        if dash := _TIGHT_DASH.match(line):
            headline, help = "There is no space after this dash", "Write a dash and a space: `- `."
            stop.found.add("E011", headline, stop.one((number, dash.start(1))), help=help)
            return True
        if colon := _TIGHT_COLON.match(line):
            key = line[: colon.end(1)].strip().removeprefix("- ")
            headline, help = (
                f"There is no space after {quote(key)}",
                f"Write `{key} ` and the value.",
            )
            after = line[colon.end(1)]
            if after.isspace():
                help = f"What looks like one is {name_character(after)}: write a plain space."
            stop.found.add("E015", headline, stop.one((number, colon.start(1))), help=help)
            return True
    return False


def _explain_odd_space(stop: _Stop) -> bool:
    """A line that is indented with a space that is none to YAML, here or just above."""
    for number in (stop.at[0], stop.at[0] - 1):
        line = stop.lines[number] if number >= 0 else ""
        blank = line[: len(line) - len(line.lstrip())]
        odd = next((each for each in blank if each not in " \t"), None)
        if odd is not None:
            stop.found.add(
                "E011",
                f"Line {number + 1} is indented with {name_character(odd)}",
                stop.one((number, blank.index(odd))),
                help="Use plain spaces: to YAML this one is a letter, and the line begins with it.",
            )
            return True
    return False


def _explain_apostrophe(stop: _Stop) -> bool:
    """`'Seoul's cold spring'`: the quote inside a word ends the text."""
    line, column = stop.at
    text = _APOSTROPHE.search(stop.line[:column])
    rest = re.match(r"\w[^',\]}]*", stop.line[column:])
    if text is None or rest is None:
        return False
    word, tail = text[1].split()[-1], rest.group().split()[0]
    whole = f"{word}'{tail}"
    stop.found.add(
        "E012",
        f"The apostrophe in {quote(whole)} ends the text",
        stop.one((line, column)),
        help=f"Put the text in double quotes, or write the apostrophe twice: `{word}''{tail}`.",
    )
    return True


def _explain_bare_bracket(stop: _Stop) -> bool:
    """Text that begins with a word in brackets, such as `{by} protests`."""
    before, after = stop.line[: stop.at[1]], stop.line[stop.at[1] :]
    opened = re.search(r"[:,\[{-] *([\[{])[\w ]*[\]}] *$", before)
    if opened is None or not re.match(r"[^\W\d]", after) or re.match(r"\w+ *:( |$)", after):
        return False
    stop.found.add(
        "E014",
        f"Text without quotes cannot begin with `{opened[1]}`",
        stop.one((stop.at[0], opened.start(1))),
        help="Put the whole text in quotes.",
    )
    return True


def _explain_escape(stop: _Stop) -> None:
    stop.found.add(
        "E016",
        "A backslash in double quotes begins an escape that does not exist",
        stop.one(stop.at),
        help="Use single quotes, where a backslash is only a backslash, or write it twice.",
    )


def _explain_quote(stop: _Stop) -> None:
    stop.found.add(
        "E012",
        "This quotation mark is never closed",
        stop.one(stop.begin),
        help="Put the same mark at the end of the text.",
    )


def _explain_after_quote(stop: _Stop) -> None:
    stop.found.add(
        "E012",
        "Text goes on after the closing quotation mark",
        stop.rest(stop.at),
        help=(
            "Quote the whole text. For a mark inside it use the other kind around it, or in single "
            "quotes write the mark twice. If this line is right, a quotation mark above it is open."
        ),
    )


def _explain_block_header(stop: _Stop) -> None:
    stop.found.add(
        "E029",
        "Text cannot begin on the line of the `|` or `>` that opens a block of text",
        stop.rest(stop.at),
        help="Begin it on the next line, indented; or put it in quotes if it begins with the sign.",
    )


def _explain_reserved(stop: _Stop) -> None:
    if stop.character == "\t":
        stop.found.add(
            "E009",
            "A tab stands where a space is wanted",
            stop.one(stop.at),
            help="Write a space: after a dash, a tab begins nothing.",
        )
        return
    place = stop.begin
    sign = stop.lines[place[0]][place[1] : place[1] + 1]
    stop.found.add(
        "E014",
        f"Text without quotes cannot begin with {quote(sign)} here",
        stop.one(place),
        help="Put the whole text in quotes.",
    )


def _explain_tag(stop: _Stop) -> None:
    stop.found.add(
        "E019",
        "Tags, which begin with `!`, are not allowed",
        stop.one(stop.begin),
        help="Delete it. If it is text that starts with `!`, put it in quotes.",
    )


def _explain_no_colon(stop: _Stop) -> None:
    line, column = stop.begin
    stop.found.add(
        "E015",
        f"There is no colon after {quote(stop.lines[line][column:].rstrip())}",
        stop.rest(stop.begin),
        help=(
            "A line here is a key, a colon, a space and a value. If it continues the text above, "
            "indent it further than the key of that text."
        ),
    )


def _explain_colon(stop: _Stop) -> None:
    before = stop.line[: stop.at[1]]
    # Words before the colon are a sentence and not a key; so is whatever follows an earlier colon.
    if re.search(r": |\S \S", before.strip().removeprefix("- ")):
        _explain_colon_in_text(stop, " or begin it on the next line after `>`")
        return
    _explain_out_of_line(stop, (stop.at[0], len(before) - len(before.lstrip())))


def _explain_colon_in_text(stop: _Stop, or_else: str = "") -> None:
    help = f"Put the whole text in quotes{',' + or_else if or_else else ''}."
    if re.search("[:,{[] *[“„‘«]", stop.line[: stop.at[1]]):
        help = "Use straight quotes: curled ones are letters like any other."
    stop.found.add(
        "E010",
        "A colon followed by a space cannot stand in text without quotes",
        stop.one(stop.at),
        help=help,
    )


def _explain_loose_minus(stop: _Stop) -> bool:
    """`trust: - 1`: to YAML a dash and a space begin an item of a list."""
    loose = _LOOSE_MINUS.match(stop.line, stop.at[1])
    if loose is None:
        return False
    stop.found.add(
        "E011",
        f"A minus and a space before {loose[1]} begin an item of a list",
        stop.one(stop.at),
        help=f"Write `-{loose[1]}`, without the space.",
    )
    return True


def _explain_list_entry(stop: _Stop) -> None:
    if _explain_loose_minus(stop):
        return
    stop.found.add(
        "E011",
        "A list with dashes cannot begin in the middle of a line",
        stop.one(stop.at),
        help="Begin it on a line of its own, or write it in brackets: [a, b].",
    )


def _explain_no_key(stop: _Stop) -> None:
    stop.found.add(
        "E023",
        "A key is missing before the colon",
        stop.one(stop.at),
        help="Write the name of what the value is, or put the text in quotes.",
    )


def _explain_out_of_line(stop: _Stop, place: tuple[int, int] | None = None) -> None:
    if place is None and stop.line[: stop.at[1]].rstrip().endswith(("'", '"')):
        _explain_after_quote(stop)
        return
    if place is None and stop.character in ("]", "}"):
        _explain_stray_bracket(stop)
        return
    if place is None and stop.character == ":":
        _explain_no_key(stop)
        return
    also = []
    if place is None and stop.since is not None and stop.since[0] != stop.at[0]:
        also.append(Label(stop.one(stop.since), "what it would continue begins here"))
    stop.found.add(
        "E011",
        "This line does not line up with the lines above it",
        stop.rest(place or stop.at),
        help=(
            "Keys of one mapping begin in the same column, and so do the dashes of one list; what "
            "belongs to a key or a dash is indented further."
        ),
        also=also,
    )


def _explain_brackets(stop: _Stop) -> None:
    text = re.search(r": +([^\[\]{},:]*\w)$", stop.line[: stop.at[1]])
    if stop.character == ":" and text is not None:
        *words, last = text[1].split()
        _explain_colon_in_text(
            stop, f" or a comma before {quote(last)} if that is a key" if words else ""
        )
        return
    line, column = stop.begin
    opening = stop.lines[line][column : column + 1]
    closing = {"[": "]", "{": "}"}.get(opening, "]")
    help = _help_with_loose_text(stop, closing)
    stop.found.add(
        "E013",
        f"The bracket {quote(opening)} is not properly closed",
        stop.one(stop.begin),
        note="begins here",
        help=help or f"Put a comma between the entries and `{closing}` at the end.",
        also=[Label(stop.one(stop.at), f"`,` or `{closing}` was expected here")],
    )


def _help_with_loose_text(stop: _Stop, closing: str) -> str:
    """What helps where text without quotes holds a sign that ends it; empty where none does."""
    line, column = stop.at
    before, rest = stop.line[:column].rstrip(), stop.line[column:]
    if re.match(r"[\[{]", rest) and re.search(r"[^\[\]{},:]$", before):
        return f"Put a text with `{stop.character}` in it in quotes, or a comma between entries."
    if re.search(r"[\]}]$", before) and not re.match(r"[\w.]+ *:(\s|$)|[\[\]{},:'\"]|$", rest):
        return f"Put a text with `{before[-1]}` in it in quotes, or a comma between entries."
    lines = [*stop.lines[stop.begin[0] : line], before]
    if any(re.search(rf"\s#.*{re.escape(closing)}", each) for each in lines):
        return "After a space, `#` begins a comment: put a text with `#` in it in quotes."
    return ""


def _explain_stray_bracket(stop: _Stop) -> None:
    stop.found.add(
        "E013",
        f"This {quote(stop.character)} closes nothing",
        stop.one(stop.at),
        help="Delete it, or add the bracket that begins the list or mapping.",
    )


def _explain_no_value(stop: _Stop) -> None:
    if _explain_loose_minus(stop):
        return
    if stop.character in ("]", "}"):
        _explain_stray_bracket(stop)
    elif stop.character == ":":
        _explain_no_key(stop)
    elif stop.character == ",":
        stop.found.add(
            "E013",
            "There is nothing before this comma",
            stop.one(stop.at),
            help="Delete the comma, or put the missing entry before it.",
        )
    elif not stop.character.strip():
        stop.found.add(
            "E013",
            "The file ends inside brackets",
            stop.one(stop.at),
            help="Add the closing bracket.",
        )
    else:
        _explain_other(stop)


def _explain_other(stop: _Stop) -> None:
    stop.found.add(
        "E017",
        "This cannot be read as YAML",
        stop.one(stop.at),
        note=make_visible(stop.message),
        help="Look for a missing quotation mark, bracket or colon here or just above.",
    )


_KINDS: tuple[tuple[re.Pattern[str], Callable[[_Stop], None]], ...] = tuple(
    (re.compile(pattern), explain)
    for pattern, explain in (
        (
            "block scalar: .*(comment or a? ?line break|indentation indicator)",
            _explain_block_header,
        ),
        ("unknown escape|hexdecimal|invalid Unicode character escape", _explain_escape),
        ("quoted scalar: found unexpected", _explain_quote),
        ("an (anchor|alias): ", _explain_reserved),
        ("ing a (tag|directive)|undefined tag handle", _explain_tag),
        ("cannot start any token|mapping keys are not allowed", _explain_reserved),
        ("could not find expected ':'", _explain_no_colon),
        ("mapping values are not allowed", _explain_colon),
        ("sequence entries are not allowed", _explain_list_entry),
        ("flow (sequence|mapping): .*expected ','", _explain_brackets),
        ("node content", _explain_no_value),
        ("block (mapping|collection): |<document start>", _explain_out_of_line),
    )
)
