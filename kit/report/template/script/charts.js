// Charts: drawn by the packed script, which the page's policy knows by its hash. A chart may ask for
// nothing: no file, no address, no link. Its title is words of the page; its data is there as a table.

async function refuse(address) {
  throw new Error(`this page asks for nothing, so not for ${address}`);
}

const NOTHING = { load: refuse, sanitize: refuse, http: refuse, file: refuse };
const TEXT = { labelColor: "currentColor", titleColor: "currentColor" };
const WIDEST = 880; // pixels; a chart is as wide as its page, but no wider
const NARROW = 520;
const LOOK = {
  background: "transparent",
  autosize: { type: "fit-x", contains: "padding" },
  font: "system-ui, sans-serif",
  axis: TEXT,
  header: TEXT,
  legend: TEXT,
  text: { color: "currentColor" },
  title: { color: "currentColor", subtitleColor: "currentColor" },
};

// Names take at most two fifths of a chart, on a narrow page a third, and there a legend two columns.
function look(width) {
  if (width >= NARROW) return { ...LOOK, axisY: { labelLimit: width * 0.4 } };
  const labels = { labelLimit: width / 3, labelFontSize: 11 };
  return { ...LOOK, axisY: labels, legend: { ...TEXT, columns: 2, labelFontSize: 11 } };
}

function single(spec) {
  return "mark" in spec || "layer" in spec;
}

// The data a chart draws, written once: a sentence that the transcript has comes from there.
function tablesOf(spec) {
  const own = [spec, ...(spec.layer ?? [])].map((part) => part.data?.values).filter(Array.isArray);
  return [...Object.values(spec.datasets ?? {}), ...own];
}

function complete(spec) {
  for (const datum of tablesOf(spec).flat()) {
    const door = doorIn(datum);
    if (door && datum.sentence === null) datum.sentence = placeOf(door).first.textContent;
  }
}

// What the chart's own hints call each column, in their order; without hints, every column.
function columnsOf(part, columns = new Map()) {
  for (const one of [part.encoding?.tooltip ?? []].flat()) {
    if (one.field) columns.set(one.field, one.title ?? one.field);
  }
  for (const inner of part.layer ?? []) columnsOf(inner, columns);
  return columns;
}

function twin(figure, spec) {
  const named = columnsOf(spec);
  const tables = tablesOf(spec).filter((rows) => Object.keys(rows[0] ?? {}).length);
  if (!tables.length) return;
  const summary = make("summary", {}, "The same as a table");
  const fold = make("details", { className: "twin" }, summary);
  fold.addEventListener("toggle", () => {
    if (fold.childElementCount > 1) return;
    const finding = figure.querySelector(".finding").textContent;
    tables.forEach((rows, at) => {
      const which = tables.length > 1 ? ` (${at + 1} of ${tables.length})` : "";
      const table = twinTable(rows, named, `${finding}${which}`);
      table.setAttribute("aria-label", `${figure.id.replace("-", " ")} as a table${which}`);
      fold.append(table);
    });
    for (const table of fold.querySelectorAll("table")) equip(table);
  });
  figure.append(fold);
}

function twinTable(rows, named, title) {
  const told = [...named.keys()].filter((key) => key in rows[0]);
  const shown = told.length ? told : Object.keys(rows[0]).filter((key) => key !== "door");
  const head = shown.map((key) => make("th", { scope: "col" }, named.get(key) ?? key));
  const lines = rows.map((row) => {
    const cells = shown.map((key, at) => twinCell(row, key, at));
    return make("tr", {}, ...cells);
  });
  const caption = make("caption", {}, title);
  const body = make("tbody", {}, ...lines);
  const table = make("table", { className: "kit" }, caption, make("thead", {}, make("tr", {}, ...head)), body);
  return make("div", { className: "table", tabIndex: 0, role: "region" }, table);
}

function twinCell(row, key, at) {
  const said = row[key]?.toLocaleString("en") ?? "not said";
  const door = at === 0 && doorIn(row);
  const cell = make(at ? "td" : "th", typeof row[key] === "number" ? { className: "num" } : {});
  if (!at) cell.scope = "row";
  if (!door) cell.append(said);
  else {
    const anchor = make("a", { className: "door", href: door.href }, said);
    anchor.dataset.mark = door.mark;
    if (door.last) anchor.dataset.to = door.last;
    cell.append(anchor);
  }
  return cell;
}

async function draw(figure, given) {
  const spec = structuredClone(given);
  const drawing = figure.querySelector(".drawing");
  const width = Math.min(drawing.clientWidth, WIDEST);
  delete spec.usermeta;
  delete spec.title; // the page has it, above
  spec.description = plain(figure.querySelector("figcaption"));
  if (single(spec)) spec.width = width;
  const plan = charts.compile(spec, { config: look(width) }).spec;
  const view = new charts.View(charts.parse(plan, null, { ast: true }), {
    container: drawing,
    expr: charts.expressionInterpreter,
    hover: true,
    loader: NOTHING,
    renderer: "svg",
  });
  view.tooltip((_, event, item, value) => {
    if (value === null || value === "" || value === undefined) hideSoon();
    else show(rowsOf(value), pointAt(event));
  });
  view.addEventListener("click", (event, item) => {
    const door = doorIn(item?.datum);
    if (door) open(door, drawing.querySelector("[tabindex='0']") ?? drawing);
  });
  await view.runAsync();
  await view.resize().runAsync(); // labels that turned to fit take another room
  reach(drawing);
  return view;
}

function pointAt({ clientX: x, clientY: y }) {
  return { left: x + 12, top: y, bottom: y + 8 };
}

// The marks of a chart that are doors: one stop for the Tab key, arrows from mark to mark.
function reach(drawing) {
  const marks = [...drawing.querySelectorAll("svg *")].filter((mark) => doorIn(mark.__data__?.datum));
  marks.forEach((mark, at) => {
    mark.setAttribute("role", "link");
    mark.setAttribute("tabindex", at ? "-1" : "0");
    mark.addEventListener("keydown", (event) => step(event, marks, at));
    mark.addEventListener("focus", () => tell(mark));
    mark.addEventListener("blur", hideSoon);
  });
  for (const mute of drawing.querySelectorAll("[role=graphics-symbol]:not([aria-label])")) {
    mute.setAttribute("aria-hidden", "true"); // a line that helps the eye and says nothing
  }
  if (drawing.scrollWidth > drawing.clientWidth && !marks.length) drawing.tabIndex = 0;
}

function tell(mark) {
  const { tooltip } = mark.__data__ ?? {};
  if (tooltip && mark.matches(":focus-visible")) show(rowsOf(tooltip), mark.getBoundingClientRect());
}

function step(event, marks, at) {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (event.key === "Enter") open(doorIn(marks[at].__data__.datum), marks[at]);
  else if (by) marks[(at + by + marks.length) % marks.length].focus();
  else return;
  event.preventDefault();
}

// Drawn once, and anew whenever the page gives it another width.
async function present(figure, spec) {
  const drawing = figure.querySelector(".drawing");
  complete(spec);
  let view = await draw(figure, spec);
  let width = drawing.clientWidth;
  let waiting;
  figure.classList.add("drawn");
  twin(figure, spec);
  if (!single(spec)) return;
  new ResizeObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      if (!drawing.clientWidth || drawing.clientWidth === width) return;
      width = drawing.clientWidth;
      view.finalize();
      view = await draw(figure, spec);
    }, 120);
  }).observe(drawing);
}
