"""What came of making tables again: the same to the byte, or which differ and what may be why."""

from __future__ import annotations

from collections.abc import Sequence

from eleventh.lab.playtest.files import Alteration
from eleventh_ui.display.words import join_words, pluralise, safe

SHOWN = 12  # characters of a hash


def describe_rerun(
    files: int,
    differences: Sequence[Alteration],
    reasons: Sequence[Alteration],
    altered: Sequence[str],
    missing: Sequence[str],
) -> str:
    """Lines that say it, also which files beside the manifest are not what it says."""
    lines = []
    if not differences:
        told = " made again as the manifest says" if altered or missing else ", all the same"
        lines.append(f"{pluralise(files, 'file')}{told} to the byte.")
        lines += [f"Though {_describe(each)}." for each in reasons]
    else:
        lines += [f"{safe(each.what)} differs{_how(each)}." for each in differences]
        lines += [f"What may be why: {_describe(each)}." for each in reasons]
        if not reasons:
            lines.append(
                "Nothing that the manifest names has changed, so this should not be: please report "
                "it with the manifest."
            )
    for lead, names in (("Changed since it was written", altered), ("Missing", missing)):
        if names:
            named = join_words(safe(each) for each in names)
            lines.append(f"{lead}: {named}, beside the manifest.")
    return "\n".join(lines)


def _how(difference: Alteration) -> str:
    if not difference.before:
        return ": it is new"
    return "" if difference.now else ": it is not made any more"


def _describe(difference: Alteration) -> str:
    before, now = (
        safe(each)[:SHOWN] if each else "none" for each in (difference.before, difference.now)
    )
    return f"{safe(difference.what)} was {before} and is {now}"
