// Moves through the list of problems by keys, and brings the person to the reason when a decision asks for one.
const rows = [...document.querySelectorAll("[data-row]")];
const title = (row) => row?.querySelector("a.title");
let at = rows.findIndex((row) => `#${row.id}` === location.hash);
if (at >= 0) title(rows[at]).focus();

function move(how) {
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  if (here >= 0) at = here;
  if (how === "open") return title(rows[Math.max(at, 0)]).click();
  if (how === "pick") return rows[at]?.querySelector("input")?.click();
  at = Math.min(Math.max(at + Number(how), 0), rows.length - 1);
  title(rows[at])?.focus();
}
for (const button of document.querySelectorAll("[data-move]")) {
  button.hidden = false;
  button.onclick = () => move(button.dataset.move);
}
for (const details of document.querySelectorAll("details.ask")) {
  details.ontoggle = () => {
    if (!details.open) return;
    for (const other of document.querySelectorAll("details.ask")) if (other !== details) other.open = false;
    details.querySelector("input:not([type=hidden])").focus();
  };
}
document.addEventListener("checked", (event) => {
  const again = document.createElement("a");
  again.href = location.href;
  again.textContent = document.documentElement.lang === "en" ? "Judged again: reload for the new numbers" : "Sudah dinilai ulang: muat ulang untuk angka yang baru";
  event.target.replaceChildren(again);
  document.querySelector("[data-pending]")?.remove();
});
