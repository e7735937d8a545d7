"""What an editor needs for one scenario or rulebook: schemas that know its ids, and settings.

They are written beside what they are for, into folders that nothing else reads, and never into a
file of the author: what a scenario is, is the content of its files.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import product
from pathlib import Path
from typing import Any

from eleventh.lang.model.books import Bundle
from eleventh.lang.schema.documents import Kind
from eleventh.lang.schema.named import KnownIds, make_named_document
from eleventh_ui.cli.guard import Trouble
from eleventh_ui.report.documented.book import book_of

FOLDER = ".eleventh"
SETTINGS = Path(".vscode", "settings.json")
KEY = "yaml.schemas"


def find_kind(bundle: Bundle) -> Kind:
    """Which of the two a bundle is."""
    return "scenario" if bundle.scenario is not None else "rulebook"


def find_ids(bundle: Bundle) -> KnownIds:
    """All ids that a file of a bundle may name."""
    book, sections = book_of(bundle), book_of(bundle).sections
    seats = [each.id.value for each in sections.actors if each.group == "seats"]
    played = [each.id.value for each in bundle.scenario.seats] if bundle.scenario else seats
    tracks = [
        ".".join((family.id.value, *actors))
        for family in sections.tracks
        for actors in product(*(book.members(each) for each in family.of))
        if len({*actors}) == len(actors)
    ]
    eras = bundle.rulebook.starts if bundle.rulebook else ()
    return KnownIds(
        acts=tuple(book.acts),
        actors=tuple(dict.fromkeys((*(each.id.value for each in sections.actors), *played))),
        seats=tuple(played),
        fronts=tuple(each.value for each in sections.fronts),
        stages=tuple(each.value for each in sections.stages),
        families=(*book.tracks, *book.derived),
        tracks=tuple(tracks),
        initiatives=tuple(
            ".".join(filter(None, (each.id.value, target)))
            for each in sections.initiatives
            for target in (book.members(each.toward) if each.toward else ("",))
        ),
        cited=(*book.sources, *book.items),
        eras=tuple(name.value for name, _ in eras),
    )


def make_schema(bundle: Bundle, *, part: bool) -> dict[str, Any]:
    """The schema of the main file of a bundle, or of its parts."""
    return make_named_document(find_kind(bundle), find_ids(bundle), part=part)


def write_editor_files(bundle: Bundle, folder: Path, parts: tuple[str, ...]) -> list[Path]:
    """Writes both schemas and the settings of an editor; where they are. Trouble if that can't be,
    or if there are settings already that no program should mend."""
    kind = find_kind(bundle)
    main, piece = f"{FOLDER}/{kind}.schema.json", f"{FOLDER}/part.schema.json"
    schemas: dict[str, Any] = {f"./{main}": [f"{kind}.yaml"]}
    if parts:
        schemas[f"./{piece}"] = list(parts)
    texts = {
        folder / main: _write(make_schema(bundle, part=False)),
        folder / piece: _write(make_schema(bundle, part=True)),
        folder / SETTINGS: _write(_merge(folder / SETTINGS, schemas)),
    }
    for place, text in texts.items():
        try:
            place.parent.mkdir(exist_ok=True)
            place.write_text(text, encoding="utf-8")
        except OSError as fault:
            raise Trouble(f"{place} can't be written: {fault.strerror}.") from fault
    return list(texts)


def _merge(place: Path, schemas: Mapping[str, Any]) -> dict[str, Any]:
    """The settings that are there with these schemas in the place of earlier ones of ours."""
    try:
        found = json.loads(place.read_text("utf-8"))
    except FileNotFoundError:
        found = {}
    except (OSError, ValueError) as fault:
        raise Trouble(
            f"{place} is there and can't be read as JSON, so nothing was written.",
            f"Add to it yourself: {json.dumps({KEY: schemas})}",
        ) from fault
    if not isinstance(found, dict) or not isinstance(found.get(KEY, {}), dict):
        raise Trouble(f"{place} holds no settings, so nothing was written.")
    others = {key: each for key, each in found.get(KEY, {}).items() if FOLDER not in key}
    return {**found, KEY: {**others, **schemas}}


def _write(data: Mapping[str, Any]) -> str:
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"
