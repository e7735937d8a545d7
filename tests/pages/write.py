"""Writes anew what README shows of the program: its transcript, and the pictures.

Run as `python tests/pages/write.py`; `make pages` does it with everything else that is made from
the program. The test beside it says when one of them is stale.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from pages.pictures import picture, words
from pages.scenes import SCENES
from pages.transcript import replaced, transcript

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "README.md"
PICTURES = ROOT / "docs" / "pictures"


def main() -> None:
    """Writes them; a picture whose words are the same stays as it is."""
    page = PAGE.read_text("utf-8")
    PAGE.write_text(replaced(page, transcript()), "utf-8")
    PICTURES.mkdir(exist_ok=True)
    for name in SCENES:
        path, svg = PICTURES / f"{name}.svg", picture(name)
        if not path.exists() or words(path.read_text("utf-8")) != words(svg) or "--all" in sys.argv:
            path.write_text(svg, "utf-8")
            print(f"written: {path.relative_to(ROOT)}")


if __name__ == "__main__":
    # Nobody's own scenarios, keys or saves may be in a picture.
    with tempfile.TemporaryDirectory() as nobody:
        os.environ |= {"XDG_DATA_HOME": nobody, "XDG_CONFIG_HOME": nobody, "HOME": nobody}
        os.environ.pop("NO_COLOR", None)
        os.environ["COLUMNS"] = "80"
        main()
