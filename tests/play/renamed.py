"""The quarrel under other names: the same game, whose families are called `confidence`,
`readiness` and `truce`, between other capitals. What a face draws must not depend on a name.
"""

from __future__ import annotations

import re
from functools import cache

from eleventh.core.adjudication import Adjudicator
from eleventh.emit.python import build
from eleventh.lang.compile import compile_files
from play.quarrel import FOLDER

NAMES = {
    "trust": "confidence",
    "deterrence": "readiness",
    "pact": "truce",
    "washington": "harbour",
    "seoul": "hill",
    "tokyo": "plain",
    "pyongyang": "raider",
}
SEATS = ("harbour", "hill", "plain")
HIDDEN = "visible: hidden, title: "
_ROLE = re.compile(r" role: \w+,")
_NAME = re.compile("|".join(NAMES), re.IGNORECASE)


@cache
def renamed(roles: bool = True) -> Adjudicator:
    """The quarrel under other names, its gauge in sight; without roles if so asked."""
    text = (FOLDER / "quarrel" / "scenario.yaml").read_text("utf-8")
    kept = iter(_ROLE.findall(text))
    text = _ROLE.sub("@", text.replace(HIDDEN, "title: "))
    text = _NAME.sub(_renamed, text)
    text = re.sub("@", lambda _: next(kept) if roles else "", text)
    found = compile_files({"scenario.yaml": text.encode()})
    assert found.program is not None, found.problems
    return build(found.program)


def _renamed(match: re.Match[str]) -> str:
    word = NAMES[match[0].lower()]
    return word.capitalize() if match[0][0].isupper() else word
