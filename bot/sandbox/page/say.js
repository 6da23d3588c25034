// The page's own texts in the demo's language: the English text is the key, `{name}` is a place in it.

import { app } from "./app-state.js";

export function say(text, places = {}) {
  const said = app.state?.words?.[text] ?? text;
  return said.replace(/\{(\w+)\}/g, (place, name) => places[name] ?? place);
}

// What stands in the HTML itself: the marked texts, and every label.
export function sayPage() {
  document.documentElement.lang = app.state.language;
  document.title = say(document.title);
  for (const node of document.querySelectorAll("[data-say]")) node.textContent = say(node.textContent);
  for (const node of document.querySelectorAll("[aria-label]")) node.setAttribute("aria-label", say(node.getAttribute("aria-label")));
}
