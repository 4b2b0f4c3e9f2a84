// Notices that a document was saved on disk and checked again, and shows what came of it.
import { isTyping } from "./shared.js";

export default (mark) =>
  setInterval(async () => {
    if (document.hidden || document.querySelector("[data-progress]")) return;
    const answer = await fetch(mark.dataset.watch).catch(() => null);
    if (!answer?.ok) return;
    const { number, busy } = await answer.json();
    if (!busy && number === Number(mark.dataset.number)) return;
    if (isTyping()) mark.querySelector(".news").hidden = false;
    else location.reload();
  }, 1500);
