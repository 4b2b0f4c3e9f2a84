// Saves clicks; every page works without it. Each part wakes up only where its marks stand in the page.
const parts = [["[data-progress]", "progress"], ["[data-intake]", "intake"], ["[data-key], [data-help]", "keys"]];
for (const [mark, name] of parts) {
  if (document.querySelector(mark)) import(`./js/${name}.js`);
}
