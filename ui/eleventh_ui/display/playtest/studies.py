"""The sections of studies in a playtest's document."""

from __future__ import annotations

from collections.abc import Iterator

from eleventh.lab.playtest.result import Playtest
from eleventh.lab.studies.suite import StudySuite
from eleventh_ui.display.document import Block, Heading, Paragraph
from eleventh_ui.display.playtest.hinges import compose_responses, compose_variance
from eleventh_ui.display.playtest.policies import compose_policies
from eleventh_ui.display.playtest.rare_orders import compose_rare_orders


def compose_studies(result: Playtest, suite: StudySuite | None, *, whole: bool) -> Iterator[Block]:
    """The studies that were made: in short for a terminal, or whole for a page. Where none was
    asked for, what they would tell."""
    if suite is None:
        yield Heading(2, "Studies")
        yield Paragraph(
            "None was made. With --studies all, games are played for one question at a time: which "
            "policies and responses are dominated, what hangs on each decision, how much orders "
            "decide and how much dice, and by which orders what is rare comes about."
        )
        return
    if suite.policies is not None:
        yield from compose_policies(result, suite.policies, whole=whole)
    if suite.responses is not None:
        yield from compose_responses(result, suite.responses, whole=whole)
    if suite.variance is not None:
        yield from compose_variance(result, suite.variance, whole=whole)
    if suite.rare is not None:
        yield from compose_rare_orders(suite.rare, whole=whole)
