// Answers links without waiting: the next card is here already, saves go one after the other through an outbox.
const MOST = 10; // answers that may wait to be saved
const root = document.querySelector("[data-links]");
const find = (mark, from = root) => from.querySelector(`[data-${mark}]`);
const say = (id, en) => (document.documentElement.lang === "en" ? en : id);
const [cards, line] = [find("cards"), find("status")];
const outbox = []; // {path, data, id, key, card}, the first one on its way
const kept = new Map(); // cards answered here, by the id of the answer
let sending = false, timer, idle, leaving, tries = 0;

const fresh = () => "b" + [...crypto.getRandomValues(new Uint8Array(8))].map((each) => each.toString(16).padStart(2, "0")).join("");
const keys = (list) => list.map((each) => each.dataset.card).join(",");
const parsed = (text) => new DOMParser().parseFromString(text, "text/html");

function status(trouble = "") {
  const count = outbox.length ? say(`${outbox.length} belum tersimpan. `, `${outbox.length} not saved yet. `) : "";
  line.textContent = count + trouble;
  line.hidden = !line.textContent;
  line.classList.toggle("error", trouble !== "");
}

function show(moves = true) {
  const first = cards.firstElementChild;
  for (const each of cards.children) each.hidden = each !== first;
  find("none").hidden = Boolean(first) || outbox.length > 0;
  find("loading").hidden = Boolean(first) || outbox.length === 0;
  if (first && moves) first.querySelector("h2").focus({ preventScroll: first.getBoundingClientRect().top >= 0 });
  clearTimeout(idle);
  idle = setTimeout(() => first && !outbox.length && rest(first), 3000);
}

// Whoever looks at a card for a while may want to see what it hides.
function rest(card) {
  for (const image of card.querySelectorAll("img")) image.loading = "eager";
  effects(find("effects", card));
}

function push(item) {
  outbox.push(item);
  status();
  send();
}

function answer(form, button) {
  const card = form.closest("[data-card]");
  const data = new URLSearchParams(new FormData(form));
  const id = fresh();
  data.set(button.name, button.value);
  data.set("id", id);
  kept.set(id, card);
  if (kept.size > 3 * MOST) kept.delete(kept.keys().next().value);
  find("message", card).hidden = true;
  const row = find("act").content.firstElementChild.cloneNode(true);
  row.querySelector("b").textContent = button.dataset.keyLabel;
  find("names", row).textContent = [...card.querySelectorAll(".link-name")].map((each) => `“${each.textContent}”`).join(" – ");
  row.querySelector("[name=of]").value = button.value === "lewati" ? `lewat-${card.dataset.card}` : id;
  if (button.value === "lewati") kept.set(`lewat-${card.dataset.card}`, card);
  row.dataset.of = id;
  const list = find("recent");
  list.prepend(row);
  while (list.children.length > MOST) list.lastElementChild.remove();
  if (find("nothing")) find("nothing").hidden = true;
  card.remove();
  push({ path: form.action, data, id, key: card.dataset.card, card });
  show();
}

function bringBack(card) {
  cards.querySelector(`[data-card="${card.dataset.card}"]`)?.remove();
  cards.prepend(card);
  show();
}

function undo(form) {
  const of = form.elements.of.value;
  const data = new URLSearchParams(new FormData(form));
  data.set("id", fresh());
  form.closest("li").remove();
  push({ path: form.action, data, of });
  if (kept.has(of)) bringBack(kept.get(of));
}

function refuse(item, page, code) {
  const reason = find("part", page)?.dataset.refused || page.querySelector(".notice")?.textContent.trim() || say(`Ditolak (${code}); muat ulang halamannya.`, `Refused (${code}); load the page again.`);
  for (const each of outbox.filter((other) => item.id && other.of === item.id)) outbox.splice(outbox.indexOf(each), 1);
  root.querySelector(`[data-of="${item.id}"]`)?.remove();
  if (!item.card) return reason;
  bringBack(item.card);
  find("message", item.card).textContent = reason;
  find("message", item.card).hidden = false;
  return "";
}

function merge(page) {
  const part = find("part", page);
  if (!part) return;
  const sent = new Set(outbox.map((each) => each.key));
  for (const card of [...part.querySelectorAll("[data-card]")]) {
    const here = cards.querySelector(`[data-card="${card.dataset.card}"]`);
    if (sent.has(card.dataset.card) || (here && !here.hidden)) continue;
    if (here) here.replaceWith(card);
    else if (card.dataset.card === part.dataset.wanted && !outbox.length) bringBack(card);
    else cards.append(card);
  }
  if (!outbox.length) {
    const order = part.dataset.order.split(",");
    for (const card of [...cards.children]) {
      const gone = !order.includes(card.dataset.card);
      if (gone && card.hidden) card.remove();
      else if (!card.hidden) find("stale", card).hidden = !gone;
    }
    const list = find("recent");
    if (!list.contains(document.activeElement)) list.replaceWith(find("recent", part));
    find("left").textContent = part.dataset.left;
  }
  root.dataset.judged = part.dataset.judged;
  if (!cards.firstElementChild || cards.firstElementChild.hidden || !find("loading").hidden || !find("none").hidden) show();
}

async function send() {
  if (sending) return;
  sending = true;
  for (let pause = 300; outbox.length; ) {
    const item = outbox[0];
    let trouble = "";
    item.data.set("ada", keys([...cards.children]));
    item.data.set("kirim", outbox.map((each) => each.key).filter(Boolean).join(","));
    try {
      const reply = await fetch(item.path, { method: "POST", body: item.data, headers: { "x-kartu": "1" }, signal: AbortSignal.timeout(60000) });
      const page = parsed(await reply.text());
      outbox.shift();
      if (!reply.ok) trouble = refuse(item, page, reply.status);
      merge(page);
      pause = 300;
    } catch {
      status(say("Server tidak menjawab; dicoba lagi. Jangan tutup halaman ini.", "The server does not answer; trying again. Keep this page open."));
      await new Promise((wake) => setTimeout(wake, pause));
      pause = Math.min(2 * pause, 3000);
      continue;
    }
    status(trouble);
  }
  sending = false;
  if (leaving) location.href = leaving;
  tries = 0;
  follow();
}

// After the answers pause everything is judged anew; what comes of it enters the queue behind the card that is shown.
function follow() {
  clearTimeout(timer);
  if (++tries < 100) timer = setTimeout(refresh, 2000);
}

async function refresh() {
  if (sending) return;
  try {
    const reply = await fetch(`${root.dataset.cardsAt}${root.dataset.cardsAt.includes("?") ? "&" : "?"}ada=${keys([...cards.children].slice(0, 1))}`);
    const page = parsed(await reply.text());
    if (!sending && reply.ok) merge(page);
  } catch {}
  if (root.dataset.judged !== "1") follow();
}

async function effects(link, shows = false) {
  if (!link) return;
  const here = find("effects-here", link.parentElement);
  link.asked ??= fetch(link.dataset.effects).then((reply) => (reply.ok ? reply.text() : Promise.reject()));
  if (!shows) return;
  here.textContent = say("Dihitung …", "Working it out …");
  try {
    here.replaceChildren(...parsed(await link.asked).body.childNodes);
  } catch {
    link.asked = undefined;
    here.textContent = say("Belum berhasil; coba lagi.", "That did not work; try again.");
  }
}

root.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-answer], [data-undo]") || !root.dataset.actor) return;
  event.preventDefault();
  if (outbox.length >= MOST) return status(say("Tunggu sebentar.", "One moment."));
  if (form.matches("[data-undo]")) undo(form);
  else answer(form, event.submitter ?? form.querySelector("[name=jawaban]"));
});
root.addEventListener("click", (event) => {
  const link = event.target.closest("[data-effects], [data-flush]");
  if (link?.matches("[data-effects]")) {
    event.preventDefault();
    effects(link, true);
  } else if (link && outbox.length) {
    event.preventDefault();
    leaving = link.href;
  }
});
addEventListener("beforeunload", (event) => outbox.length && event.preventDefault());
document.addEventListener("checked", refresh);
show(false);
if (root.dataset.judged !== "1") follow();
root.dataset.ready = "1";
