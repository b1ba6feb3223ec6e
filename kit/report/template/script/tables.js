// Tables: sorted by any column, words looked for in all rows, long ones shortened until asked for,
// and each as a file for a spreadsheet.

const LONG = 25;
const FIRST = 12;
const WORDY = 320; // characters from which on a cell is shortened
const ROOM = 180; // characters of a long sentence that are shown around the words of its row
const FEW = 3; // rows below which there is nothing to sort or to look for

// The sentence of a row is written once on the page, in the transcript; its cell shows it again, the
// words of the row marked, and of a long sentence what stands around them.
const whole = new WeakMap(); // what a cell says that shows less

function quote(row) {
  const door = row.querySelector("a[data-mark]");
  for (const cell of door ? row.querySelectorAll("td.sentence:empty") : []) {
    const { first, last } = placeOf(doorOf(door));
    const [start, end] = door.dataset.mark.split("-").map(Number);
    const letters = [...first.textContent];
    const till = first === last ? end : letters.length;
    const room = letters.length > ROOM ? ROOM / 2 : letters.length;
    const before = letters.slice(Math.max(0, start - room), start).join("");
    const after = letters.slice(till, till + room).join("");
    whole.set(cell, plain(first));
    cell.append(
      room < start ? `… ${before.replace(/^\S*\s/, "")}` : before,
      make("b", {}, letters.slice(start, till).join("")),
      till + room < letters.length ? `${after.replace(/\s\S*$/, "")} …` : after,
    );
  }
}

// What a cell is sorted by: a figure by its unit, then by its size; what nobody said comes last.
function keyOf(cell) {
  const said = cell ? wordsOf(cell) : "";
  if (!said) return null;
  const [low, , unit] = (cell.dataset.value ?? "").split(" ");
  if (unit) return [unit, Number(low)];
  const number = Number(said.replaceAll(",", ""));
  return Number.isNaN(number) ? [said.toLowerCase(), 0] : ["", number];
}

// What a cell says, without what the page put there; nothing where nobody said it.
function wordsOf(cell) {
  const said = whole.get(cell) ?? plain(cell.querySelector(".clamp") ?? cell);
  const quiet = cell.querySelector(".quiet");
  return quiet && plain(quiet) === said ? "" : said;
}

function compare(one, two) {
  if (!one || !two) return 0;
  return one[0].localeCompare(two[0], "en") || one[1] - two[1];
}

function sort(table, column, direction) {
  const body = table.tBodies[0];
  const keyed = [...body.rows].map((row) => [keyOf(row.cells[column]), row]);
  const said = keyed.filter(([key]) => key).sort(([a], [b]) => direction * compare(a, b));
  body.append(...[...said, ...keyed.filter(([key]) => !key)].map(([, row]) => row));
}

function sortable(table, changed) {
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    if (head.tagName !== "TH") return;
    const button = make("button", { type: "button", className: "sort" }, plain(head));
    button.addEventListener("click", () => {
      const direction = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
      sort(table, column, direction);
      changed();
    });
    head.replaceChildren(button);
  });
}

// Where a door leads, as the tables of the kit name a place: offsets in the text of the call.
function spot(anchor, prefix) {
  const { first, last } = placeOf(doorOf(anchor));
  const [start, end] = anchor.dataset.mark.split("-").map(Number);
  return [
    [`${prefix}call_id`, first.closest("[data-call]")?.dataset.call ?? ""],
    [`${prefix}start`, start + Number(first.dataset.start)],
    [`${prefix}end`, end + Number(last.dataset.start)],
  ];
}

// One row as a record: what is shown, an amount's ends and unit, and the places it was read from.
function record(names, row) {
  const said = [];
  const spots = [];
  names.forEach((name, at) => {
    const cell = row.cells[at];
    if (!cell) return;
    const [low, high, ...unit] = (cell.dataset.value ?? "").split(" ");
    said.push([name, wordsOf(cell)]);
    if (low || high) said.push([`${name} low`, low], [`${name} high`, high], [`${name} unit`, unit.join(" ")]);
    const anchor = cell.querySelector("a[data-mark]");
    if (anchor) spots.push(...spot(anchor, spots.length ? `${name} ` : ""));
  });
  return Object.fromEntries([...said, ...spots]);
}

// Text that a spreadsheet would run as a formula gets an apostrophe; numbers are left alone.
function field(value) {
  const text = String(value ?? "");
  const tame = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\n\r]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}

function records(table, rows) {
  const names = [...table.tHead.rows[0].cells].map(plain);
  return rows.map((row) => record(names, row));
}

function csv(table, rows) {
  const told = records(table, rows);
  const columns = [...new Set(told.flatMap(Object.keys))];
  const lines = [columns, ...told.map((one) => columns.map((name) => one[name]))];
  return lines.map((line) => line.map(field).join(",")).join("\r\n");
}

function save(name, parts, type) {
  const href = URL.createObjectURL(new Blob(parts, { type }));
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}

function fileName(title) {
  const report = document.title.split(":")[0];
  return `${report} ${title}`.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80).replace(/^-|-$/g, "");
}

// All tables of the page in one file, each under its title.
function saveAll() {
  const tables = [...document.querySelectorAll("main table.kit")].filter(({ tHead, caption }) => tHead && caption);
  const told = tables.map((table) => [plain(table.caption), records(table, [...table.tBodies[0].rows])]);
  save(`${fileName("tables")}.json`, [JSON.stringify(Object.fromEntries(told), null, 1)], "application/json");
}

// A long answer shows its first lines, and all of it when asked.
function clamp(cell) {
  if (cell.textContent.length < WORDY) return;
  const whole = make("div", { className: "clamp" }, ...cell.childNodes);
  const button = make("button", { type: "button", textContent: "all of it" });
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => {
    const open = whole.classList.toggle("whole");
    button.setAttribute("aria-expanded", String(open));
    button.textContent = open ? "less" : "all of it";
  });
  cell.append(whole, button);
}

function equip(table) {
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  rows.forEach(quote);
  table.querySelectorAll("td.text").forEach(clamp);
  const title = table.caption ? plain(table.caption) : "the table";
  const box = table.closest(".table") ?? table;
  const find = make("input", {
    type: "search",
    placeholder: `Find in ${rows.length} rows`,
    ariaLabel: `Find in the ${rows.length} rows of ${title}`,
  });
  const count = make("span", {});
  const more = make("button", { type: "button", className: "more" });
  const file = make("button", { type: "button", textContent: "CSV", ariaLabel: `${title} as CSV` });
  let all = rows.length <= LONG;

  function found() {
    const wanted = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    return [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => {
      const text = [...row.cells].map(wordsOf).join(" ").toLowerCase();
      return wanted.every((word) => text.includes(word));
    });
  }

  function update() {
    const kept = found();
    const shown = new Set(all || find.value ? kept : kept.slice(0, FIRST));
    for (const row of rows) row.hidden = !shown.has(row);
    count.textContent = find.value ? `${kept.length} found` : "";
    more.hidden = rows.length <= LONG || find.value !== "";
    more.textContent = all ? `Show the first ${FIRST} rows` : `Show all ${rows.length} rows`;
  }

  count.setAttribute("role", "status");
  find.addEventListener("input", update);
  file.addEventListener("click", () => save(`${fileName(title)}.csv`, ["\ufeff", csv(table, found())], "text/csv"));
  more.addEventListener("click", () => {
    all = !all;
    update();
  });
  if (table.tHead && rows.length >= FEW && table.tBodies.length === 1) sortable(table, update);
  const tools = [...(rows.length >= FEW ? [find] : []), ...(table.tHead ? [file] : [])];
  box.before(make("p", { className: "tools" }, count, ...tools));
  box.after(more);
  update();
}
