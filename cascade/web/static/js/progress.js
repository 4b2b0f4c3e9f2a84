// Shows how far a check is, and loads the page again when it has ended.
const line = document.querySelector("[data-progress]");
const events = new EventSource(line.dataset.progress);
events.onmessage = (event) => {
  const { said, seconds, busy, files } = JSON.parse(event.data);
  const steps = document.querySelectorAll("[data-step]");
  if (files?.length === steps.length)
    files.forEach(([state, text], at) => {
      steps[at].textContent = text;
      steps[at].parentElement.className = state;
    });
  if (said) line.querySelector("[data-said]").textContent = said;
  line.querySelector("[data-seconds]").textContent = seconds;
  if (!busy) {
    events.close();
    const typing = document.activeElement?.matches("input, textarea, select") || document.querySelector("dialog[open]");
    const fields = [...document.querySelectorAll("input:not([type=hidden], [type=checkbox], [type=radio]), textarea")];
    const unsaved = fields.some((each) => (each.type === "file" ? each.files.length : each.value !== each.defaultValue));
    if (document.querySelector("[data-stays]")) line.dispatchEvent(new CustomEvent("checked", { bubbles: true }));
    else if (!typing && !unsaved) location.reload();
    else {
      const link = document.createElement("a");
      link.href = location.href.split("#")[0];
      link.textContent = document.documentElement.lang === "en" ? "Done: show the result" : "Selesai: tampilkan hasilnya";
      line.replaceChildren(link);
      line.dispatchEvent(new CustomEvent("checked", { bubbles: true }));
    }
  }
};
