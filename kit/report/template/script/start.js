// What stands packed in the page is unpacked: the rest of long tables, the charts, and what draws them.

async function unpacked(id) {
  const packed = document.getElementById(id);
  if (!packed) return "";
  const bytes = Uint8Array.from(atob(packed.textContent), (letter) => letter.charCodeAt(0));
  const text = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
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
  arrive();
  follow();
  if (packed.charts) await drawAll(packed.charts);
}

start().finally(() => document.documentElement.classList.add("ready"));
