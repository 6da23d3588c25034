// What the composer offers while one types: the command, and people.

import { app, people, shown } from "./app-state.js";
import { avatar } from "./avatar.js";
import { el, fill } from "./dom.js";

// The list above the box: the command while a line begins with "/", people while a word begins with "@".
export function suggestions(box, list) {
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
      else if (event.key === "Escape") { event.stopPropagation(); hide(); return true; }
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
  if (command && text.startsWith("/") && !text.includes(" ") && command.name.startsWith(text) && text !== command.name) {
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
