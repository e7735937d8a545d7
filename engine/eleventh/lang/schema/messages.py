"""How the shape of a file is put to people who write scenarios, not programs.

Nothing here knows where a problem is or which code it has: these are the nouns and the sentences of
help. No word of JSON Schema (property, array, instance) is to reach an author.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from collections.abc import Mapping as AbstractMapping
from collections.abc import Sequence as AbstractSequence
from typing import Any, TypeAlias

from eleventh.lang.moments import is_moment
from eleventh.lang.problems.characters import quote
from eleventh.lang.problems.numerals import help_with_comma
from eleventh.lang.problems.suggest import find_nearest
from eleventh.lang.yaml.nodes import Flag, Mapping, Node, Nothing, Number, Sequence, Text

Path: TypeAlias = tuple[str | int, ...]
Schema: TypeAlias = AbstractMapping[str, Any]

_ITEMS = {
    "acts": "a deed",
    "adversaries": "an actor",
    "chronicle": "an entry of `chronicle`",
    "decisions": "a decision",
    "endings": "an ending",
    "history": "an entry of `history`",
    "initiatives": "an initiative",
    "injects": "an inject",
    "modifiers": "a modifier",
    "objectives": "an objective",
    "others": "an actor",
    "prepared": "a prepared event",
    "publics": "an actor",
    "responses": "a response",
    "rules": "a rule",
    "seats": "an actor",
    "turns": "a turn",
}
_MEMBERS = {
    "acts": "an act",
    "conditions": "a condition",
    "deadlines": "a deadline",
    "derived": "a derived track",
    "items": "an item of a source",
    "parameters": "a parameter",
    "seats": "a seat",
    "sources": "a source",
    "tracks": "a track",
}
_WANTED = {
    "choice_name": "a seat and its choice",
    "choice_names": "a seat and its choice, or a list of these",
    "date": "a date",
    "deeds": "a list of acts",
    "effects": "tracks, each with an amount",
    "for": "variables, each with its set",
    "formula": "a formula or a number",
    "id": "an id",
    "ids": "an id or a list of ids",
    "item_id": "the id of a source",
    "prose": "text, or a file as `{file: NAME.md}`",
    "told": "text, or a file as `{file: NAME.md}`",
    "told_line": "text",
    "track_name": "the name of a track",
    "turn": "a date of `turns`",
}
_CHOICES = ("choice_name", "choice_names")
_FORMS = {
    "array": "Write items with a dash and a space before each, or in square brackets.",
    "boolean": "Write true or false, without quotes.",
    "integer": "Write a whole number, such as 2.",
    "number": "Write a number, such as 2 or 0.5.",
    "object": "Write keys with values below it, a line each.",
    "string": "Write it on this line.",
}
_TYPES = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "object": "keys with values",
    "string": "text",
}
_SYNONYMS = {
    "answers": "responses",
    "author": "about",
    "cause": "why",
    "choices": "responses",
    "condition": "when",
    "day": "date",
    "description": "text",
    "effect": "effects",
    "event": "injects",
    "events": "injects",
    "from": "by",
    "if": "when",
    "license": "about",
    "options": "responses",
    "parties": "seats",
    "phases": "turns",
    "players": "seats",
    "probability": "chance",
    "question": "ask",
    "reason": "why",
    "reference": "cite",
    "references": "cite",
    "requires": "needs",
    "scenes": "injects",
    "source": "cite",
    "sources": "cite",
    "target": "toward",
    "timeline": "chronicle",
    "to": "toward",
    "towards": "toward",
    "type": "kind",
    "variables": "tracks",
}
_LINES = ("title", "headline", "label", "ask")
"""What the line is called that people read first of a thing: each kind of thing has one of them."""
_VALUES = {
    "aggressive": "hostile",
    "down": "lower",
    "friendly": "conciliatory",
    "hidden": "secret",
    "less": "lower",
    "more": "higher",
    "none": "neither",
    "number": "score",
    "private": "quiet",
    "state": "status",
    "text": "status",
    "up": "higher",
    "warm": "conciliatory",
}
_NAMES_OF_PATTERNS = {"cameo": "a CAMEO code of two to four digits", "url": "a web address"}
_YES = {"yes": "true", "y": "true", "on": "true", "no": "false", "n": "false", "off": "false"}
_NUMERAL = re.compile(r"[-+]?[0-9]{1,15}(\.[0-9]{1,15})?")
_COMMA = re.compile(r"[-+]?[0-9]{1,9}(,[0-9]{1,9}){1,3}")
_DOTTED_THOUSANDS = re.compile(r"[-+]?[1-9][0-9]{0,2}(\.[0-9]{3}){2,4}")
_BULLETS = frozenset("•·▪‣◦●*–—−")
_LOOSE_DATE = re.compile(
    r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})"
    r"(?:[Tt, ]{1,3}([0-9]{1,2})(?:[:.]([0-9]{2}))?(?::[0-9]{2})?)?"
)
_ID = re.compile("[a-z][a-z0-9_]{0,39}")
_AMOUNT = re.compile(r"([a-z][\w.]{0,60})[ :=]+([-+]?[\w.]{1,40})", re.ASCII)
_MOST_AMOUNTS = 4
_NESTED = (("effects",), ("rebuffed",), ("at_end",), ("start",))
_STRICT_DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(T[0-9]{2}:[0-9]{2})?")
_PLAIN = re.compile(r"[A-Za-z][\w .'-]*|[0-9-]{10}(T[0-9:]{5})?")  # text that needs no quotes
_EXAMPLE_LIMIT = 70
_MOST_KEYS = 16


def join_words(words: Iterable[str], last: str = "or") -> str:
    """`a, b or c`."""
    every = list(words)
    return f" {last} ".join([", ".join(every[:-1]), every[-1]] if len(every) > 1 else every)


def name_holder(path: Path, root: str) -> str:
    """What the mapping at a path is, with its article: `an inject`. `root` is the file itself."""
    return _find_noun(path, root) or quote(str(path[-1]))


def point_at_holder(path: Path, root: str) -> str:
    """As `name_holder`, to begin a sentence with: `This inject`."""
    noun = _find_noun(path, root)
    return f"This {noun.partition(' ')[2]}" if noun else quote(str(path[-1]))


def _find_noun(path: Path, root: str) -> str | None:
    """The noun for the mapping at a path, after its article; None where only a key names it."""
    if not path:
        return root
    if isinstance(path[-1], int):
        return _ITEMS.get(str(path[-2]), f"an item of `{path[-2]}`")
    return _MEMBERS.get(str(path[-2])) if len(path) > 1 else None


def name_place(path: Path, root: str) -> str:
    """The value at a path, to begin a sentence with."""
    if not path:
        return root.capitalize()
    return f"An item of {name_list(path)}" if isinstance(path[-1], int) else quote(path[-1])


def name_list(path: Path) -> str:
    """The key that holds the list in which the value at `path` is an item."""
    return next(quote(step) for step in reversed(path) if isinstance(step, str))


def describe_schema(schema: Schema) -> str:
    """What a schema takes: `a date`, `a list`, `one of hostile, neutral`."""
    if "enum" in schema:
        return f"one of {', '.join(schema['enum'])}"
    if schema.get("format") == "moment" and "wanted" not in schema:
        return join_words(
            ["a date", *(_TYPES[each] for each in describe_types(schema) if each != "string")]
        )
    return _WANTED.get(schema.get("wanted", "")) or join_words(
        _TYPES[each] for each in describe_types(schema)
    )


def describe_types(schema: Schema) -> list[str]:
    """The kinds of value that a schema takes, in its own words."""
    kinds = schema.get("type", [])
    return [kinds] if isinstance(kinds, str) else list(kinds)


def describe_node(node: Node, schema: Schema) -> str:
    """What a node is, as the end of `..., not ...`."""
    match node:
        case Number() if "integer" in describe_types(schema):
            return node.raw
        case Text():
            return "text"
        case Number():
            return "a number"
        case Flag():
            return "true" if node.value else "false"
        case Nothing():
            return "nothing"
        case Sequence():
            return "a list"
        case Mapping():
            return "keys with values"


def help_with_kind(key: str, schema: Schema, node: Node) -> str:
    """How to turn a value into one of a right kind, where that can be guessed; or an example."""
    shown = make_example(key, schema)
    return (
        _acts(key, schema, node)
        or _mending(schema, node)
        or (f"For example `{shown}`." if shown else _describe_form(schema))
    )


def _describe_form(schema: Schema) -> str:
    """How a value of the right kind is written, where nothing else can be said."""
    if needed := schema.get("required"):
        return f"Write `{{{', '.join(f'{key}: ...' for key in needed)}}}`."
    if schema.get("format") == "moment":
        return "Write the day as `2019-07-01`."
    return _FORMS[describe_types(schema)[0]]


def _acts(key: str, schema: Schema, node: Node) -> str | None:
    """Acts are easily written as mere names, turns as their number."""
    if key == "turns" and isinstance(node, Number) and describe_types(schema) == ["array"]:
        return "List the day on which each turn opens: `turns: [2019-07-01, 2019-08-01]`."
    if not isinstance(node, Text) or not re.fullmatch("[a-z][a-z0-9_]*", node.value):
        return None
    if schema.get("wanted") == "deeds":
        return f"Write `[{{act: {node.value}}}]`."
    return f"Write `{{act: {node.value}}}`." if "act" in schema.get("required", ()) else None


def _read_amounts(items: Sequence) -> str:
    """What effects were meant by a list, as `trust.x: -1`; empty where that is unclear."""
    found = []
    for item in items.items:
        amount = _AMOUNT.fullmatch(item.value) if isinstance(item, Text) else None
        if amount is not None:
            found.append(f"{amount[1]}: {amount[2]}")
        elif isinstance(item, Mapping):
            found += [
                f"{each.key.value}: {each.value.plain()}"
                for each in item.entries
                if isinstance(each.value, Text | Number)
            ]
    return ", ".join(found) if len(found) == len(items.items) <= _MOST_AMOUNTS else ""


def help_with_nested(path: Path, node: Node) -> str | None:
    """What to write instead of a track with its actors below it: `patience: {kesh: -1}`."""
    if path[-2:-1] not in _NESTED or not isinstance(node, Mapping):
        return None
    found = [
        f"{path[-1]}.{each.key.value}: {each.value.plain()}"
        for each in node.entries[:_MOST_AMOUNTS]
        if isinstance(each.value, Text | Number)
    ]
    return f"Write `{', '.join(found)}`: the name of a track goes on after dots." if found else None


def _mending(schema: Schema, node: Node) -> str | None:
    kinds = describe_types(schema)
    is_free_text = "string" in kinds and not {"pattern", "format", "enum"} & schema.keys()
    match node:
        case Text() if "boolean" in kinds and node.value.lower() in _YES:
            return f"Write {_YES[node.value.lower()]}."
        case Text() if "boolean" in kinds and node.value.lower() in ("true", "false"):
            return f"Write {node.value.lower()}, without quotes."
        case Text() if {"number", "integer"} & set(kinds) and _NUMERAL.fullmatch(node.value):
            return f"Write {node.value} without quotes." if "." not in node.value else None
        case Text() if "integer" in kinds and _COMMA.fullmatch(node.value):
            whole = node.value.partition(",")[0]
            return f"Write a whole number, such as {whole}."
        case Text() if "number" in kinds and _COMMA.fullmatch(node.value):
            return help_with_comma(node.value)
        case Text() if "number" in kinds and _DOTTED_THOUSANDS.fullmatch(node.value):
            return f"Write {node.value.replace('.', '')}: nothing stands between the thousands."
        case Text() if kinds == ["array"] and node.value[:1] in _BULLETS:
            return f"Begin each item with a dash and a space, not with {quote(node.value[0])}."
        case Text() | Number() if kinds == ["array"]:
            raw = node.raw if isinstance(node, Number) else node.value
            words = re.fullmatch(r"[\w./-]+(, *[\w./-]+)*", raw)
            return f"Write it as a list: `[{raw}]`." if words else None
        case Mapping() if kinds == ["array"]:
            return "Begin each item with a dash."
        case Sequence() if kinds == ["object"]:
            amounts = _read_amounts(node) if schema.get("wanted") == "effects" else ""
            written = f"Write `{{{amounts}}}`: tracks" if amounts else "Write each as a key"
            return (
                f"{written} with its values below it, without a dash."
                if not amounts
                else (f"{written} and amounts have no dash and stand in no square brackets.")
            )
        case Number() if "string" in kinds and "enum" not in schema:
            return f'Put it in quotes: `"{node.raw}"`.'
        case Flag() if schema.get("wanted") in ("formula", "track_name"):
            return "Write a condition that compares, or a number; what always holds is left out."
        case Flag() if is_free_text:
            return f'If it is text, put it in quotes: `"{describe_node(node, schema)}"`.'
        case Mapping() | Sequence() if is_free_text:
            mark = "{" if isinstance(node, Mapping) else "["
            return f"Text that begins with `{mark}` needs quotes."
        case _:
            return None


def describe_pattern(schema: Schema, key: str) -> str:
    """What a text that breaks a pattern should have been."""
    if key in _NAMES_OF_PATTERNS:
        return _NAMES_OF_PATTERNS[key]
    name = schema.get("wanted", "id")
    if name in _CHOICES:
        return _WANTED["choice_name"]
    return _WANTED[name] if name in ("item_id", "track_name") else "an id"


def help_with_pattern(schema: Schema, key: str, text: str) -> str:
    """How such a text is formed, with the nearest that would do."""
    if key == "cameo":
        return 'Write the digits in quotes, such as `"163"`.'
    if key == "url":
        return "It begins with http:// or https:// and has no spaces."
    if "number" in describe_types(schema) and _NUMERAL.fullmatch(text):
        return f"A number has no quotes: write {text}."
    if describe_pattern(schema, key) == "the id of a source":
        return "It begins with a letter; letters, digits, - and _ follow, at most 39 of them."
    if schema.get("wanted") in _CHOICES:
        return "Write the seat, a dot, and the id of its response or initiative: `SEAT.ID`."
    listed = re.split(r" and |, ", text)
    if "array" in describe_types(schema) and len(listed) > 1 and all(map(_ID.fullmatch, listed)):
        return f"Write several as a list: `[{', '.join(listed)}]`."
    form = "It begins with a small letter; small letters, digits and _ follow, at most 39 of them"
    text = text.lower()
    if schema.get("wanted") == "track_name":
        text = re.sub(r"(?<=\w)(?: (?:(?:of|in|toward|to) )?|[/:])(?=\w)", ".", text)
    better = re.sub(r"[^a-z0-9_.]+", "_", text).strip("_")[:40]
    return f"{form}. Try `{better}`." if re.match(r"[a-z]", better) else f"{form}."


def describe_date_mistake(text: str) -> str:
    """What is wrong with a text that should be a date."""
    strict = _STRICT_DATE.fullmatch(text)
    if strict and is_moment(strict[1]):
        return f"{quote(text)} is not a time of day"
    if strict:
        return f"{quote(text)} is not a day of the calendar"
    return f"{quote(text)} is not a date"


def help_with_date(text: str, schema: Schema) -> str:
    """How dates are written; the date meant, or the truth value, where it can be told."""
    takes_truth = "boolean" in describe_types(schema)
    if takes_truth and text.lower() in (*_YES, "true"):
        return f"Write {_YES.get(text.lower(), 'true')}, or the day: year, month and day."
    if takes_truth and not any(each.isdigit() for each in text):
        return "Write true, or the day: year, month and day, such as 2019-07-01."
    strict, loose = _STRICT_DATE.fullmatch(text), _LOOSE_DATE.fullmatch(text)
    if strict and is_moment(strict[1]):
        return "The times of a day go from T00:00 to T23:59."
    if loose and not strict:
        year, month, day, hour, minute = (int(each or 0) for each in loose.groups())
        time = f"T{hour:02}:{minute:02}" if loose[4] else ""
        meant = f"{year:04}-{month:02}-{day:02}{time}"
        if is_moment(meant):
            return f"Write {meant}."
    return "Write year, month and day, such as 2019-07-01."


def list_keys(known: Iterable[str]) -> str:
    """Which keys there are instead of an unknown one."""
    keys = [quote(each) for each in known]
    if len(keys) > _MOST_KEYS:
        return "`eleventh schema` lists all keys."
    return f"Its keys are {join_words(keys, 'and')}."


def find_synonym(key: str, keys: Iterable[str]) -> str | None:
    """The key meant by a word that other languages use for the same."""
    free = set(keys)
    if key.lower() in ("name", *_LINES):
        return next((each for each in _LINES if each in free), None)
    meant = _SYNONYMS.get(key.lower())
    return meant if meant in free else None


def help_with_too_many(key: str, node: Node) -> str:
    """What to do about a list that is too long."""
    items = (
        [each.value for each in node.items if isinstance(each, Text)]
        if (isinstance(node, Sequence))
        else []
    )
    if key == "of" and items:
        return f"For one track of each write `of: [[{', '.join(items)}]]`: each item is one set."
    return "Leave some out."


def help_with_enum(word: str, known: Iterable[str]) -> str:
    """Which of some words was meant by another."""
    every = list(known)
    meant = _VALUES.get(word.lower())
    near = meant if meant in every else find_nearest(word, every)
    return f"Did you mean `{near}`?" if near else "Write one of these words as it stands here."


def make_example(key: str, schema: Schema) -> str | None:
    """A key with an example of its value, as YAML on one line; None where it is too long."""
    for each in schema.get("examples", ()):
        line = f"{key}: {_flow(each)}"
        if len(line) <= _EXAMPLE_LIMIT:
            return line
    return None


def _flow(value: Any) -> str:
    if isinstance(value, AbstractMapping):
        return "{" + ", ".join(f"{key}: {_flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, AbstractSequence) and not isinstance(value, str):
        return "[" + ", ".join(_flow(each) for each in value) + "]"
    plain = isinstance(value, str) and _PLAIN.fullmatch(value)
    return value if plain else json.dumps(value, ensure_ascii=False)
