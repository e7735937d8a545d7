"""Studies together: their document keeps to the schema, and they stop when they are told to."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest

from eleventh.lab.playtest.document import export_playtest, playtest_schema
from eleventh.lab.studies.document import export_studies
from eleventh.lab.studies.rare import RareSearch
from eleventh.lab.studies.suite import STUDIES, StudySizes, StudySuite, run_studies
from lab.studies.playtests import play
from lab.studies.worlds import two_doors

SMALL = StudySizes(
    profile=8, answer=8, draws=4, batch=64, search=RareSearch(128, 0.02, 50_000, 300)
)


@pytest.fixture(scope="module")
def suite() -> StudySuite:
    return run_studies(two_doors(), "numpy", 1, STUDIES, SMALL)


def test_the_document_of_a_playtest_with_studies_keeps_to_the_schema(suite: StudySuite) -> None:
    document = export_playtest(play(two_doors()), suite)
    jsonschema.validate(document, playtest_schema())
    assert set(document["studies"]) == set(STUDIES)
    assert json.loads(json.dumps(document, allow_nan=False)) == document


def test_every_key_of_a_study_is_in_the_schema_and_the_other_way_round(suite: StudySuite) -> None:
    for name, study in export_studies(suite).items():
        assert set(study) == set(playtest_schema()["$defs"][f"study_{name}"]["properties"])


def test_a_playtest_without_studies_has_none_in_its_document() -> None:
    assert "studies" not in export_playtest(play(two_doors()))


def test_the_same_studies_give_the_same_document(suite: StudySuite) -> None:
    again = run_studies(two_doors(), "numpy", 1, STUDIES, SMALL)
    assert export_studies(again) == export_studies(suite)


def test_every_study_says_what_it_took(suite: StudySuite) -> None:
    assert list(suite.efforts) == list(STUDIES)
    assert all(each.games > 0 and each.complete for each in suite.efforts.values())


def test_only_what_is_asked_for_is_made_and_nothing_after_a_stop() -> None:
    begun: list[str] = []

    def stop(name: str):  # type: ignore[no-untyped-def]
        begun.append(name)
        return lambda played, wanted: False

    stopped = run_studies(two_doors(), "numpy", 1, ("variance", "policies"), SMALL, stop)
    assert begun == ["policies"]
    assert stopped.variance is None
    assert stopped.policies is not None
    jsonschema.validate(export_playtest(play(two_doors()), stopped), playtest_schema())


@pytest.mark.parametrize("name", STUDIES)
def test_each_study_alone_stopped_at_once_still_has_a_document(name: str) -> None:
    stopped = run_studies(
        two_doors(), "numpy", 1, (name,), SMALL, lambda name: lambda played, wanted: False
    )
    document = export_studies(stopped)
    jsonschema.validate(
        {**export_playtest(play(two_doors())), "studies": document}, playtest_schema()
    )
    assert document[name]["complete"] is False


def test_a_study_that_does_not_exist_is_answered_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="there are policies, responses, variance, rare"):
        run_studies(two_doors(), "numpy", 1, ("weather",))
    with pytest.raises(ValueError, match="fewer than two games"):
        run_studies(two_doors(), "numpy", 1, ("policies",), replace(SMALL, profile=1))
