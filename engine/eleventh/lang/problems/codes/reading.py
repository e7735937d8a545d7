"""Codes of reading a file: E001-E029.

They concern the file as bytes and as YAML, before anyone asks what it means.
"""

from __future__ import annotations

from eleventh.lang.problems.codes.code import Code

CODES: tuple[Code, ...] = (
    Code("E001", "The file is not there"),
    Code("E002", "This is not a file"),
    Code("E003", "The file cannot be read"),
    Code("E004", "The file is too large"),
    Code("E005", "The file is not UTF-8 text"),
    Code("E006", "The file is empty"),
    Code("E007", "Duplicate key"),
    Code("E009", "A tab is used to indent"),
    Code("E010", "A colon in text that is not quoted"),
    Code("E011", "A line does not line up"),
    Code("E012", "Quotation marks that do not match"),
    Code("E013", "Brackets that do not match"),
    Code("E014", "A character that cannot come first"),
    Code("E015", "A line has no colon"),
    Code("E016", "An unknown backslash escape"),
    Code("E017", "This is not YAML"),
    Code("E018", "Anchors, aliases and merge keys are not used"),
    Code("E019", "Tags are not used"),
    Code("E020", "More than one document in a file"),
    Code("E021", "Nested too deeply"),
    Code("E022", "Too many entries"),
    Code("E023", "A key is not text"),
    Code("E024", "A number that can be read in two ways"),
    Code("E025", "A number without a usable value"),
    Code("E026", "A number with too many digits"),
    Code("E027", "A character that cannot be seen or cannot be trusted"),
    Code("E028", "A key with a character that belongs in no key"),
    Code("E029", "Text beside the sign that opens a block of text"),
)
