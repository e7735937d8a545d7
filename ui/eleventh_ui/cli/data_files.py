"""Files of data that a command is given, in YAML or JSON, read as strictly as a scenario."""

from __future__ import annotations

import json
from pathlib import Path

from eleventh.lang.problems.render import render
from eleventh.lang.yaml.nodes import Node
from eleventh.lang.yaml.source import read_file
from eleventh.lang.yaml.tree import read_tree
from eleventh_ui.cli.guard import Trouble
from eleventh_ui.display.words import show_path


def read_data(file: Path) -> tuple[object, Node | None]:
    """What a file holds, and the tree that knows the lines of YAML. Trouble, with the place, for a
    file that can't be read."""
    data, problems, _ = read_file(file, file.name)
    if data is None:
        raise Trouble(f"{show_path(file)}: {'; '.join(each.headline for each in problems)}.")
    if file.suffix == ".json":
        try:
            return json.loads(data), None
        except (ValueError, RecursionError) as fault:
            raise Trouble(f"{file.name} is not JSON: {fault}.") from fault
    root, problems = read_tree(file.name, data)
    if root is None or problems:
        raise Trouble(render(problems, "short", {}))
    return root.plain(), root
