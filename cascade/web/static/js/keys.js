// Presses what bears the mark of a key (data-key="y"), and shows all of them on "?". No key with Ctrl or Alt, none while typing.
const pressable = () => [...document.querySelectorAll("[data-key]")].filter((each) => each.offsetParent !== null && !each.disabled);
const help = document.querySelector("[data-help]");
const words = document.documentElement.lang === "en" ? ["Keys", "Close"] : ["Tombol papan ketik", "Tutup"];

function showHelp() {
  const dialog = document.createElement("dialog");
  dialog.className = "help";
  dialog.setAttribute("aria-label", words[0]);
  const list = pressable().map((each) => [each.dataset.key, each.dataset.keyLabel || each.getAttribute("aria-label") || each.textContent.trim()]);
  dialog.innerHTML = "<h2></h2><dl></dl><button type=button></button>";
  dialog.querySelector("h2").textContent = words[0];
  dialog.querySelector("button").textContent = words[1];
  for (const [key, label] of [...new Map(list)]) {
    const [dt, dd, kbd] = ["dt", "dd", "kbd"].map((name) => document.createElement(name));
    kbd.textContent = key === " " ? "Spasi" : key.toUpperCase();
    dd.textContent = label;
    dt.append(kbd);
    dialog.querySelector("dl").append(dt, dd);
  }
  dialog.querySelector("button").onclick = () => dialog.close();
  dialog.onclose = () => dialog.remove();
  document.body.append(dialog);
  dialog.showModal();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.target.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, dialog[open]")) return;
  if (event.key === "?") {
    event.preventDefault();
    showHelp();
    return;
  }
  const wanted = event.key.toLowerCase();
  const found = pressable().find((each) => each.dataset.key.split(" ").includes(wanted));
  if (!found) return;
  event.preventDefault();
  if (found.matches("input, textarea, select, summary")) found.focus();
  if (!found.matches("input:not([type=checkbox]), textarea, select")) found.click();
});
if (help) {
  help.hidden = false;
  help.onclick = showHelp;
}
document.documentElement.dataset.keys = "1";
