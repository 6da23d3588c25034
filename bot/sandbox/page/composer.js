// Where one writes: knows the slash command, completes people, sends with Enter, recalls with the up arrow.

import { app, conversation, titleOf } from "./app-state.js";
import { post } from "./api.js";
import { el, icon, iconButton, menu } from "./dom.js";
import { say } from "./say.js";
import { suggestions } from "./suggest.js";

const TALLEST = 180;
let count = 0;
const drafts = new Map();
const sent = [];

// One composer for a channel, or for a thread (`thread` is the root's ts).
export function composer({ channel, thread = null, id = null, onsent = () => {}, shortcut = () => {} }) {
  const parts = drawn(channel, thread, id, shortcut);
  const { box, button, problem } = parts;
  const draft = `${app.as} ${channel} ${thread ?? ""}`;
  const help = suggestions(box, parts.list);

  function changed() {
    drafts.set(draft, box.value);
    problem.hidden = true;
    grow(box);
    button.disabled = box.value.trim() === "";
    help.look();
  }

  function put(text) {
    box.value = text;
    box.focus();
    box.setSelectionRange(text.length, text.length);
    changed();
  }

  async function send() {
    const text = box.value.trim();
    if (!text || button.getAttribute("aria-busy") === "true") return;
    help.hide();
    button.setAttribute("aria-busy", "true");
    const answer = await typed(channel, thread, text);
    button.removeAttribute("aria-busy");
    problem.hidden = answer.ok !== false;
    problem.textContent = say(answer.error ?? "");
    if (answer.ok === false) return;
    sent.push(text);
    if (box.value.trim() === text) put("");
    onsent(text);
  }

  box.addEventListener("input", changed);
  box.addEventListener("blur", () => setTimeout(help.hide, 120));
  box.addEventListener("keydown", (event) => !event.isComposing && !help.key(event) && keyed(event, box, { send, put }));
  button.addEventListener("click", send);
  box.value = drafts.get(draft) ?? "";
  requestAnimationFrame(() => grow(box));
  button.disabled = box.value === "";
  return { node: parts.node, put, focus: () => box.focus() };
}

function drawn(channel, thread, id, shortcut) {
  const one = conversation(channel);
  const place = thread ? say("Reply …") : say("Message {room}", { room: `${one.kind === "dm" ? "" : "#"}${titleOf(one)}` });
  const list = el("div", { class: "suggest", role: "listbox", id: `suggest-${(count += 1)}`, "aria-label": say("Suggestions"), hidden: true });
  const box = el("textarea", {
    id, rows: 1, placeholder: place, "aria-label": place, autocomplete: "off", spellcheck: "false",
    role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": list.id,
  });
  const problem = el("p", { class: "problem", role: "alert", hidden: true });
  const button = el("button", { type: "button", class: "send", "aria-label": say("Send"), title: say("Send (Enter)") }, icon("send"));
  const node = el("div", { class: "composer" }, list, problem, el("div", { class: "box" }, !thread && bolt(shortcut), box, button));
  return { node, list, box, problem, button };
}

function grow(box) {
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight, TALLEST)}px`;
}

function typed(channel, thread, text) {
  const body = { as: app.as, channel, text, ...(thread ? { thread_ts: thread } : {}) };
  return post("type", body).catch((failed) => ({ ok: false, error: failed.message }));
}

function keyed(event, box, { send, put }) {
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    send();
  } else if (event.key === "ArrowUp" && box.value === "" && sent.length) {
    event.preventDefault();
    put(sent.at(-1));
  }
}

function bolt(shortcut) {
  const all = app.state.shortcuts.filter((one) => one.type === "global" || one.type === "shortcut");
  return all.length > 0 && iconButton("bolt", say("Shortcuts"), (event) => menu(event.currentTarget,
    all.map((one) => ({ text: one.name, choose: () => shortcut(one.callback_id) }))), { "aria-haspopup": "menu" });
}
