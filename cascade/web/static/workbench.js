// Saves clicks; every page works without it. Each part wakes up only where its mark stands in the page.
const parts = {
  progress: "[data-progress]",
  keys: "[data-help]",
  pages: "[data-cells], [data-reading]",
  watch: "[data-watch]",
  drop: "[data-drop]",
  intake: "[data-intake]",
  problems: "[data-row]",
  deck: "[data-deck]",
};
async function wake([name, mark]) {
  const found = document.querySelector(mark);
  if (found) await (await import(`./js/${name}.js`)).default(found);
}
await Promise.all(Object.entries(parts).map(wake));
document.documentElement.dataset.ready = "";
