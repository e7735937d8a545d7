"""Verbs that agree with those they speak of, one or several.

An author writes the title of an act once, as one actor does it (`{by} presses {toward}`), and two
may do it together; a track may be called by several things (`Talks between the two`). Titles are
English prose, like all that is told around them. What is not seen to be of several is told as of
one.
"""

from __future__ import annotations

import re

_IRREGULAR = {"is": "are", "was": "were", "has": "have", "does": "do"}
_NO_VERBS = frozenset({"always", "sometimes", "perhaps", "besides", "thus"})
_HISSING = ("sses", "shes", "ches", "xes", "zzes", "oes")  # have an e that the plural has not
_CLAUSES = frozenset({"how", "what", "where", "whether", "who", "why"})
_BEHIND = frozenset(
    {
        "about",
        "against",
        "aimed",
        "among",
        "as",
        "at",
        "between",
        "beyond",
        "by",
        "for",
        "from",
        "in",
        "left",
        "of",
        "on",
        "over",
        "that",
        "to",
        "told",
        "toward",
        "under",
        "which",
        "who",
        "with",
        "within",
    }
)
"""Words behind which a title says more of what it has named."""


def agree_with_several(title: str, word: str, other: str = "") -> str:
    """The title as it is told of several actors for `{word}`: its verb, if that follows them at the
    front, and `its` where that is theirs, which it is until `{other}` is named."""
    found = re.fullmatch(rf"(\{{{word}\}} )(\S+)(.*?)(\{{{other}\}}.*)?", title)
    if found is None:
        return title
    subject, verb, own, others = found.groups("")
    own = re.sub(r"\bits\b", "their", own)
    return f"{subject}{make_plural(verb)}{own}{others}"


def make_plural(verb: str) -> str:
    """The verb as several do it: `press` of `presses`; what is none, or is so already, as it is."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb in _NO_VERBS or not re.fullmatch(r"[a-z]+s", verb) or verb.endswith("ss"):
        return verb
    if verb.endswith("ies") and len(verb) > len("ties"):
        return f"{verb[:-3]}y"
    return verb[:-2] if verb.endswith(_HISSING) else verb[:-1]


def speaks_of_several(title: str) -> bool:
    """Whether a title names several things, as `Talks between the two` does: a word in front of all
    that says more of it is a plural."""
    words = re.findall(r"\S+", title)
    if not words or words[0].lower() in _CLAUSES:
        return False
    ends = (place for place, word in enumerate(words) if word in _BEHIND)
    return any(
        re.fullmatch(r"[A-Za-z][a-z-]*[^\Wsui]s", word)
        and not word.endswith(("ics", "news", "News"))
        for word in words[: next(ends, len(words))]
    )
