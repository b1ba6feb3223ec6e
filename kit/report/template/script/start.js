// What stands packed in the page is unpacked: the rest of long tables, the charts, and what draws them.

const LETTERS =
  "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;,=>?@^_`{|}~";

// Five letters are four bytes; at the end there may be fewer.
function bytesOf(letters) {
  const values = new Map([...LETTERS].map((letter, value) => [letter.charCodeAt(0), value]));
  const missing = (5 - (letters.length % 5)) % 5;
  const whole = letters + "~".repeat(missing);
  const view = new DataView(new ArrayBuffer((whole.length / 5) * 4));
  for (let at = 0; at < whole.length; at += 5) {
    let word = 0;
    for (let place = at; place < at + 5; place += 1) word = word * 85 + values.get(whole.charCodeAt(place));
    view.setUint32((at / 5) * 4, word);
  }
  return view.buffer.slice(0, view.byteLength - missing);
}

async function unpacked(id) {
  const packed = document.getElementById(id);
  if (!packed) return "";
  const text = new Blob([bytesOf(packed.textContent)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(text).text();
}

async function drawAll(specs) {
  if (!window.charts?.compile) {
    document.head.append(make("script", { textContent: await unpacked("charts") }));
  }
  for (const figure of document.querySelectorAll("figure.chart")) {
    await present(figure, specs[figure.id]).catch((error) => {
      figure.classList.add("undrawn");
      console.error(`${figure.id} could not be drawn: ${error.message}`);
    });
  }
}

async function start() {
  const packed = JSON.parse((await unpacked("packed")) || "{}");
  for (const [id, html] of Object.entries(packed.html ?? {})) {
    document.querySelector(`[data-packed="${id}"]`).insertAdjacentHTML("beforeend", html);
  }
  document.querySelectorAll("table.kit").forEach((table) => table.tBodies[0] && equip(table));
  document.querySelectorAll("section.transcript").forEach((transcript, at) => at || finder(transcript));
  if (document.querySelector("main table.kit caption")) {
    const all = make("button", { type: "button", textContent: "All tables as JSON" });
    all.addEventListener("click", saveAll);
    document.querySelector("footer").append(make("p", { className: "all" }, all));
  }
  arrive();
  follow();
  if (packed.charts) await drawAll(packed.charts);
}

start().finally(() => document.documentElement.classList.add("ready"));
