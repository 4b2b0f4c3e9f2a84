// Takes files and folders that are dropped anywhere on the page, proposes a name, and says what was chosen.
const form = document.querySelector("[data-intake]");
const [files, folder, name] = ["files", "folder", "nama"].map((each) => form.elements[each]);
const chosen = form.querySelector("[data-chosen]");
form.querySelector("[data-drop-here]").hidden = false;

function show(list, top) {
  chosen.textContent = list.length > 3 ? `${list.slice(0, 3).join(", ")}, … (${list.length})` : list.join(", ");
  if (name && (!name.value || name.dataset.proposed === name.value)) name.value = name.dataset.proposed = top;
}
const topOf = (paths) => {
  const [first, ...rest] = paths[0]?.split("/") ?? [];
  if (rest.length && paths.every((each) => each.startsWith(`${first}/`))) return first;
  return paths.length === 1 && /\.zip$/i.test(first) ? first.slice(0, -4) : "";
};
const forget = () => form.querySelectorAll("[name=path]").forEach((each) => each.remove());

for (const input of [files, folder]) {
  input.addEventListener("change", () => {
    forget();
    (input === files ? folder : files).value = "";
    const paths = [...input.files].map((each) => each.webkitRelativePath || each.name);
    show(paths, topOf(paths));
  });
}

async function walk(entry, found) {
  if (entry.isFile) found.push([entry.fullPath.slice(1), await new Promise((done, failed) => entry.file(done, failed))]);
  else {
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((done, failed) => reader.readEntries(done, failed));
      if (!some.length) return;
      for (const each of some) await walk(each, found);
    }
  }
}

const carries = (event) => event.dataTransfer?.types.includes("Files");
addEventListener("dragover", (event) => {
  if (!carries(event)) return;
  event.preventDefault();
  document.body.classList.add("over");
});
addEventListener("dragleave", (event) => event.relatedTarget || document.body.classList.remove("over"));
addEventListener("drop", async (event) => {
  if (!carries(event)) return;
  event.preventDefault();
  document.body.classList.remove("over");
  const entries = [...event.dataTransfer.items].map((each) => each.webkitGetAsEntry?.()).filter(Boolean);
  const found = [];
  if (entries.length) for (const entry of entries) await walk(entry, found);
  else for (const each of event.dataTransfer.files) found.push([each.name, each]);
  const all = new DataTransfer();
  forget();
  for (const [path, file] of found) {
    all.items.add(file);
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "path", value: path }));
  }
  files.files = all.files;
  folder.value = "";
  const paths = found.map(([path]) => path);
  show(paths, topOf(paths));
  form.scrollIntoView({ block: "nearest" });
  if (name) form.querySelector("button").focus();
  else form.requestSubmit();
});
form.addEventListener("submit", (event) => {
  const button = form.querySelector("button");
  const all = [...files.files, ...folder.files];
  const bytes = all.reduce((sum, each) => sum + each.size, 0);
  if (all.length > Number(form.dataset.files) || bytes > Number(form.dataset.bytes)) {
    event.preventDefault();
    chosen.textContent = form.dataset.over;
    return;
  }
  chosen.textContent = button.dataset.sending;
  setTimeout(() => (button.disabled = true));
});
addEventListener("pageshow", () => (form.querySelector("button").disabled = false));
