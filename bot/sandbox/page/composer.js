// Where one writes: knows the slash command, completes people, sends with Enter, recalls with the up arrow.

import { app, conversation, people, shown, titleOf } from "./app-state.js";
import { avatar } from "./avatar.js";
import { post } from "./api.js";
import { el, fill, icon, iconButton, menu } from "./dom.js";

let count = 0;
const drafts = new Map();
const sent = [];

// One composer for a channel or a thread; `thread` is the root's ts.
export function composer({ channel, thread = null, id = null, onsent = () => {}, shortcut = () => {} }) {
  const key = `${app.as} ${channel} ${thread ?? ""}`;
  const one = conversation(channel);
  const place = thread ? "Reply …" : `Message ${one.kind === "dm" ? "" : "#"}${titleOf(one)}`;
  const box = el("textarea", { id, rows: 1, placeholder: place, "aria-label": place, autocomplete: "off", spellcheck: "false", role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list" });
  const list = el("div", { class: "suggest", role: "listbox", id: `suggest-${(count += 1)}`, "aria-label": "Suggestions", hidden: true });
  box.setAttribute("aria-controls", list.id);
  const problem = el("p", { class: "problem", role: "alert", hidden: true });
  const button = el("button", { type: "button", class: "send", "aria-label": "Send", title: "Send (Enter)", onclick: () => send() }, icon("send"));
  box.value = drafts.get(key) ?? "";
  const help = suggestions(box, list);
  const grow = () => {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, 180)}px`;
    button.disabled = box.value.trim() === "";
  };
  const put = (text) => {
    box.value = text;
    drafts.set(key, text);
    problem.hidden = true;
    box.focus();
    box.setSelectionRange(text.length, text.length);
    grow();
    help.look();
  };
  box.addEventListener("input", () => {
    drafts.set(key, box.value);
    problem.hidden = true;
    grow();
    help.look();
  });
  box.addEventListener("blur", () => setTimeout(help.hide, 120));
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || help.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      send();
    } else if (event.key === "ArrowUp" && box.value === "" && sent.length) {
      event.preventDefault();
      put(sent.at(-1));
    }
  });

  async function send() {
    const text = box.value.trim();
    if (!text || button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    help.hide();
    const answer = await post("type", { as: app.as, channel, text, ...(thread ? { thread_ts: thread } : {}) })
      .catch((failed) => ({ ok: false, error: failed.message }));
    button.removeAttribute("aria-busy");
    if (answer.ok === false) {
      problem.hidden = false;
      problem.textContent = answer.error;
      return;
    }
    sent.push(text);
    if (box.value.trim() === text) put("");
    onsent(text);
  }

  requestAnimationFrame(grow);
  const node = el("div", { class: "composer" }, list, problem,
    el("div", { class: "box" }, !thread && bolt(shortcut), box, button));
  return { node, put, focus: () => box.focus() };
}

function bolt(shortcut) {
  const all = app.state.shortcuts.filter((one) => one.type === "global" || one.type === "shortcut");
  return all.length > 0 && iconButton("bolt", "Shortcuts", (event) => menu(event.currentTarget,
    all.map((one) => ({ text: one.name, choose: () => shortcut(one.callback_id) }))), { "aria-haspopup": "menu" });
}

// The list above the box: the command while a line begins with "/", people while a word begins with "@".
function suggestions(box, list) {
  let found = [];
  let at = 0;
  const hide = () => {
    found = [];
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
  };
  const take = (one) => {
    const [before, after] = [box.value.slice(0, one.from), box.value.slice(box.selectionStart)];
    box.value = `${before}${one.put} ${after.trimStart()}`;
    const end = before.length + one.put.length + 1;
    box.setSelectionRange(end, end);
    hide();
    box.dispatchEvent(new Event("input"));
  };
  const show = () => {
    list.hidden = found.length === 0;
    box.setAttribute("aria-expanded", String(found.length > 0));
    fill(list, found.map((one, index) => el("button", {
      type: "button", role: "option", tabindex: "-1", id: `${list.id}-${index}`, "aria-selected": String(index === at),
      onpointerdown: (event) => { event.preventDefault(); take(one); },
    }, one.content)));
    box.setAttribute("aria-activedescendant", found.length ? `${list.id}-${at}` : "");
    list.children[at]?.scrollIntoView({ block: "nearest" });
  };
  return {
    hide,
    look() {
      at = 0;
      found = matches(box.value.slice(0, box.selectionStart));
      show();
    },
    key(event) {
      if (!found.length) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) at = (at + step + found.length) % found.length;
      else if (event.key === "Escape") { hide(); return true; }
      else if (event.key === "Tab" || event.key === "Enter") { event.preventDefault(); take(found[at]); return true; }
      else return false;
      event.preventDefault();
      show();
      return true;
    },
  };
}

function matches(text) {
  const command = app.state.command;
  if (text.startsWith("/") && !text.includes(" ") && command.name.startsWith(text) && text !== command.name) {
    return [{ from: 0, put: command.name, content: [el("strong", {}, command.name), el("span", {}, command.hint), el("small", {}, command.description)] }];
  }
  const word = text.match(/(?:^|\s)@([\p{L}\d._-]*)$/u);
  if (!word) return [];
  const start = word[1].toLowerCase();
  if (people().some((one) => one.name.toLowerCase() === start)) return [];
  const by = (test) => people().filter(test);
  const first = by((one) => one.name.toLowerCase().startsWith(start));
  const rest = by((one) => !first.includes(one) && shown(one).toLowerCase().split(" ").some((part) => part.startsWith(start)));
  return [...first, ...rest]
    .slice(0, 8)
    .map((one) => ({ from: text.length - word[1].length - 1, put: `@${one.name}`, content: [avatar(one.id, "mini"), el("strong", {}, shown(one)), el("small", {}, one.title ?? "")] }));
}
