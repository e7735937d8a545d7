"""What the lock of development and CI holds, entry by entry."""

from __future__ import annotations

import re

from packaging.utils import canonicalize_name

from house.tree import ROOT

TEXT = (ROOT / "requirements/dev.lock").read_text("utf-8")
ENTRY = re.compile(
    r"^(?P<name>[\w.-]+)==(?P<version>\S+)(?P<marker> ; [^\\\n]+)?"
    r"(?P<hashes>(?: \\\n    --hash=\S+)+)$",
    re.MULTILINE,
)
ENTRIES = {canonicalize_name(each["name"]): each for each in ENTRY.finditer(TEXT)}


def locked(name: str) -> str:
    """The version of a package in the lock. KeyError if it is not there."""
    return ENTRIES[canonicalize_name(name)]["version"]
