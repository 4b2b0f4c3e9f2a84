// On a page of a file: waits for its cells, moves between cells by arrows, shows a cell of the grid on the picture.
const waiting = document.querySelector("[data-reading]");
if (waiting) setTimeout(() => location.reload(), 2000);
const table = document.querySelector("table.sheet");
const over = document.querySelector("svg.over");
if (table) {
  const near = (link) => {
    over?.querySelectorAll(".near").forEach((each) => each.classList.remove("near"));
    const href = link?.getAttribute("href");
    if (href && over) [...over.querySelectorAll("a")].find((each) => each.getAttribute("href") === href)?.classList.add("near");
  };
  document.addEventListener("focusin", (event) => near(event.target.closest?.("table.sheet td a")));
  document.addEventListener("mouseover", (event) => event.target.closest?.("table.sheet td") && near(event.target.closest("td").querySelector("a")));
  document.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    const cell = event.target.closest?.("table.sheet td");
    if (!step || !cell || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const middle = (each) => { const box = each.getBoundingClientRect(); return [(box.top + box.bottom) / 2, (box.left + box.right) / 2]; };
    const [y, x] = middle(cell);
    let best;
    for (const link of table.querySelectorAll("td > a:first-child")) {
      const [other, across] = middle(link.parentElement);
      const ahead = (other - y) * step[0] + (across - x) * step[1];
      const aside = Math.abs((other - y) * step[1]) + Math.abs((across - x) * step[0]);
      const cost = ahead + 3 * aside;
      if (ahead > 4 && (!best || cost < best[0])) best = [cost, link];
    }
    best?.[1].focus();
  });
  table.dataset.ready = "";
}
