"""What is said of saving: one sentence for each state of the store, in both faces. A command to go
on with is a line of its own, so that it can be copied whole.

No sentence promises more than the store knows now. Whoever leaves a match of which something is not
on the disk is told so, why, and how to go on in another folder.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from eleventh_ui.display.commands import name_command
from eleventh_ui.display.words import join_lines, safe, show_path

if TYPE_CHECKING:
    from eleventh.play.unstored import Unstored

GO_ON = "Go on with"
ELSEWHERE = "--save-dir FOLDER plays in another folder."


def list_save_words(path: Path, folder: Path | None) -> tuple[object, ...]:
    """How to name a save on the command line, the folder included where it is not the usual."""
    return (path.stem,) if folder is None else (path.stem, "--save-dir", folder)


def describe_leaving(unstored: Unstored | None, path: Path, folder: Path | None) -> tuple[str, ...]:
    """The lines for whoever leaves a match, from what is not stored of it."""
    command = name_command("play", "--resume", *list_save_words(path, folder))
    if unstored is None:
        return f"The match is saved. {GO_ON}:", command
    if unstored.gone:
        return (f"The match is not saved. {_reason(unstored)}",)
    return (
        f"Your last choices are not saved. {_reason(unstored)} What was said to be saved before is "
        f"in {show_path(path)}. {GO_ON}:",
        command,
    )


def describe_ended(unstored: Unstored | None, path: Path, folder: Path | None) -> tuple[str, ...]:
    """The lines for a match that was played to its end."""
    if unstored is not None:
        return describe_leaving(unstored, path, folder)
    command = name_command("why", *list_save_words(path, folder))
    return f"The match is saved as {safe(path.stem)}. All of it is told by:", command


def name_saving(unstored: Unstored | None, *, storing: bool) -> str:
    """In a word or two, how it stands with the disk."""
    if storing:
        return "saving"
    return "saved" if unstored is None else "not saved"


def describe_saving(unstored: Unstored | None) -> str:
    """The sentence for whoever asks at the table whether everything is saved."""
    if unstored is None:
        return "Everything that you committed or chose is saved."
    return f"Not everything is saved. {join_lines(unstored.reason)}"


def _reason(unstored: Unstored) -> str:
    """Why, with another place offered where the reason does not offer it itself."""
    told = join_lines(unstored.reason)
    return told if "--save-dir" in told else f"{told} {ELSEWHERE}"
