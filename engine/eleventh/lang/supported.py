"""How far their sources carry the rules and modifiers of a game, counted.

One finding may state a rule, another only give its direction; some rules are argued from something
near, and some are the authors' own. Whoever is to trust a game wants to know how many are which.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import get_args

from eleventh.core.program import Support
from eleventh.lang.lower.sections import join_sections
from eleventh.lang.model.books import Sections
from eleventh.lang.read.bundle import load_bundle_from_files

GRADES: tuple[Support, ...] = get_args(Support)


def count_support(sections: Sections) -> Mapping[Support, int]:
    """How many rules and modifiers each grade has, in the order of the language; empty where none
    is given."""
    named = [
        *(each.support for each in sections.rules),
        *(each.support for each in sections.modifiers),
    ]
    found = Counter(each.value for each in named if each)
    return {grade: found[grade] for grade in GRADES} if found else {}


def count_support_of_files(files: Mapping[str, bytes]) -> Mapping[Support, int]:
    """As `count_support`, of a scenario with its rulebook, or of a rulebook, from their files."""
    bundle, _ = load_bundle_from_files(files)
    return {} if bundle is None else count_support(join_sections(bundle))
