"""Whether a file has the shape of a scenario or a rulebook, told in words for people.

`jsonschema` finds what is wrong; this module finds where. A mistake gives one problem: of the
errors that one value causes the most basic is kept, and a misspelled key is not a missing one too.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from eleventh.core.span import Span
from eleventh.lang.problems.characters import quote
from eleventh.lang.problems.problem import Label, Problems
from eleventh.lang.problems.suggest import VERY_CLOSE, find_nearest
from eleventh.lang.schema import messages as wording
from eleventh.lang.schema.documents import (
    MAIN_ONLY,
    Kind,
    flatten_schema,
    make_format_checker,
)
from eleventh.lang.schema.elsewhere import help_with_place
from eleventh.lang.schema.messages import Path, Schema
from eleventh.lang.yaml.nodes import Mapping, Node, Nothing, Number, Sequence, Text, find_node

if TYPE_CHECKING:
    # Imported where it is used: a program that comes from the cache needs no schema.
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

_NAMES = ("id", "ids", "item_id", "track_name")
_OF_KEYS = ("additionalProperties", "anyOf", "oneOf", "required", "dependentRequired")
_NO_TITLES: AbstractMapping[str, str] = MappingProxyType({})
_BASIC_FIRST = ("type", "const", "enum", "not", "minLength", "format", "pattern")


def check_shape(
    tree: Node,
    kind: Kind,
    found: Problems,
    *,
    part: bool = False,
    titles: AbstractMapping[str, str] = _NO_TITLES,
) -> bool:
    """Notes every way in which a file is not shaped as `kind`, or as a part of one.

    Returns whether `read` may build from it without looking again: what is listed twice is noted,
    but does no harm there. `titles` has the id of what is called so, for who writes a title in the
    place of an id.
    """
    errors = [_Error(each) for each in _validator(kind, part).iter_errors(tree.plain())]
    if not errors:
        return True
    root = f"a part of a {kind}" if part else f"a {kind}"
    teller = _Teller(tree, kind, root, part, found, titles)
    version = next((each for each in errors if each.is_version()), None)
    if version is not None:
        teller.tell_version(version)
        return False
    values: dict[Path, list[_Error]] = {}
    mappings: dict[Path, list[_Error]] = {}
    for error in errors:
        if error.of_key:
            teller.tell_key(error)
        else:
            group = mappings if error.keyword in _OF_KEYS else values
            group.setdefault(error.path, []).append(error)
    for path, group_of_path in mappings.items():
        teller.tell_mapping(path, group_of_path)
    for group_of_path in values.values():
        teller.tell_value(min(group_of_path, key=_Error.rank))
    return all(each.keyword == "uniqueItems" for each in errors)


def find_broken_places(tree: Node, kind: Kind, *, part: bool = False) -> tuple[Path, ...]:
    """Where a file is not shaped as `kind`: the path of each value, or of each key that is wrong.

    What is listed twice does no harm, and is left out.
    """
    found: dict[Path, None] = {}
    for each in map(_Error, _validator(kind, part).iter_errors(tree.plain())):
        if each.of_key:
            found[(*each.path, each.value)] = None
        elif each.keyword == "additionalProperties" and isinstance(each.value, dict):
            known = each.properties()
            found.update({(*each.path, key): None for key in each.value if key not in known})
        elif each.keyword == "required" and not each.path:
            lacking = set(each.wanted) - set(each.value) - {"format", "title"}
            found.update({(): None} if lacking else {})
        elif each.keyword != "uniqueItems":
            found[each.path] = None
    return tuple(found)


@cache
def _validator(kind: Kind, part: bool) -> Draft202012Validator:
    from jsonschema import Draft202012Validator
    from referencing import Registry

    return Draft202012Validator(
        flatten_schema(kind, part=part),
        registry=Registry(),  # Nothing is ever fetched.
        format_checker=make_format_checker(),
    )


class _Error:
    """An error of `jsonschema`, read once."""

    __slots__ = ("keyword", "of_key", "path", "schema", "value", "wanted")

    def __init__(self, error: ValidationError) -> None:
        self.path: Path = tuple(error.absolute_path)
        self.keyword = str(error.validator)
        self.wanted: Any = error.validator_value
        self.schema: Schema = error.schema if isinstance(error.schema, dict) else {}
        self.value: Any = error.instance
        self.of_key = "propertyNames" in list(error.relative_schema_path)[-2:-1]

    def properties(self) -> Schema:
        """The keys that the schema of a mapping speaks of."""
        keys: Schema = self.schema.get("properties", {})
        return keys

    def is_version(self) -> bool:
        """Whether the file says that it is written in another version of the language."""
        is_number = isinstance(self.value, int) and not isinstance(self.value, bool)
        return self.path == ("format",) and self.keyword == "const" and is_number

    def rank(self) -> int:
        """How basic the error is among those of one value: the lowest is told."""
        basic = self.keyword in _BASIC_FIRST
        return _BASIC_FIRST.index(self.keyword) if basic else len(_BASIC_FIRST)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Turns errors about one file into problems."""

    tree: Node
    kind: Kind
    root: str
    part: bool
    found: Problems
    titles: AbstractMapping[str, str]

    def tell_version(self, error: _Error) -> None:
        """A version of the language that is not ours: nothing else in the file can be judged."""
        self.found.add(
            "E037",
            f"Format {error.value} is not supported",
            find_node(self.tree, error.path).span,
            help="This version of Eleventh Hour reads `format: 1`. For a newer file, update it.",
        )

    def tell_key(self, error: _Error) -> None:
        """A key that names something, and is not formed like an id."""
        mapping = find_node(self.tree, error.path)
        assert isinstance(mapping, Mapping)
        self.found.add(
            "E034",
            f"{quote(error.value)} is not {wording.describe_pattern(error.schema, '')}",
            mapping.key_span(error.value),
            help=wording.help_with_pattern(error.schema, "", error.value),
        )

    def tell_mapping(self, path: Path, errors: list[_Error]) -> None:
        """Keys that do not belong in one mapping, and keys that it lacks."""
        mapping = find_node(self.tree, path)
        if not isinstance(mapping, Mapping):
            return  # `oneOf` complains of what is no mapping, and `type` says it better.
        misspelled: set[str] = set()
        noun = wording.name_holder(path, self.root)
        for error in errors:
            if error.keyword == "additionalProperties":
                known = error.schema["properties"]
                if self._tell_text_meant(path, mapping, error):
                    return
                excused = _list_items_of_lists(mapping, known)
                unknown = (
                    each.key
                    for each in mapping.entries
                    if each.key.value not in known and each.key.value not in excused
                )
                for key in unknown:
                    misspelled |= self._tell_unknown(key, noun, mapping, known)
        missing: list[str] = []
        for error in errors:
            if error.keyword == "required":
                missing += [key for key in error.wanted if key not in mapping]
            elif error.keyword == "dependentRequired":
                self._tell_unfit(mapping, error.wanted)
            elif error.keyword in ("anyOf", "oneOf"):
                self._tell_choice(path, mapping, error, misspelled)
        lacking = list(dict.fromkeys(key for key in missing if key not in misspelled))
        if lacking:
            keys = wording.join_words([quote(key) for key in lacking], "and")
            known = {key: each for error in errors for key, each in error.properties().items()}
            examples = (wording.make_example(key, known.get(key, {})) for key in lacking)
            shown = wording.join_words([quote(each) for each in examples if each], "and")
            self.found.add(
                "E031",
                f"{wording.point_at_holder(path, self.root)} has no {keys}",
                self._begin(path, mapping),
                help=f"For example {shown}." if shown else f"Add {keys}.",
            )

    def _tell_text_meant(self, path: Path, mapping: Mapping, error: _Error) -> bool:
        """Whether keys with values stand where text or a file is wanted; tells of it once."""
        is_prose = set(error.properties()) == {"file"} and "string" in error.schema.get("type", ())
        names = [each.key.value for each in mapping.entries]
        if not is_prose or any(find_nearest(name, ("file",)) for name in names):
            return False
        where = wording.name_place(path, self.root)
        takes = wording.describe_schema(error.schema)
        help = (
            "Put text in quotes that has a colon in it; what belongs to another section goes there."
        )
        headline = f"{where} is {takes}, not keys with values"
        self.found.add("E032", headline, self._begin(path, mapping), help=help)
        return True

    def _tell_unknown(self, key: Text, noun: str, mapping: Mapping, known: Schema) -> set[str]:
        """Notes an unknown key; returns the key that was meant, if that can be guessed."""
        free = [each for each in known if each not in mapping]
        meant = wording.find_synonym(key.value, free) or find_nearest(key.value, free, VERY_CLOSE)
        elsewhere = None if meant else help_with_place(self.kind, key.value)
        if elsewhere is None:
            meant = meant or find_nearest(key.value, free)
        headline = f"{quote(key.value)} is not a key of {noun}"
        taken = [each for each in known if each in mapping]
        there = wording.find_synonym(key.value, taken)
        there = there or find_nearest(key.value, taken, VERY_CLOSE)
        if self.part and key.value in MAIN_ONLY:
            help = "It belongs in the main file."
        elif meant:
            help = f"Did you mean `{meant}`?"
            if meant == "about":
                help += " It holds `authors`, `version` and `licence`."
        elif elsewhere:
            help = elsewhere
        elif there:
            help = f"`{there}` is there already."
        else:
            help = wording.list_keys(known)
            if isinstance(mapping.get(key.value), Nothing) and key != mapping.entries[0].key:
                help += " If it goes on with the text before it, put that text in quotes."
        self.found.add("E030", headline, key.span, help=help)
        return {meant} if meant else set()

    def _tell_unfit(self, mapping: Mapping, pairs: dict[str, list[str]]) -> None:
        for key, needed in pairs.items():
            for other in needed:
                if key in mapping and other not in mapping:
                    headline = f"`{key}` goes only with `{other}`"
                    help = f"Add `{other}`, or delete `{key}`."
                    self.found.add("E030", headline, mapping.key_span(key), help=help)

    def _tell_choice(
        self, path: Path, mapping: Mapping, error: _Error, misspelled: set[str]
    ) -> None:
        """None of several keys is there, or two that exclude each other."""
        keys = [str(branch["required"][0]) for branch in error.wanted]
        here = sorted((mapping.key_span(key), key) for key in keys if key in mapping)
        if len(here) > 1:
            (first, one), (second, other), *_ = here
            headline = f"`{one}` and `{other}` exclude each other"
            also = [Label(first, "the other one")]
            self.found.add("E030", headline, second, help="Delete one of them.", also=also)
        elif not misspelled & set(keys):
            named = wording.join_words([quote(key) for key in keys])
            headline = f"{wording.point_at_holder(path, self.root)} has no {named}"
            known = error.properties()
            examples = (wording.make_example(key, known.get(key, {})) for key in keys[:2])
            shown = wording.join_words([quote(each) for each in examples if each])
            help = f"For example {shown}." if shown else f"Add one of them: {named}."
            self.found.add("E031", headline, self._begin(path, mapping), help=help)

    def _begin(self, path: Path, mapping: Mapping) -> Span:
        """Where to point for what is missing: at the mapping's key, or at its first line."""
        parent = find_node(self.tree, path[:-1]) if path else None
        if isinstance(parent, Mapping):
            return parent.key_span(str(path[-1]))
        return mapping.entries[0].key.span if mapping.entries else mapping.span

    def tell_value(self, error: _Error) -> None:
        """A value that is not what its key takes."""
        node = find_node(self.tree, error.path)
        where = wording.name_place(error.path, self.root)
        key = next((step for step in reversed(error.path) if isinstance(step, str)), "")
        schema, wanted, add = error.schema, error.wanted, self.found.add
        help: str | None
        empty = error.keyword in ("minLength", "minItems", "minProperties")
        if isinstance(node, Nothing) or empty:
            takes = f"It takes {wording.describe_schema(schema)}."
            add("E031", f"{where} is empty", self._empty_span(error.path), help=takes)
            return
        match error.keyword:
            case "type" if isinstance(node, Number) and "format" in schema:
                add(
                    "E035",
                    f"`{node.raw}` is not a date",
                    node.span,
                    help=wording.help_with_date("", schema),
                )
            case "type" if isinstance(node, Number) and schema.get("wanted") in _NAMES:
                noun = wording.describe_pattern(schema, key)
                help = wording.help_with_pattern(schema, key, "")
                add("E034", f"`{node.raw}` is not {noun}", node.span, help=help)
            case "type":
                help = wording.help_with_nested(error.path, node)
                help = help or self._help_with_stray(error, node)
                help = help or wording.help_with_kind(key, schema, node)
                is_key = error.path[-1:] == (key,)
                verb = "takes" if is_key and "enum" not in schema else "is"
                taken, found = wording.describe_schema(schema), wording.describe_node(node, schema)
                takes = f"{verb} {taken}, not {found}"
                add("E032", f"{where} {takes}", node.span, help=help)
            case "enum":
                words = f"{where} is {wording.describe_schema(schema)}, not {quote(error.value)}"
                help = wording.help_with_enum(error.value, wanted)
                add("E033", words, node.span, help=help)
            case "not" if not wanted:
                self._tell_not_of_kind(error.path, key)
            case "not":
                help = "Leave it out where there is nothing to mark."
                add("E033", f"{where} is a date or true, not false", node.span, help=help)
            case "format":
                help = wording.help_with_date(error.value, schema)
                add("E035", wording.describe_date_mistake(error.value), node.span, help=help)
            case "pattern" if key == "date":
                help = "Write a year, a month or a day: 2019, 2019-11 or 2019-11-23."
                add("E035", f"{quote(error.value)} is not a date", node.span, help=help)
            case "pattern":
                noun = wording.describe_pattern(schema, key)
                meant = self.titles.get(error.value)
                help = wording.help_with_pattern(schema, key, error.value)
                help = f"That is a title: its id is `{meant}`." if meant else help
                add("E034", f"{quote(error.value)} is not {noun}", node.span, help=help)
            case "uniqueItems":
                self._tell_repeated(node)
            case _:
                shown = wording.make_example(key, schema)
                help = f"For example `{shown}`." if shown else "Write one within the bounds."
                if error.keyword == "maxItems":
                    help = wording.help_with_too_many(key, node)
                add("E036", f"{where} {_limit(error, node)}", node.span, help=help)

    def _help_with_stray(self, error: _Error, node: Node) -> str | None:
        """How to write a list that lacks its brackets among other keys: `values: on, off`."""
        mapping = find_node(self.tree, error.path[:-1])
        is_list = wording.describe_types(error.schema) == ["array"]
        if not is_list or not isinstance(node, Text) or not isinstance(mapping, Mapping):
            return None
        stray = list(_list_stray(mapping, error.path[-1]))
        items = ", ".join([node.value, *(each.value for each in stray)])
        return f"Write it as a list: `[{items}]`." if stray else None

    def _tell_not_of_kind(self, path: Path, key: str) -> None:
        mapping = find_node(self.tree, path[:-1])
        assert isinstance(mapping, Mapping)
        kind = find_node(mapping, ["kind"]).plain()
        headline = f"`{key}` does not go with `kind: {kind}`"
        help = "Delete it: a status has `values`; what is a number has `min` and `max`."
        self.found.add("E030", headline, mapping.key_span(key), help=help)

    def _empty_span(self, path: Path) -> Span:
        node, parent = find_node(self.tree, path), find_node(self.tree, path[:-1])
        if isinstance(node, Nothing) and isinstance(parent, Mapping) and path:
            return parent.key_span(str(path[-1]))
        return node.span

    def _tell_repeated(self, node: Node) -> None:
        assert isinstance(node, Sequence)
        first: dict[object, Span] = {}
        for item in node.items:
            name = item.plain()
            if isinstance(name, str) and name in first:
                also = [Label(first[name], "first here")]
                self.found.add("E038", f"{quote(name)} is listed twice", item.span, also=also)
            elif isinstance(name, str):
                first[name] = item.span


def _limit(error: _Error, node: Node) -> str:
    limit = error.wanted
    match error.keyword:
        case "minimum":
            words = f"is at least {limit}"
        case "maximum":
            words = f"is at most {limit}"
        case "exclusiveMinimum":
            words = f"is more than {limit}"
        case _:
            words = f"takes at most {limit} items"
    size = node.raw if isinstance(node, Number) else str(len(error.value))
    return f"{words}, not {size}"


def _list_stray(mapping: Mapping, key: str | int) -> Iterator[Text]:
    """The keys without a value that stand right after a key, as items of a list that lacks its
    brackets do: `b` and `c` in `{values: a, b, c}`."""
    after = False
    for each in mapping.entries:
        if after and isinstance(each.value, Nothing):
            yield each.key
        else:
            after = each.key.value == key


def _list_items_of_lists(mapping: Mapping, known: Schema) -> frozenset[str]:
    """The keys that are items of lists without brackets, which is told at the list."""
    lists = (
        each.key.value
        for each in mapping.entries
        if isinstance(each.value, Text)
        and wording.describe_types(known.get(each.key.value, {})) == ["array"]
    )
    return frozenset(item.value for key in lists for item in _list_stray(mapping, key))
