"""A table as a reader wants it: amounts as people write them, sentences whole, a door a row.

The dress is HTML of our own, every cell escaped. A row that knows its place in a call carries a
door to it, ``<a class="door" href="#at:MRLW-2024Q1:5120-5134">USD 312.4m</a>``, for a page to open.
"""

from kit.dress.amounts import amount, amounts
from kit.dress.doors import door, link
from kit.dress.sides import kept, machinery, written
from kit.dress.subjects import DECLINED, label, subjects
from kit.dress.table import PLAIN, dressed, flat, laid, quiet

__all__ = [
    "DECLINED",
    "PLAIN",
    "amount",
    "amounts",
    "door",
    "dressed",
    "flat",
    "kept",
    "label",
    "laid",
    "link",
    "machinery",
    "quiet",
    "subjects",
    "written",
]
