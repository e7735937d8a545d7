"""What a browser printed, read off its PDF: how many pages, and how large the type on them is.

Enough of the format for what Chromium writes: pages as plain objects, streams deflated, text set
by `Tf` under matrices of `cm` and `Tm`.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from math import hypot

_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_WORD = re.compile(rb"\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f\s]*>|[^\s\[\]<>()]+")
Matrix = tuple[float, float, float, float]  # the turning part alone: a shift changes no size


def count_pages(pdf: bytes) -> int:
    """The pages of the document."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def list_sizes(pdf: bytes) -> set[float]:
    """The sizes in points of all type that is shown, to the hundredth."""
    return {
        round(size, 2)
        for stream in _STREAM.findall(pdf)
        if (text := _inflate(stream)) and b" Tf" in text
        for size in _sizes(text)
    }


def _inflate(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return b""


def _sizes(text: bytes) -> Iterator[float]:
    here: Matrix = (1.0, 0.0, 0.0, 1.0)
    line, size = here, 0.0
    kept: list[tuple[Matrix, float]] = []
    operands: list[bytes] = []
    for word in _WORD.findall(text):
        match word:
            case b"q":
                kept.append((here, size))
            case b"Q":
                here, size = kept.pop()
            case b"cm":
                here = _multiply(_matrix(operands), here)
            case b"BT":
                line = (1.0, 0.0, 0.0, 1.0)
            case b"Tm":
                line = _matrix(operands)
            case b"Tf":
                size = float(operands[-1])
            case b"Tj" | b"TJ":
                shown = _multiply(line, here)
                yield size * hypot(shown[2], shown[3])
            case _:
                operands.append(word)
                continue
        operands.clear()


def _matrix(operands: list[bytes]) -> Matrix:
    a, b, c, d = (float(each) for each in operands[-6:-2])
    return a, b, c, d


def _multiply(one: Matrix, other: Matrix) -> Matrix:
    (a, b, c, d), (e, f, g, h) = one, other
    return a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h
