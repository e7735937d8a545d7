"""How a number is written that an author wrote with commas."""

from __future__ import annotations

import re

_THOUSANDS = re.compile(r"[-+]?[1-9][0-9]{0,2}(,[0-9]{3})+")


def help_with_comma(written: str) -> str:
    """What to write for digits with one comma or more: a point, or nothing, if thousands may be
    meant."""
    decimal, whole = written.replace(",", "."), written.replace(",", "")
    if not _THOUSANDS.fullmatch(written):
        return f"Write {decimal}: a decimal has a point."
    if written.count(",") > 1:
        return f"Write {whole}: nothing stands between the thousands."
    return f"Write {whole} if thousands are meant, {decimal} if a decimal is."
