// Words in the transcript: all places are painted, counted, and gone through one by one.

function pattern(query) {
  const literal = query.trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
  return new RegExp(literal, "giu");
}

function places(query) {
  if (query.trim().length < 2) return [];
  return [...document.querySelectorAll(".transcript [data-start]")].flatMap((sentence) => {
    const texts = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
    const ranges = [];
    while (texts.nextNode()) {
      for (const { index, 0: words } of texts.currentNode.data.matchAll(pattern(query))) {
        const range = new Range();
        range.setStart(texts.currentNode, index);
        range.setEnd(texts.currentNode, index + words.length);
        ranges.push(range);
      }
    }
    return ranges;
  });
}

function paint(name, ranges) {
  if (CSS.highlights) CSS.highlights.set(name, new Highlight(...ranges));
}

function finder(transcript) {
  const input = make("input", {
    type: "search",
    placeholder: "Find in the transcript",
    ariaLabel: "Find words in the transcript",
  });
  const count = make("span", {});
  const earlier = make("button", { type: "button", textContent: "↑", ariaLabel: "The place before" });
  const later = make("button", { type: "button", textContent: "↓", ariaLabel: "The next place" });
  let found = [];
  let at = -1;

  function tell() {
    const turns = new Set(found.map((range) => range.startContainer.parentElement.closest("article")));
    const where = at < 0 ? `${found.length}` : `${at + 1} of ${found.length}`;
    const said = found.length ? `${where} in ${turns.size} ${turns.size > 1 ? "turns" : "turn"}` : "not found";
    count.textContent = input.value.trim().length < 2 ? "" : said;
    earlier.disabled = later.disabled = !found.length;
    paint("found", found);
    paint("current", at < 0 ? [] : [found[at]]);
  }

  function go(by) {
    if (!found.length) return;
    at = at < 0 && by < 0 ? found.length - 1 : (at + by + found.length) % found.length;
    const sentence = found[at].startContainer.parentElement;
    unfold(sentence);
    sentence.scrollIntoView({ block: "center" });
    tell();
  }

  input.addEventListener("input", () => {
    found = places(input.value);
    at = -1;
    tell();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
  });
  earlier.addEventListener("click", () => go(-1));
  later.addEventListener("click", () => go(1));
  count.setAttribute("role", "status");
  const search = make("search", { className: "finder" }, input, earlier, later, count);
  (transcript.closest("details") ?? transcript).before(search);
  tell();
}
