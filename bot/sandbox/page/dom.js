// Making elements. Text goes in as text, never as markup.

import { say } from "./say.js";

export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) set(node, name, value);
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function set(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (name === "data") Object.assign(node.dataset, value);
  else if (name === "class") node.className = value;
  else if (name === "value") node.value = value;
  else node.setAttribute(name, value === true ? "" : value);
}

export const byId = (id) => document.getElementById(id);

export function fill(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter(Boolean));
  return node;
}

const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  menu: "M3 5h14M3 10h14M3 15h14",
  close: "M5 5l10 10M15 5L5 15",
  send: "M3 10h13M11 5l5 5-5 5",
  reply: "M4 4h12v9H9l-4 3v-3H4z",
  more: "M5 10h.01M10 10h.01M15 10h.01",
  down: "M5 8l5 5 5-5",
  bolt: "M11 2L5 11h5l-1 7 6-9h-5z",
  lock: "M6 9V7a4 4 0 018 0v2M5 9h10v7H5z",
  back: "M12 4l-6 6 6 6",
  clock: "M10 3a7 7 0 100 14 7 7 0 000-14zM10 6v4l3 2",
  check: "M4 10l4 4 8-9",
  plus: "M10 4v12M4 10h12",
};

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

export function iconButton(name, label, onclick, extra = {}) {
  return el("button", { type: "button", class: "ghost", "aria-label": label, title: label, onclick, ...extra }, icon(name));
}

// A small menu under a button: arrow keys, Escape, a click elsewhere closes it.
export function menu(anchor, items) {
  document.querySelector(".menu")?.remove();
  const list = el("div", { class: "menu", role: "menu" });
  const close = () => {
    list.remove();
    document.removeEventListener("pointerdown", away, true);
    anchor.setAttribute("aria-expanded", "false");
  };
  const away = (event) => !list.contains(event.target) && !anchor.contains(event.target) && close();
  for (const item of items) {
    list.append(el("button", {
      type: "button", role: "menuitem", class: item.class,
      onclick: () => { close(); anchor.focus(); item.choose(); },
    }, item.content ?? item.text));
  }
  list.addEventListener("keydown", (event) => {
    const all = [...list.querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
      event.stopPropagation();
      close();
      anchor.focus();
    }
  });
  document.addEventListener("pointerdown", away, true);
  anchor.setAttribute("aria-expanded", "true");
  (anchor.closest("dialog") ?? document.body).append(list);
  place(list, anchor);
  list.querySelector("button")?.focus();
}

function place(list, anchor) {
  const at = anchor.getBoundingClientRect();
  const size = list.getBoundingClientRect();
  const below = at.bottom + 4 + size.height < innerHeight;
  list.style.top = `${Math.max(8, below ? at.bottom + 4 : at.top - size.height - 4)}px`;
  list.style.left = `${Math.max(8, Math.min(at.left, innerWidth - size.width - 8))}px`;
}

export function toast(text, kind = "error") {
  const note = el("div", { class: `toast ${kind}` }, el("span", {}, say(text)));
  note.append(iconButton("close", say("Dismiss"), () => note.remove()));
  byId("toasts").append(note);
  setTimeout(() => note.remove(), 8000);
}
