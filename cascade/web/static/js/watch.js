// Notices that a document was saved on disk and checked again, and shows what came of it.
const mark = document.querySelector("[data-watch]");
setInterval(async () => {
  if (document.hidden || document.querySelector("[data-progress]")) return;
  const answer = await fetch(mark.dataset.watch).catch(() => null);
  if (!answer?.ok) return;
  const { number, busy } = await answer.json();
  if (!busy && number === Number(mark.dataset.number)) return;
  const typing = document.activeElement?.matches("input, textarea, select") || document.querySelector("dialog[open]");
  if (typing) mark.querySelector(".news").hidden = false;
  else location.reload();
}, 1500);
