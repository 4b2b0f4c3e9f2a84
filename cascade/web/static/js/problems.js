// Moves through the list of problems by keys.
export default () => {
  const rows = [...document.querySelectorAll("[data-row]")];
  const title = (row) => row?.querySelector("a.title");
  let at = rows.findIndex((row) => `#${row.id}` === location.hash);
  title(rows[at])?.focus();

  function move(how) {
    const here = rows.findIndex((row) => row.contains(document.activeElement));
    if (here >= 0) at = here;
    if (how === "open") return title(rows[Math.max(at, 0)]).click();
    if (how === "pick") return rows[at]?.querySelector("input")?.click();
    at = Math.min(Math.max(at + Number(how), 0), rows.length - 1);
    title(rows[at]).focus();
  }
  for (const button of document.querySelectorAll("[data-move]")) {
    button.hidden = false;
    button.onclick = () => move(button.dataset.move);
  }
};
