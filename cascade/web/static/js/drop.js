// Takes files that are dropped on a box, as if they had been chosen in it.
import { onDrop } from "./shared.js";

export default () => {
  for (const box of document.querySelectorAll("[data-drop]"))
    onDrop(box, box, ({ files }) => {
      box.querySelector("[type=file]").files = files;
      box.requestSubmit();
    });
};
