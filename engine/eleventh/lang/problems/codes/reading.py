"""Codes of reading a file: E001-E029.

They concern the file as bytes and as YAML, before anyone asks what it means.
"""

from __future__ import annotations

from eleventh.lang.problems.codes.code import ProblemCode

CODES: tuple[ProblemCode, ...] = (
    ProblemCode("E001", "The file is not there"),
    ProblemCode("E002", "This is not a file"),
    ProblemCode("E003", "The file cannot be read"),
    ProblemCode("E004", "The file is too large"),
    ProblemCode("E005", "The file is not UTF-8 text"),
    ProblemCode("E006", "The file is empty"),
    ProblemCode("E007", "Duplicate key"),
    ProblemCode("E009", "A tab is used to indent"),
    ProblemCode("E010", "A colon in text that is not quoted"),
    ProblemCode("E011", "A line does not line up"),
    ProblemCode("E012", "Quotation marks that do not match"),
    ProblemCode("E013", "Brackets that do not match"),
    ProblemCode("E014", "A character that cannot come first"),
    ProblemCode("E015", "A line has no colon"),
    ProblemCode("E016", "An unknown backslash escape"),
    ProblemCode("E017", "This is not YAML"),
    ProblemCode("E018", "Anchors, aliases and merge keys are not used"),
    ProblemCode("E019", "Tags are not used"),
    ProblemCode("E020", "More than one document in a file"),
    ProblemCode("E021", "Nested too deeply"),
    ProblemCode("E022", "Too many entries"),
    ProblemCode("E023", "A key is not text"),
    ProblemCode("E024", "A number that can be read in two ways"),
    ProblemCode("E025", "A number without a usable value"),
    ProblemCode("E026", "A number with too many digits"),
    ProblemCode("E027", "A character that cannot be seen or cannot be trusted"),
    ProblemCode("E028", "A key with a character that belongs in no key"),
    ProblemCode("E029", "Text beside the sign that opens a block of text"),
)
