// Faces: initials on the person's colour; the bot has its own mark, two bars that overlap.

import { el } from "./dom.js";
import { app, isBot, nameOf } from "./app-state.js";

export function avatar(id, size = "") {
  if (isBot(id)) return el("span", { class: `avatar bot ${size}`, "aria-hidden": "true" }, el("i"), el("i"));
  const initials = nameOf(id).split(/\s+/).map((word) => word[0]).slice(0, 2).join("").toUpperCase();
  const node = el("span", { class: `avatar ${size}`, "aria-hidden": "true" }, initials);
  const colour = app.users.get(id)?.avatar_color ?? "#51606b";
  node.style.backgroundColor = colour;
  node.style.color = dark(colour) ? "#fff" : "#14201f";
  return node;
}

function dark(colour) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 0.18;
}
