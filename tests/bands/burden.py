"""The bands of the cost talks, measured and printed: `PYTHONPATH=tests python -m bands.burden`.

They are those of the winter of two films, but that single changes are asked what they move of the
commitment as Seoul sees it. Exits with 1 where a band is missed.
"""

from __future__ import annotations

import os
import sys

os.environ["BANDS_OF"] = "burden_2018_20"  # before the batches are imported, which read it

from bands import radar
from bands.reading import Band
from bands.single_changes import GAMES, share_moved

BANDS = (
    *(band for band in radar.BANDS if band.id != "deterrence"),
    Band(
        "commitment", radar.CHANGES, "US commitment as Seoul sees it by 0.5",
        f"{GAMES} random games", lambda: share_moved(1, 0.5, "credibility.seoul"), 30,
    ),
)  # fmt: skip

if __name__ == "__main__":
    sys.exit(radar.main(BANDS))
