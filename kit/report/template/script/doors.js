// Doors: a figure of the report opens the words of the call that prove it, marked, and a way back.

const back = document.getElementById("back");
let visit = null; // the place that is open: where the reader came from, and what is marked

// An anchor carries its door in attributes, a chart's datum in one string: "#t12-s3 10-18 t12-s5".
function doorOf(anchor) {
  return { href: anchor.getAttribute("href"), mark: anchor.dataset.mark, last: anchor.dataset.to };
}

function doorIn(datum) {
  if (typeof datum?.door !== "string" || !datum.door.startsWith("#")) return null;
  const [href, mark, last] = datum.door.split(" ");
  return { href, mark, last: last && decodeURIComponent(last) };
}

function placeOf(door) {
  const first = document.getElementById(decodeURIComponent(door.href.slice(1)));
  return { first, last: (door.last && document.getElementById(door.last)) || first };
}

// Offsets count characters; the browser counts UTF-16 units, and an emoji is one and two.
function boundary(element, characters) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const letters = [...texts.currentNode.data];
    if (characters <= letters.length) {
      return [texts.currentNode, letters.slice(0, characters).join("").length];
    }
    characters -= letters.length;
  }
  return [element, element.childNodes.length];
}

function rangeOf(door) {
  const { first, last } = placeOf(door);
  const [start, end] = door.mark.split("-").map(Number);
  const range = new Range();
  range.setStart(...boundary(first, start));
  range.setEnd(...boundary(last, end));
  return range;
}

// The texts a range covers that were said (a speaker's name between two turns was not).
function covered(range) {
  const around = range.commonAncestorContainer;
  const root = around.nodeType === Node.TEXT_NODE ? around.parentNode : around;
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const pieces = [];
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (!range.intersectsNode(text) || !text.parentElement.closest("[data-start]")) continue;
    const from = text === range.startContainer ? range.startOffset : 0;
    const to = text === range.endContainer ? range.endOffset : text.length;
    if (from < to) pieces.push([text, from, to]);
  }
  return pieces;
}

function mark(door) {
  return covered(rangeOf(door)).map(([text, from, to]) => {
    const range = new Range();
    range.setStart(text, from);
    range.setEnd(text, to);
    const marked = document.createElement("mark");
    range.surroundContents(marked);
    return marked;
  });
}

function unmark(marks) {
  for (const marked of marks) {
    const parent = marked.parentNode;
    marked.replaceWith(...marked.childNodes);
    parent.normalize();
  }
}

function whose(element) {
  const header = element.closest("article")?.querySelector("header");
  return header ? plain(header) : "";
}

function unfold(element) {
  for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    fold.open = true;
  }
}

function open(door, from) {
  hide();
  close();
  const { first } = placeOf(door);
  unfold(first);
  visit = { from, first, x: scrollX, y: scrollY, marks: mark(door) };
  location.hash = door.href;
  visit.hash = location.hash;
  const target = visit.marks[0] ?? first;
  bar(first, "Back to where you were");
  target.tabIndex = -1;
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
}

// A sentence that was clicked, or that the address names: nothing to go back to.
function stay(first) {
  close();
  visit = { from: null, first, marks: [], hash: location.hash };
  first.classList.add("here");
  bar(first, "Close");
}

function bar(first, leave) {
  back.querySelector("span").textContent = whose(first);
  back.querySelector(".leave").textContent = leave;
  (first.closest("article") ?? document.body).append(back);
  back.hidden = false;
}

function close() {
  if (!visit) return;
  unmark(visit.marks);
  visit.first.classList.remove("here");
  back.hidden = true;
  visit = null;
}

function goBack() {
  const { from, x, y } = visit;
  close();
  if (!from) return;
  location.hash = "";
  scrollTo({ left: x, top: y, behavior: "instant" });
  from.focus({ preventScroll: true });
}

function linkTo(first) {
  return `${location.href.split("#")[0]}#${encodeURIComponent(first.id)}`;
}

// Who, in which call, their words, and where they stand in the file.
function citationOf(first) {
  const call = first.closest("[data-call]");
  const start = Number(first.dataset.start);
  const end = start + [...first.textContent].length;
  const cited = call?.dataset.cite ?? call?.dataset.call ?? "";
  const file = call?.dataset.source ? ` (${call.dataset.source}, characters ${start}–${end})` : "";
  return `${[whose(first), cited].filter(Boolean).join(", ")}: “${plain(first)}”${file}`;
}

async function copy(text, button) {
  const words = button.textContent;
  const done = await navigator.clipboard.writeText(text).then(() => "Copied", () => text);
  button.textContent = done;
  if (done === "Copied") setTimeout(() => (button.textContent = words), 1500);
}

function arrive() {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!named?.closest(".transcript")) return;
  unfold(named);
  named.scrollIntoView({ block: "center" });
  if (named.dataset.start) stay(named);
}

const doorAt = (event) => event.target.closest?.("a[data-mark]");

document.addEventListener("click", (event) => {
  const anchor = doorAt(event);
  const sentence = event.target.closest?.(".transcript [data-start]");
  if (sentence && getSelection().isCollapsed) stay(sentence);
  if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open(doorOf(anchor), anchor);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (!hint.hidden) hide();
  else if (visit) goBack();
});
back.querySelector(".leave").addEventListener("click", goBack);
back.querySelector(".link").addEventListener("click", ({ target }) => copy(linkTo(visit.first), target));
back.querySelector(".cite").addEventListener("click", ({ target }) => copy(citationOf(visit.first), target));
addEventListener("hashchange", () => visit && location.hash !== visit.hash && close());
