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
for (const [name, mark] of Object.entries(parts)) {
  const found = document.querySelector(mark);
  if (found) import(`./js/${name}.js`).then((part) => part.default(found));
}
