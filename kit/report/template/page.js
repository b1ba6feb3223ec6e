// Doors: a figure of the report opens the words of the call that prove it, marked, and a way back.

const back = document.getElementById("back");
const hint = document.getElementById("hint");
let visit = null; // the door that is open: where the reader came from, and what is marked

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
  return header ? header.textContent.replace(/\s+/g, " ").trim() : "";
}

function open(door, from) {
  close();
  const { first } = placeOf(door);
  for (let fold = first.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    fold.open = true;
  }
  visit = { from, x: scrollX, y: scrollY, marks: mark(door) };
  location.hash = door.href;
  visit.hash = location.hash;
  const target = visit.marks[0] ?? first;
  back.querySelector("span").textContent = whose(first);
  (first.closest("article") ?? document.body).append(back);
  back.hidden = false;
  target.tabIndex = -1;
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
}

function close() {
  if (!visit) return;
  unmark(visit.marks);
  back.hidden = true;
  visit = null;
}

function goBack() {
  const { from, x, y } = visit;
  close();
  location.hash = "";
  scrollTo({ left: x, top: y, behavior: "instant" });
  from.focus({ preventScroll: true });
}

// Hints: what is behind a door or a mark of a chart, shown beside it as text and nothing else.

function show(rows, near) {
  hint.replaceChildren(...rows.map(([name, words]) => {
    const row = document.createElement("p");
    if (name) row.append(Object.assign(document.createElement("b"), { textContent: name }), " ");
    row.append(words);
    return row;
  }));
  hint.hidden = false;
  const { width, height } = hint.getBoundingClientRect();
  const left = Math.max(8, Math.min(near.left, innerWidth - width - 8));
  const below = near.bottom + 8;
  const top = below + height > innerHeight ? Math.max(8, near.top - height - 8) : below;
  hint.style.left = `${left}px`;
  hint.style.top = `${top}px`;
}

function hide() {
  hint.hidden = true;
}

function preview(anchor) {
  const { first } = placeOf(doorOf(anchor));
  show([[whose(first), ""], ["", first.textContent]], anchor.getBoundingClientRect());
}

function rowsOf(value) {
  if (value === null || typeof value !== "object") return [["", String(value)]];
  return Object.entries(value).map(([name, said]) => [name, String(said ?? "not said")]);
}

const doorAt = (event) => event.target.closest?.("a[data-mark]");

document.addEventListener("click", (event) => {
  const anchor = doorAt(event);
  if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  hide();
  open(doorOf(anchor), anchor);
});
for (const [enter, leave] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
  document.addEventListener(enter, (event) => doorAt(event) && preview(doorAt(event)));
  document.addEventListener(leave, (event) => doorAt(event) && hide());
}
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (!hint.hidden) hide();
  else if (visit) goBack();
});
back.querySelector("button").addEventListener("click", goBack);
addEventListener("hashchange", () => visit && location.hash !== visit.hash && close());

// Contents: which section is being read.

const links = new Map(
  [...document.querySelectorAll(".contents a")].map((link) => {
    return [document.getElementById(decodeURIComponent(link.hash.slice(1))), link];
  }),
);

function follow() {
  const passed = [...links.keys()].filter((heading) => {
    return heading.getBoundingClientRect().top < innerHeight / 3;
  });
  for (const [heading, link] of links) {
    if (heading === passed.at(-1)) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

let due = false;
addEventListener("scroll", () => {
  if (due) return;
  due = true;
  requestAnimationFrame(() => {
    due = false;
    follow();
  });
}, { passive: true });
follow();

// Long tables: the first rows, the others when they are asked for, and words to look for in all.

const LONG = 25;
const FIRST = 12;

function shorten(table) {
  const box = table.closest(".table") ?? table;
  const rows = [...table.tBodies[0].rows];
  const find = Object.assign(document.createElement("input"), {
    type: "search",
    placeholder: `Find in ${rows.length} rows`,
    ariaLabel: `Find in the ${rows.length} rows of ${table.caption?.textContent ?? "the table"}`,
  });
  const count = document.createElement("span");
  const more = Object.assign(document.createElement("button"), { type: "button", className: "more" });
  let all = false;

  function update() {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = rows.filter((row) => {
      const text = row.textContent.toLowerCase();
      return words.every((word) => text.includes(word));
    });
    const shown = new Set(all || words.length ? found : found.slice(0, FIRST));
    for (const row of rows) row.hidden = !shown.has(row);
    count.textContent = words.length ? `${found.length} found` : "";
    more.hidden = words.length > 0;
    more.textContent = all ? `Show the first ${FIRST} rows` : `Show all ${rows.length} rows`;
  }

  count.setAttribute("role", "status");
  find.addEventListener("input", update);
  more.addEventListener("click", () => {
    all = !all;
    update();
  });
  const search = Object.assign(document.createElement("p"), { className: "search" });
  search.append(count, find);
  box.before(search);
  box.after(more);
  update();
}

for (const table of document.querySelectorAll("table.kit")) {
  if (table.tBodies[0]?.rows.length > LONG) shorten(table);
}

// Charts: drawn by the packed script, which the page's policy knows by its hash. A chart may ask for
// nothing: no file, no address, no link.

async function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed.textContent), (letter) => letter.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const script = document.createElement("script");
  script.textContent = await new Response(plain).text();
  document.head.append(script);
}

async function refuse(address) {
  throw new Error(`this page asks for nothing, so not for ${address}`);
}

const NOTHING = { load: refuse, sanitize: refuse, http: refuse, file: refuse };
const TEXT = { labelColor: "currentColor", titleColor: "currentColor" };
const LOOK = {
  background: "transparent",
  font: "system-ui, sans-serif",
  axis: TEXT,
  header: TEXT,
  legend: TEXT,
  text: { color: "currentColor" },
  title: { color: "currentColor", subtitleColor: "currentColor" },
};

// On a narrow page the words above a chart are broken anew, to be read without moving it sideways.
function broken(lines, most) {
  return lines.join(" ").split(" ").reduce((done, word) => {
    const longer = `${done.at(-1) ?? ""} ${word}`.trim();
    return longer.length > most ? [...done, word] : [...done.slice(0, -1), longer];
  }, []);
}

function fit(title, width) {
  for (const [part, letter] of [["text", 8.6], ["subtitle", 6.6]]) { // pixels a letter takes
    if (Array.isArray(title?.[part])) title[part] = broken(title[part], width / letter);
  }
}

async function draw(figure) {
  const spec = JSON.parse(figure.querySelector("script").textContent);
  const drawing = figure.querySelector(".drawing");
  delete spec.usermeta;
  if (drawing.clientWidth < spec.width) fit(spec.title, drawing.clientWidth);
  const plan = charts.compile(spec, { config: LOOK }).spec;
  const view = new charts.View(charts.parse(plan, null, { ast: true }), {
    container: drawing,
    expr: charts.expressionInterpreter,
    hover: true,
    loader: NOTHING,
    renderer: "svg",
  });
  view.tooltip((_, event, item, value) => {
    if (value === null || value === "" || value === undefined) hide();
    else show(rowsOf(value), pointAt(event, item));
  });
  view.addEventListener("click", (event, item) => {
    const door = doorIn(item?.datum);
    if (door) open(door, drawing.querySelector("[tabindex='0']") ?? drawing);
  });
  await view.runAsync();
  figure.classList.add("drawn");
  reach(drawing);
}

function pointAt(event) {
  const { clientX: x, clientY: y } = event;
  return { left: x + 12, top: y, bottom: y + 8 };
}

// The marks of a chart that are doors: one stop for the Tab key, arrows from mark to mark.
function reach(drawing) {
  const marks = [...drawing.querySelectorAll("svg *")].filter((mark) => doorIn(mark.__data__?.datum));
  marks.forEach((mark, at) => {
    mark.setAttribute("role", "link");
    mark.setAttribute("tabindex", at ? "-1" : "0");
    mark.addEventListener("keydown", (event) => step(event, marks, at));
  });
  for (const mute of drawing.querySelectorAll("[role=graphics-symbol]:not([aria-label])")) {
    mute.setAttribute("aria-hidden", "true"); // a line that helps the eye and says nothing
  }
  if (drawing.scrollWidth > drawing.clientWidth && !marks.length) drawing.tabIndex = 0;
}

function step(event, marks, at) {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (event.key === "Enter") open(doorIn(marks[at].__data__.datum), marks[at]);
  else if (by) marks[(at + by + marks.length) % marks.length].focus();
  else return;
  event.preventDefault();
}

async function drawAll() {
  const packed = document.getElementById("charts");
  if (!packed) return;
  await unpack(packed);
  for (const figure of document.querySelectorAll("figure.chart")) {
    await draw(figure).catch((error) => {
      figure.classList.add("undrawn");
      console.error(`${figure.id} could not be drawn: ${error.message}`);
    });
  }
}

drawAll().finally(() => document.documentElement.classList.add("ready"));
