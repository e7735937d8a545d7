"""What an answer hangs on stands in its text: whoever decides it is named there.

An answer of the last months can do one thing if another capital chooses something in the same turn,
and another thing if not. Nobody can argue for it who is not told on whom it hangs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from scenarios.must_read import SCENARIO

FILES = ("0[7-9]_*.yaml", "1[0-2]_*.yaml", "occasions.yaml")
DECIDES = re.compile(r"\b(washington|seoul|tokyo)\.chooses\b")
LONGEST = 60  # words


def list_answers() -> Iterator[Any]:
    """Every answer of the turns from 31 October on, and of the occasions, as it is written."""
    for pattern in FILES:
        for path in sorted((SCENARIO / "injects").glob(pattern)):
            for inject in yaml.safe_load(path.read_text("utf-8"))["injects"]:
                for decision in inject.get("decisions", ()):
                    yield from decision["responses"]


def list_forms(answer: Any) -> list[str]:
    """Every form of its text."""
    text = answer["text"]
    return [text] if isinstance(text, str) else [each["text"] for each in text]


def test_whoever_decides_what_an_answer_does_is_named_in_its_text() -> None:
    unnamed = {}
    for answer in list_answers():
        deciders = {*DECIDES.findall(f"{answer.get('acts')} {answer.get('effects')}")}
        told = " ".join(list_forms(answer)).lower()
        if left := {each for each in deciders if each not in told}:
            unnamed[answer["id"]] = left
    assert unnamed == {}


def test_the_text_of_an_answer_is_read_in_a_breath() -> None:
    long = {
        answer["id"]: words
        for answer in list_answers()
        for form in list_forms(answer)
        if (words := len(form.split())) > LONGEST
    }
    assert long == {}
