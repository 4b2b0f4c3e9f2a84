// Saves clicks; every page works without it. Each part wakes up only where its marks stand in the page.
const parts = [
  ["[data-progress]", "progress"],
  ["[data-key], [data-help]", "keys"],
  ["[data-cells], [data-reading]", "pages"],
  ["[data-watch]", "watch"],
  ["[data-drop]", "drop"],
  ["[data-intake]", "intake"],
  ["[data-problems], .deciding", "problems"],
  ["[data-links]", "links"],
];
for (const [mark, name] of parts) {
  if (document.querySelector(mark)) import(`./js/${name}.js`);
}
