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
    if (heading !== passed.at(-1)) link.removeAttribute("aria-current");
    else if (!link.hasAttribute("aria-current")) {
      link.setAttribute("aria-current", "true");
      const list = link.closest("ol"); // a row of links on a narrow page: the current one in sight
      list.scrollTo({ left: link.offsetLeft - list.offsetLeft - 24, behavior: "instant" });
    }
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
