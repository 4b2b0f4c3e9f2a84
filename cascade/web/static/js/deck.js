// Decides without waiting: the next pages are here before they are wanted, and what was decided is sent one after the other until the
// server has answered. A page has a deck, which is replaced, and parts that tell how things stand (data-now).
const MOST = 10; // acts that may wait to be sent
const HEADERS = { "x-kartu": "1" };
const ahead = new Map(); // pages by address
const kept = new Map(); // decks as they were before an act, by what undoes it
const outbox = []; // the first one is on its way
let sending = false, leaving, timer;

const find = (mark, page = document) => page.querySelector(`[data-${mark}]`);
const fresh = () => `b${crypto.randomUUID().slice(-12)}`;

async function fetched(address, request) {
  const reply = await fetch(address, { headers: HEADERS, ...request });
  return { reply, page: new DOMParser().parseFromString(await reply.text(), "text/html") };
}

// The deck of an address; nothing where the server gives none.
async function load(address) {
  if (!ahead.has(address)) ahead.set(address, fetched(address).catch(() => null));
  const deck = find("deck", (await ahead.get(address))?.page ?? new Document());
  return deck ?? (ahead.delete(address) && null);
}
const following = () => [...find("deck").querySelectorAll("[rel=next]")];
const prepare = () => Promise.all(following().map(({ href }) => load(href)));

function show(deck) {
  delete deck.dataset.sent;
  find("deck").replaceWith(deck);
  document.title = deck.dataset.title;
  history.pushState({}, "", deck.dataset.address);
  ahead.delete(location.href);
  deck.querySelector("h1, h2")?.focus({ preventScroll: true });
  if (deck.getBoundingClientRect().top < 0) deck.scrollIntoView();
  prepare();
}

function renew(page) {
  for (const part of document.querySelectorAll("[data-now]")) {
    const now = find(`now="${part.dataset.now}"`, page);
    if (now && !part.contains(document.activeElement)) part.replaceWith(now);
  }
  if (!find("deck").dataset.deck && find("deck", page)?.dataset.deck) show(find("deck", page));
}

// Says what is not saved yet, and a sentence of the line by its name or another one.
function status(said = "") {
  const line = find("status");
  line.textContent = `${outbox.length ? line.dataset.unsaved.replace("{n}", outbox.length) : ""} ${line.dataset[said] ?? said}`.trim();
  line.hidden = !line.textContent;
}

async function send(act) {
  outbox.push(act);
  status();
  if (sending) return;
  sending = true;
  for (let pause = 300; outbox.length; ) {
    const [{ action, body }] = outbox;
    body.set("kartu", find("deck").dataset.deck);
    const answer = await fetched(action, { method: "POST", body, keepalive: true, signal: AbortSignal.timeout(60000) }).catch(() => null);
    if (answer) answered(outbox.shift(), answer);
    else {
      status("away");
      await new Promise((wake) => setTimeout(wake, pause));
    }
    pause = answer ? 300 : Math.min(2 * pause, 3000);
  }
  sending = false;
  if (leaving) location.href = leaving;
  follow();
}

function answered({ undoneBy, waits }, { reply, page }) {
  const deck = find("deck", page) ?? (reply.ok ? null : kept.get(undoneBy));
  status();
  if (!deck && reply.ok) return (location.href = reply.url);
  if (deck && (waits || !reply.ok)) show(deck);
  if (!reply.ok) refused(undoneBy, page.querySelector("[role=alert]")?.textContent.trim());
  if (!outbox.length) renew(page);
}

function refused(undoneBy, reason = find("status").dataset.refused) {
  find(`of="${undoneBy}"`)?.remove();
  kept.delete(undoneBy);
  find("message").textContent = reason;
  find("message").hidden = false;
}

// What was decided is followed by judging anew; what comes of that is shown where it has its place.
function follow() {
  clearTimeout(timer);
  if (find("unjudged"))
    timer = setTimeout(async () => {
      const answer = await fetched(location.href).catch(() => null);
      if (answer && !outbox.length) renew(answer.page);
      ahead.clear();
      prepare();
      follow();
    }, 2000);
}

async function decide(form, button) {
  const deck = find("deck"), id = fresh(), undoneBy = button.dataset.undoneBy ?? id;
  if (deck.dataset.sent) return;
  deck.dataset.sent = "1";
  const body = new URLSearchParams(new FormData(form, button)), next = form.matches("[data-goes-on]") && following()[0];
  body.set("id", id);
  const coming = next && (await load(next.href));
  if (coming) {
    kept.set(undoneBy, deck);
    const row = find("act").content.firstElementChild.cloneNode(true);
    row.dataset.of = undoneBy;
    find("said", row).textContent = button.dataset.keyLabel;
    find("names", row).textContent = deck.dataset.subject;
    row.querySelector("[name=of]").value = undoneBy;
    find("acts").prepend(row);
    show(coming);
  }
  send({ undoneBy, action: form.action, body, waits: !coming });
}

function undo(form) {
  const body = new URLSearchParams(new FormData(form)), of = body.get("of"), deck = kept.get(of);
  body.set("id", fresh());
  kept.delete(of);
  form.closest("[data-acts] > *").remove();
  if (deck) show(deck);
  send({ action: form.action, body, waits: !deck });
}

export default async () => {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || !form.closest("[data-deck], [data-acts]")) return;
    event.preventDefault();
    if (outbox.length >= MOST) status("wait");
    else if (form.matches("[data-undo]")) undo(form);
    else decide(form, event.submitter);
  });
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[href]"), isNext = link?.matches("[data-deck] [rel=next]");
    if (!link || event.ctrlKey || event.shiftKey || !(outbox.length || isNext)) return;
    event.preventDefault();
    const deck = isNext && (await load(link.href));
    if (deck) show(deck);
    else if (outbox.length) leaving = link.href;
    else location.href = link.href;
  });
  document.addEventListener("toggle", ({ target }) => target.open && target.name && target.querySelector("input:not([type=hidden])").focus(), true);
  addEventListener("popstate", (event) => event.state && location.reload());
  addEventListener("beforeunload", (event) => outbox.length && event.preventDefault());
  history.replaceState({}, "");
  await prepare();
  follow();
};
