"""The fiscal period a title, a greeting or a file's name gives: a part of a year, and which year.

The two stand side by side in either order: "Q4 & FY25", "4Q '18", "Fiscal Year 2023 First Quarter".
A quarter without a year is no period, nor is the day a quarter ended on: years of companies differ.
"""

from __future__ import annotations

import re

from kit.lexicon import mapping
from kit.values import Period, Span

_NUMBERS: dict[str, int] = {
    name.removesuffix(" quarter"): number
    for name, number in mapping("periods", "quarters").items()
    if name.endswith(" quarter") and " " not in name.removesuffix(" quarter")
}
_SPOKEN: dict[str, int] = mapping("front", "spoken_years")
_ORDINAL = "|".join(_NUMBERS)
_FISCAL = r"(?: fiscal | financial | calendar )"


def _part(end: str) -> str:
    """A part of a year: groups ``quarter``, ``word``, ``half``, ``months`` and ``full``, marked."""
    return rf"""(?:
        F?Q \s? (?P<quarter{end}> [1-4] ) (?! (?!20\d\d) \d\d\d )  # Q4  FQ4  Q 1
      | F? (?P<mark{end}> [1-4] ) [QT]  # 4Q  2T, as Brazil and Spain write it
      | (?P<word{end}> {_ORDINAL} ) [\s-]+ (?: {_FISCAL} [\s-]+ )? quarter (?: 's )?
      | F? H (?P<half{end}> [12] ) (?! (?!20\d\d) \d\d\d ) | (?P<side{end}> [12] ) H
      | (?P<which{end}> first | second ) [\s-]+ half (?: [\s-]+ year )? | (?P<mid{end}> half [\s-]+ year )
      | (?P<months{end}> 9 \s? M | (?: nine | 9 ) [\s-]+ months? )
      | (?P<full{end}> full [\s-]+ (?: fiscal \s+ | financial \s+ )? year | year [\s-]+ end | annual )
    )"""


def _year(end: str) -> str:
    """A year: "2023", "2023-24", "FY24", "'24", "twenty twenty four"."""
    return rf"""(?:
        (?: [FC]Y [\s_]? )? (?P<year{end}> 20\d\d ) (?: [/-] (?P<next{end}> (?:20)?\d\d ) (?![\d/-]) )?
      | (?: FY [\s_]? '? | CY '? | ' ) (?P<short{end}> \d\d ) (?: - (?P<after{end}> \d\d ) )?
      | (?P<spoken{end}> {"|".join(name.replace(" ", "[ -]+") for name in _SPOKEN)} )
    )"""


# fourth quarter| and full year |2023    Q3| and 9 months |FY25    Q4| & |FY25
_ALSO = r"""(?: [\s_]* (?: and | & | , | / | \+ ) \s* (?: the \s+ )?
    (?: (?: full | fiscal | financial | first | half | nine | six | twelve | annual | [69] | 12
          | year | year-end | months? ) \b [\s-]* | (?: 9M | H1 | 1H ) (?= \b | FY ) \s* )* )?"""
# Q4| of fiscal year |2023    second quarter| financial results for |2024
_RESULTS = r"(?: (?: (?: financial | earnings | operating ) \s+ )? results? \s+ )?"
# second quarter of the fiscal year| ending March 31, |2025: one that ends in winter is of either
_MONTHS = "|".join(mapping("front", "dates")["months"][2:])
_ENDING = rf"\s+ end (?: ing | ed ) \s+ (?: {_MONTHS} ) \s+ \d{{1,2}} ,"
_JOINED = rf"""[\s_,/()-]* {_RESULTS}
    (?: (?: of | for | the | our | its | in | {_FISCAL} \s+ year {_ENDING}
          | {_FISCAL} | year | FY ) [\s_]+ )*"""
_BARE = r"(?<= [QTH\d] ) [\s_-]? (?P<bare> [0-4]\d ) (?! \s?% | [.,:/-]\d )"  # Q125  1Q24
# 2023-Q4, 2025 1Q, fiscal 2024's third quarter; but not "May 2, 2024 Q1": that year is the day's
_TURNED = rf"(?<! \d,\s ) (?<! \d\s ) (?: {_FISCAL} \s+ (?:year\s+)? )?"
_SAID = re.compile(
    rf"""(?<![A-Za-z0-9]) (?:
        {_part("_1")} (?: {_ALSO} {_JOINED} {_year("_1")} | {_BARE} )
      | {_TURNED} {_year("_2")} (?: 's )? [\s_,-]* {_part("_2")}
      | (?: FY | {_FISCAL} (?: \s+ year )? ) [\s_]? (?P<alone> 20\d\d ) (?! [/-]\d )
      | FY [\s_]? '? (?P<brief> \d\d ) (?! [/-]\d )
    ) (?![A-Za-z0-9])""",
    re.VERBOSE | re.IGNORECASE,
)
# "Q2| results; guidance for fiscal year 2024": the year is not what is reported on
_QUARTER = re.compile(r"\bF?Q[1-4]\b|\bquarter\b", re.IGNORECASE)
# where a name ends and words for time begin: "Acme |fourth quarter", "Acme |2020 Second Quarter"
BEGINS = rf"""(?:
    (?: {_ORDINAL} ) [\s-]+ (?: {_FISCAL} [\s-]+ )? (?: quarter | half ) | F?Q \s? [1-4] | F?[1-4][QT]
  | [12]H | F?H[12] | [FC]Y [\s'_\d] | {_FISCAL} [\s-]+ (?: year | \d ) | fiscal \s+ (?: {_ORDINAL} ) | 20\d\d
  | full [\s-]+ (?: fiscal \s+ )? year | half [\s-]+ year | year [\s-]+ end | annual | interim
  | nine [\s-]+ month | quarterly | preliminary | unaudited )"""


def period_in(text: str) -> tuple[Period, Span] | None:
    """The first period a text names, and where.

    >>> [str(period_in(said)[0]) for said in ("Q4 2023", "2Q24", "first-quarter fiscal 2019")]
    ['2023Q4', '2024Q2', '2019Q1']
    >>> period_in("the quarter ended June 30, 2024")
    """
    if not (match := _SAID.search(text)):
        return None
    period = _period(match)
    if period == Period(period.year) and _QUARTER.search(text, 0, match.start()):
        return None
    return period, Span(*match.span())


def _period(match: re.Match[str]) -> Period:
    said = {name.rstrip("_12"): value for name, value in match.groupdict().items() if value}
    year = _numbered(said)
    if half := said.get("half") or said.get("side") or said.get("which"):
        return Period(year, half=_NUMBERS.get(half.lower()) or int(half))
    if "mid" in said:
        return Period(year, half=1)
    if "months" in said:
        return Period(year, months=9)
    if quarter := said.get("quarter") or said.get("mark") or said.get("word"):
        return Period(year, _NUMBERS.get(quarter.lower()) or int(quarter))
    return Period(year)


def _numbered(said: dict[str, str]) -> int:
    """The year, in full; of "2023-24" the one it ends in."""
    if spoken := said.get("spoken"):
        return _SPOKEN[" ".join(re.split(r"[ -]+", spoken.lower()))]
    first = said.get("year") or said.get("alone") or said.get("short")
    first = first or said.get("brief") or said["bare"]
    year = int(first) % 100 + 2000
    later = int(said.get("next") or said.get("after") or 0) % 100
    return year + 1 if later == (year + 1) % 100 else year
