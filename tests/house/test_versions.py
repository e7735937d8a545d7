"""The numbers that exports name agree with what the repository says of them."""

from __future__ import annotations

import re

from eleventh.play import record
from eleventh.play.version import RULES
from house.tree import ROOT


def test_the_rules_version_is_the_latest_of_the_changelog() -> None:
    told = re.findall(
        r"^### Rules version (\d+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M
    )
    assert max(map(int, told)) == RULES


def test_the_schema_of_the_record_is_of_its_format() -> None:
    schema = record.schema()
    assert schema["properties"]["format"]["const"] == record.FORMAT
    assert schema["$id"].endswith(f":{record.FORMAT}")


def test_every_format_of_the_record_is_told_in_the_commands() -> None:
    text = (ROOT / "docs" / "commands.md").read_text("utf-8")
    for number in range(1, record.FORMAT + 1):
        assert f"| record {number} |" in text
