// Presses what bears the mark of a key (data-key="y"), and shows all of them on "?". No key with Ctrl or Alt, none while typing.
import { make } from "./shared.js";

const pressable = () => [...document.querySelectorAll("[data-key]")].filter((each) => each.offsetParent && !each.disabled);

function showHelp({ title, close }) {
  const labels = new Map(pressable().map((each) => [each.dataset.key, each.dataset.keyLabel || each.ariaLabel || each.textContent.trim()]));
  const rows = [...labels].flatMap(([key, label]) => [make("dt", {}, make("kbd", {}, key.toUpperCase())), make("dd", {}, label)]);
  const button = make("button", { onclick: () => dialog.close() }, close);
  const dialog = make("dialog", { className: "help", ariaLabel: title, onclose: () => dialog.remove() }, make("h2", {}, title), make("dl", {}, ...rows), button);
  document.body.append(dialog);
  dialog.showModal();
}

export default (help) => {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, dialog[open]")) return;
    const wanted = event.key.toLowerCase();
    const found = wanted === "?" ? help : pressable().find((each) => each.dataset.key.split(" ").includes(wanted));
    if (!found) return;
    event.preventDefault();
    if (found.matches("input:not([type=checkbox]), textarea, select")) found.focus();
    else found.click();
  });
  help.onclick = () => showHelp(help.dataset);
  help.hidden = false;
};
