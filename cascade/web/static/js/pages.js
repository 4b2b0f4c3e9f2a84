// On a page of a file: waits for its cells, moves between cells by arrows, shows a cell of the grid on the picture.
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// The link of the cell ahead of another; what lies aside of the way counts as farther.
function nextTo(cell, [right, down], links) {
  const from = cell.getBoundingClientRect();
  let best, least = Infinity;
  for (const link of links) {
    const to = link.parentElement.getBoundingClientRect(), x = to.x - from.x, y = to.y - from.y;
    const ahead = x * right + y * down, cost = ahead + 3 * Math.abs(x * down + y * right);
    if (ahead > 4 && cost < least) [best, least] = [link, cost];
  }
  return best;
}

export default () => {
  if (document.querySelector("[data-reading]")) setTimeout(() => location.reload(), 2000);
  const table = document.querySelector("table.sheet");
  if (!table) return;
  table.onmouseover = table.onfocus = ({ target }) => {
    const href = target.closest("td")?.querySelector("a")?.getAttribute("href");
    for (const each of document.querySelectorAll("svg.over a")) each.classList.toggle("near", each.getAttribute("href") === href);
  };
  table.addEventListener("focusin", table.onfocus);
  table.onkeydown = (event) => {
    const step = STEPS[event.key], cell = event.target.closest("td");
    if (!step || !cell || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    nextTo(cell, step, [...table.querySelectorAll("td > a:first-child")])?.focus();
  };
};
