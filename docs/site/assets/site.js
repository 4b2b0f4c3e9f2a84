/* The theme's search speaks English alone, its copy buttons are landmarks without a name, and keys do not reach what scrolls sideways: all are put right as they appear. */
const WORDS = document.documentElement.lang === "id" ? {
  "Search": "Cari", "Close search": "Tutup pencarian", "Search results": "Hasil pencarian", "Filters": "Saringan", "Tags": "Label",
  "Use Up and Down arrow keys to move between tags. Press Space or Enter to toggle a tag.": "Panah atas dan bawah berpindah, spasi atau Enter memilih.",
} : {};
const watched = new WeakSet();

function say(root) {
  for (const name of ["aria-label", "placeholder"]) {
    for (const element of root.querySelectorAll(`[${name}]`)) {
      const word = WORDS[element.getAttribute(name)];
      if (word) element.setAttribute(name, word);
    }
  }
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (WORDS.Search && texts.nextNode()) {
    const text = texts.currentNode;
    const said = WORDS[text.data] || text.data.replace(/^(\d+) results?$/, "$1 hasil");
    if (said !== text.data) text.data = said;
  }
}

function mend() {
  for (const nav of document.querySelectorAll("nav.md-code__nav:not([role])")) nav.setAttribute("role", "none");
  for (const wide of document.querySelectorAll(".md-typeset__scrollwrap:not([tabindex])")) {
    if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0;
  }
  for (const element of document.body.children) {
    if (!element.shadowRoot || watched.has(element)) continue;
    watched.add(element);
    const root = element.shadowRoot;
    new MutationObserver(() => say(root)).observe(root, { attributes: true, characterData: true, childList: true, subtree: true });
    say(root);
  }
}

document.addEventListener("DOMContentLoaded", () => {
  new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
  addEventListener("resize", mend);
  mend();
});
