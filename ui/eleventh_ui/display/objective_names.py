"""What an objective is called where a sentence of it is too long."""

from __future__ import annotations

import re

from eleventh.core.view import Aim
from eleventh_ui.display.words import safe, spell_out


def name_objective(aim: Aim) -> str:
    """The short name of an objective, its id in words; a name of somebody in it has the capital
    that it has inside the objective's text: `peace with Washington`."""
    inside = re.findall(r"(?<=[\w,;:] )[A-Z]\w*", safe(aim.objective.text))
    names = {each.lower(): each for each in inside}
    return " ".join(names.get(each, each) for each in spell_out(aim.objective.id).split())
