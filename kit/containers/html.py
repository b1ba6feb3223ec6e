"""Web pages, whole or a piece of one: what a browser would show, a line for each block.

    <p><strong>Jane Roe</strong> -- <em>Chief Financial Officer</em></p>
    <p>Revenue was $4.1 billion.</p>

Menus and scripts are left out, and the translation beside an original. Where the page keeps turns
apart by its elements, they are given with the text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from kit.containers.apart import apart
from kit.containers.boxes import Laid, laid
from kit.containers.marked import listed, marked
from kit.errors import Unreadable
from kit.lexicon import lexicon, mapping, words
from kit.model import Note
from kit.people.names import tokens
from kit.readers.reader import Source
from kit.text import fold

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_COMMENTS = r"\s*(?:(?:<\?xml[^>]*>|<!--(?:[^-]|-(?!->))*-->)\s*)*"
# "<!DOCTYPE html>", "<!-- saved --> <html lang=..."
_PAGE = re.compile(rf"{_COMMENTS}<(?:!doctype\s+html|html|head|body)[\s/>]", re.IGNORECASE)
# "<div class=...", but no "<inaudible>" and no "<v Jane>"
_PIECE = re.compile(
    rf"{_COMMENTS}<(?:title|meta|link|style|script|main|article|section|header|div|p|span|table|ul|"
    rf"ol|dl|h[1-6]|br|center|font|blockquote|pre)[\s/>]",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"</?(?:p|div|td|li|h[1-6]|br|span|pre)[\s/>]", re.IGNORECASE)
_MANY = 20  # tags, and
_APART = 2000  # characters of text to each at most: a text with so many is a page
_OTHER = ("{", "[", "WEBVTT")
_SEEN = (
    "head,script,style,noscript,template,svg,math,iframe,object,select,textarea,canvas,video,audio"
)
_FURNITURE = (
    'nav,footer,aside,button,[role="navigation"],form:has(input):not(:has(p,table,article,h1,h2))'
)
_HIDDEN = (
    '[hidden],[aria-hidden="true"],[style*="display:none" i],[style*="display: none" i],'
    "dialog:not([open])"
)
_STUB = 300  # words: a page that shows fewer may be a login, or an error
_DEEPEST = 5000  # elements inside one another
_OPEN_ENDED = (
    "a area base br circle col dd dt ellipse embed hr img input li line link meta option p param path "
    "polygon polyline rect source stop td th tr use wbr"
)
_TAG = re.compile(rf"<(/?)(?!(?:{_OPEN_ENDED.replace(' ', '|')})[\s/>])[a-z]", re.IGNORECASE)
_SITE = re.compile(r"\s+[|–—·»]\s+")  # "Acme Q1 Earnings Call | The Site"
_FOREIGN = re.compile(r"[\u0370-\u1dff\u2e80-\u2fff\u3040-\ud7ff\uf900-\ufdff]")
_LETTER = re.compile(r"[^\W\d_]")
_LETTERS = 500  # in a column before its script is judged
_NOTES = "h1,h2,h3,h4,h5,h6,p,li,title,div:not(:has(div,p,table))"
# "go ahead. Jane Roe" at the end of a paragraph
_LAST = re.compile(
    r"(?<=[.?!\])\"”]) (?P<name>(?:(?:[A-Z]\.)+|[A-Z][\w'’-]*)(?: (?:[A-Z]\.)+| [A-Z][\w'’-]*){0,3})$",
    re.MULTILINE,
)
_FEWEST = 3  # names at the ends of paragraphs, before they are taken for speakers


def holds(text: str) -> bool:
    """Whether a text is a web page or a piece of one, and no plain text with a tag here and there.

    >>> holds("<!doctype html><title>Call</title>"), holds("<p>Good day.</p>")
    (True, True)
    >>> holds("<inaudible> Good day."), holds("<v Jane>Good day.")
    (False, False)
    """
    if _PAGE.match(text):
        return True
    tags = 0 if text.lstrip().startswith(_OTHER) else len(_BLOCK.findall(text))
    return tags * _APART >= len(text) and (tags >= _MANY or bool(_PIECE.match(text)))


def read(name: str, text: str) -> Iterable[Source]:
    """The call a page shows; turns, people and the start of questions where its elements mark them.

    Raises
    ------
    Unreadable
        When the page shows no text, or a few words of a login, an error, a check for robots.

    Examples
    --------
    >>> [source.text for source in read("call.html", "<p><b>Jane Roe</b> -- <i>CFO</i></p><p>Hi.")]
    ['Jane Roe -- CFO\\n\\nHi.']
    """
    source = shown(name, text)
    if len(source.text.split()) < _STUB:
        _refuse_stub(name, source.text, _title(_parsed(text)))
    return [source]


def shown(name: str, text: str) -> Source:
    """What a page shows, however little, below its title where it does not show that.

    >>> shown("call.html", "<title>Acme Q1 call | A site</title><p>Good day.").text
    'Acme Q1 call\\n\\nGood day.'
    """
    _check_depth(name, text)
    tree = _parsed(text)
    page, title = _laid(tree), _title(tree)
    page = page if _says(page.text, title) else page.under(title)
    marks = marked(page)
    if marks.said:
        return Source(name, page.text, "html", marks.said, marks.listed, qa=marks.qa)
    return _parted(Source(name, page.text, "html"))


def _parsed(text: str) -> LexborHTMLParser:
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(text.encode("utf-8", "replace"))


def _check_depth(name: str, text: str) -> None:
    """Refuses a page of elements inside one another, which take the square of their number."""
    if text.count("<") > _DEEPEST and (deepest := _depth(text)) > _DEEPEST:
        raise Unreadable(
            f"{name}: {deepest:,} elements of this web page are inside one another; those of a "
            f"page that a browser can show are a few dozen. Download it again."
        )


def _depth(text: str) -> int:
    """How many elements are inside one another at most, those that need no end left out."""
    return max(accumulate((-1 if tag[1] else 1 for tag in _TAG.finditer(text)), initial=0))


def _laid(tree: LexborHTMLParser) -> Laid:
    """The page as it is shown, or, where that is next to nothing, with what it hides."""
    root = tree.body or tree.root
    if root is None:
        return Laid([], [])
    never = {node.mem_id for node in tree.css(f"{_SEEN},{_FURNITURE}")} | _translations(tree)
    page = laid(root, never | {node.mem_id for node in tree.css(_HIDDEN)})
    return apart(page if len(page.text.split()) >= _STUB else laid(root, never))


def _title(tree: LexborHTMLParser) -> str:
    """What the head calls the page, without the name of the site."""
    title = tree.css_first("title")
    meta = tree.css_first('meta[property="og:title"]')
    whole = title.text() if title else (meta.attributes.get("content") if meta else "")
    return max(_SITE.split(" ".join((whole or "").split())), key=len)


def _says(text: str, title: str) -> bool:
    return fold(title).casefold() in fold(text).casefold()


def _refuse_stub(name: str, said: str, title: str) -> None:
    """Raises where a page that shows so little says why, or shows nothing at all."""
    called = f"the web page {title!r}" if title else "this web page"
    for stub in mapping("web")["stubs"]:
        if sign := _sign(tuple(stub["says"])).search(f"{title}\n{said}"):
            raise Unreadable(
                f"{name}: {called} holds no transcript; it says {sign.group()!r}: {stub['why']}. "
                f"{stub['do']}"
            )
    if said.strip() in ("", title):
        raise Unreadable(
            f"{name}: {called} shows no text; a transcript was wanted. Open it in a browser, wait "
            f"until the transcript shows, and save the page as it stands."
        )


@cache
def _sign(says: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, says))})(?!\w)", re.IGNORECASE)


def _translations(tree: LexborHTMLParser) -> set[int]:
    """The columns in another script beside one in Latin letters, their heads, and notes between."""
    tables: dict[int, dict[int, list[LexborNode]]] = defaultdict(lambda: defaultdict(list))
    for row in tree.css("tr"):
        cells = [cell for cell in row.iter() if not cell.css_first("table")]
        for at, cell in enumerate(cells if len(cells) > 1 else ()):
            tables[row.parent.mem_id if row.parent else 0][at].append(cell)
    foreign = [cell for columns in tables.values() for cell in _foreign(columns.values())]
    if foreign:
        foreign += tree.css("th")
        foreign += [node for node in tree.css(_NOTES) if _is_foreign(node.text())]
    return {node.mem_id for node in foreign}


def _foreign(columns: Iterable[list[LexborNode]]) -> Iterator[LexborNode]:
    """The cells of those columns that are not in Latin letters, where another column is."""
    said = [(cells, "".join(cell.text() for cell in cells)) for cells in columns]
    long = [(cells, _is_foreign(text)) for cells, text in said if len(text) > _LETTERS]
    if not all(foreign for _, foreign in long):
        for cells, foreign in long:
            yield from cells if foreign else ()


def _is_foreign(text: str) -> bool:
    return 2 * len(_FOREIGN.findall(text)) > len(_LETTER.findall(text))


def _parted(source: Source) -> Source:
    """With names on lines of their own that ended the paragraph before: "... go ahead. Al Poe"."""
    found = list(_LAST.finditer(source.text))
    times = Counter(tokens(last["name"]) for last in found)
    people = {tokens(label.name.of(source.text)) for label in listed(source.text)}
    people |= {name for name, often in times.items() if often > 1 and len(name) > 1}
    glued = [last for last in found if _is_speaker(last["name"], people)]
    if sum(tokens(last["name"]) in people for last in glued) < _FEWEST:
        return source
    starts = [0, *(last.start("name") for last in glued)]
    ends = [*(last.start() for last in glued), len(source.text)]
    text = "\n\n".join(source.text[start:end] for start, end in zip(starts, ends, strict=True))
    says = f"{len(glued)} names of speakers ended the paragraph before; each has its own line now."
    return replace(source, text=text, notes=(Note("repaired", says),))


def _is_speaker(name: str, people: set[tuple[str, ...]]) -> bool:
    """Whether it is one of these people, by a name they share if not by both, or has no name."""
    said = tokens(name)
    if said in people or name.lower() in lexicon("roles")["operator"].says:
        return True
    known = any(set(said) & set(person) for person in people)
    return len(said) > 1 and (known or said[0] in words("person", "unnamed"))
