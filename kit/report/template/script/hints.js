// Hints: what is behind a door or a mark of a chart, shown beside it as text and nothing else. A hint
// stays while the pointer is on it, and Escape takes it away.

const hint = document.getElementById("hint");
let leaving;

function show(rows, near) {
  clearTimeout(leaving);
  hint.replaceChildren(...rows.map(([name, words]) => {
    const row = document.createElement("p");
    if (name) row.append(Object.assign(document.createElement("b"), { textContent: name }), " ");
    row.append(words);
    return row;
  }));
  hint.hidden = false;
  const { width, height } = hint.getBoundingClientRect();
  const left = Math.max(8, Math.min(near.left, innerWidth - width - 8));
  const below = near.bottom + 6;
  const top = below + height > innerHeight ? Math.max(8, near.top - height - 6) : below;
  hint.style.left = `${left}px`;
  hint.style.top = `${top}px`;
}

function hide() {
  clearTimeout(leaving);
  hint.hidden = true;
}

function hideSoon() {
  leaving = setTimeout(hide, 120);
}

// The sentence a door opens, its words marked, under the name of who says it.
function preview(anchor) {
  const door = doorOf(anchor);
  const { first, last } = placeOf(door);
  const words = document.createDocumentFragment();
  const [start, end] = door.mark.split("-").map(Number);
  const letters = [...first.textContent];
  const till = first === last ? end : letters.length;
  const marked = document.createElement("strong");
  marked.textContent = letters.slice(start, till).join("");
  words.append(letters.slice(0, start).join(""), marked, letters.slice(till).join(""));
  show([[whose(first), ""], ["", words]], anchor.getBoundingClientRect());
  anchor.setAttribute("aria-describedby", "hint");
}

function rowsOf(value) {
  if (value === null || typeof value !== "object") return [["", String(value)]];
  return Object.entries(value).map(([name, said]) => [name, String(said ?? "not said")]);
}

hint.addEventListener("mouseenter", () => clearTimeout(leaving));
hint.addEventListener("mouseleave", hideSoon);
for (const [enter, leave] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
  document.addEventListener(enter, (event) => doorAt(event) && preview(doorAt(event)));
  document.addEventListener(leave, (event) => doorAt(event) && hideSoon());
}
