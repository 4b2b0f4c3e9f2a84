// Shows how far a check is, and the new page when it has ended, unless somebody is in the middle of something.
import { isTyping, make } from "./shared.js";

const hasUnsaved = () =>
  [...document.querySelectorAll("input, textarea")].some((each) => (each.type === "file" ? each.files.length : each.value !== each.defaultValue));

export default (line) => {
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
    if (busy) return;
    events.close();
    if (document.querySelector("[data-stays]") || isTyping() || hasUnsaved()) line.replaceChildren(make("a", { href: location.href.split("#")[0] }, line.dataset.done));
    else location.reload();
  };
};
