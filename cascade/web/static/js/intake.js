// Takes files and folders that are dropped anywhere on the page, proposes a name, and says what was chosen.
import { make, onDrop } from "./shared.js";

// Gives what was dropped with its path, what lies in folders too.
async function* filesIn(entry) {
  if (entry.isFile) return yield [entry.fullPath.slice(1), await new Promise((done, failed) => entry.file(done, failed))];
  const reader = entry.createReader();
  for (let some; (some = await new Promise((done, failed) => reader.readEntries(done, failed))).length; )
    for (const each of some) yield* filesIn(each);
}

// The name of the one folder or ZIP that was brought.
function nameFor(paths) {
  const top = paths[0]?.split("/")[0] ?? "", isZip = paths.length === 1 && /\.zip$/i.test(top);
  return isZip ? top.slice(0, -4) : paths.every((each) => each.startsWith(`${top}/`)) ? top : "";
}

export default (form) => {
  const { files, folder, nama: name } = form.elements;
  const chosen = form.querySelector("[data-chosen]"), button = form.querySelector("button");

  function show(paths) {
    form.querySelectorAll("[name=path]").forEach((each) => each.remove());
    chosen.textContent = paths.slice(0, 3).join(", ") + (paths.length > 3 ? `, … (${paths.length})` : "");
    if (name && name.value === (name.dataset.proposed ?? "")) name.value = name.dataset.proposed = nameFor(paths);
  }

  form.addEventListener("change", ({ target }) => {
    if (target.type !== "file") return;
    (target === files ? folder : files).value = "";
    show([...target.files].map((each) => each.webkitRelativePath || each.name));
  });
  onDrop(window, document.body, async ({ items }) => {
    const found = [];
    for (const entry of [...items].map((each) => each.webkitGetAsEntry()).filter(Boolean)) for await (const each of filesIn(entry)) found.push(each);
    const all = new DataTransfer();
    for (const [, file] of found) all.items.add(file);
    files.files = all.files;
    folder.value = "";
    show(found.map(([path]) => path));
    form.append(...found.map(([value]) => make("input", { type: "hidden", name: "path", value })));
    form.scrollIntoView({ block: "nearest" });
    if (name) button.focus();
    else form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    const all = [...files.files, ...folder.files], bytes = all.reduce((sum, each) => sum + each.size, 0);
    const isTooMuch = all.length > form.dataset.files || bytes > form.dataset.bytes;
    chosen.textContent = isTooMuch ? form.dataset.over : button.dataset.sending;
    if (isTooMuch) event.preventDefault();
    else setTimeout(() => (button.disabled = true));
  });
  addEventListener("pageshow", () => (button.disabled = false));
  form.querySelector("[data-drop-here]").hidden = false;
};
