// What several screens need.
export function make(tag, properties, ...inside) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...inside);
  return made;
}

export const isTyping = () => document.activeElement.matches("input, textarea, select") || document.querySelector("dialog[open]");

// Calls `take` with the files that are dropped somewhere; `box` shows where they would go.
export function onDrop(place, box, take) {
  const dragged = (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    box.classList.toggle("over", event.type === "dragover");
    if (event.type === "drop") take(event.dataTransfer);
  };
  for (const type of ["dragover", "dragleave", "drop"]) place.addEventListener(type, dragged);
}
