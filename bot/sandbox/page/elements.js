// Elements that act at once when pressed or chosen: buttons, menus, pickers in messages and on the Home.

import { el, icon, menu, toast } from "./dom.js";
import { people, shown } from "./app-state.js";
import { plain } from "./mrkdwn.js";
import { ask } from "./confirm.js";
import { say } from "./say.js";

const DRAW = {
  button, overflow,
  static_select: (one, act) => select(one, act, options(one), (option) => ({ selected_option: option })),
  users_select: (one, act) => select(one, act, persons(), (option) => ({ selected_user: option.value })),
  datepicker,
  checkboxes: (one, act) => boxes(one, "checkbox", (chosen) => act({ selected_options: chosen })),
  radio_buttons: (one, act) => boxes(one, "radio", (chosen) => act({ selected_option: chosen[0] })),
  image: (one) => picture(one, "thumb"),
};

export function element(one, blockId, ctx) {
  const draw = DRAW[one.type];
  if (!draw) return el("span", { class: "unknown" }, `[${one.type}]`);
  return draw(one, async (chosen, control) => {
    if (one.confirm && !(await ask(one.confirm))) return false;
    return ctx.press({ block_id: blockId, action_id: one.action_id, type: one.type, ...chosen }, control);
  });
}

export function options(one) {
  return (one.option_groups ?? [{ options: one.options ?? [] }]).flatMap((group) => group.options);
}

export function persons() {
  return people().map((person) => ({ text: { type: "plain_text", text: shown(person) }, value: person.id }));
}

export function picture(one, size) {
  return el("img", { src: one.image_url ?? `files/${encodeURIComponent(one.slack_file.id)}`, alt: one.alt_text ?? "", class: size, loading: "lazy" });
}

function button(one, act) {
  const label = one.accessibility_label;
  if (/^slack:/i.test(one.url ?? "")) return leadsElsewhere(one, label);
  if (one.url) {
    return el("a", { class: `button ${one.style ?? ""}`, href: /^https?:/i.test(one.url) ? one.url : null, target: "_blank", rel: "noopener noreferrer", "aria-label": label }, plain(one.text));
  }
  const node = el("button", { type: "button", class: `button ${one.style ?? ""}`, "aria-label": label }, plain(one.text));
  node.addEventListener("click", () => act({ value: one.value }, node));
  return node;
}

// A link into Slack itself, such as to a conversation between two people: there is none here.
function leadsElsewhere(one, label) {
  const node = el("button", { type: "button", class: `button ${one.style ?? ""}`, "aria-label": label }, plain(one.text));
  node.addEventListener("click", () => toast(say("In Slack this opens your conversation with that person."), "note"));
  return node;
}

function overflow(one, act) {
  const node = el("button", { type: "button", class: "button overflow", "aria-label": say("More actions"), "aria-haspopup": "menu" }, icon("more"));
  const items = one.options.map((option) => ({ text: plain(option.text), choose: () => act({ selected_option: option }, node) }));
  node.addEventListener("click", () => menu(node, items));
  return node;
}

// A menu in a message: the browser's own select, so that keyboard, phone and screen reader know it.
function select(one, act, choices, chosen) {
  const start = one.initial_option?.value ?? one.initial_user ?? "";
  const hint = plain(one.placeholder) || say("Choose …");
  const node = el("select", { class: "button select", "aria-label": hint }, el("option", { value: "" }, hint),
    choices.map((option) => el("option", { value: option.value, selected: option.value === start }, plain(option.text))));
  node.addEventListener("change", async () => {
    const option = choices.find((choice) => choice.value === node.value);
    if (option && (await act(chosen(option), node)) === false) node.value = start;
  });
  return node;
}

function datepicker(one, act) {
  const node = el("input", { type: "date", class: "button", value: one.initial_date ?? "", "aria-label": plain(one.placeholder) || say("Date") });
  node.addEventListener("change", () => act({ selected_date: node.value || null }, node));
  return node;
}

let groups = 0;

// Check boxes or radio buttons; `changed` gets the chosen options.
export function boxes(one, type, changed = () => {}) {
  const initial = one.initial_options ?? (one.initial_option ? [one.initial_option] : []);
  const name = `group-${(groups += 1)}`;
  const node = el("div", { class: "boxes" }, one.options.map((option) => el("label", {},
    el("input", { type, name, value: option.value, checked: initial.some((each) => each.value === option.value) }),
    el("span", {}, plain(option.text), option.description && el("small", {}, plain(option.description))))));
  node.addEventListener("change", () => changed(ticked(node, one.options), node));
  return node;
}

export function ticked(node, choices) {
  const values = [...node.querySelectorAll("input:checked")].map((box) => box.value);
  return choices.filter((option) => values.includes(option.value));
}
