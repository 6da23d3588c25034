// Block Kit blocks to elements, for messages, the Home and forms alike.

import { el } from "./dom.js";
import { plain, text } from "./mrkdwn.js";
import { element, picture } from "./elements.js";
import { input } from "./inputs.js";
import { rich } from "./rich.js";

const DRAW = {
  section, header, context, actions, image, input,
  divider: () => el("hr"),
  rich_text: rich,
  table,
  markdown: (block) => el("div", { class: "text" }, text({ type: "mrkdwn", text: block.text.replace(/\*\*/g, "*") })),
};

// `ctx.press(block id, action)` is what a pressed element does; `ctx.fields` gathers the inputs of a form.
export function blocks(list, ctx) {
  return (list ?? []).map((block) => {
    const draw = DRAW[block.type] ?? ((other) => el("p", { class: "unknown" }, `[${other.type}]`));
    return el("div", { class: `block ${block.type}`, data: { block: block.block_id ?? "" } }, draw(block, ctx));
  });
}

function section(block, ctx) {
  const side = block.accessory && el("div", { class: "accessory" }, element(block.accessory, block.block_id, ctx));
  const fields = block.fields && el("div", { class: "fields" }, block.fields.map((one) => el("div", {}, text(one))));
  return [el("div", { class: "words" }, block.text && el("div", { class: "text" }, text(block.text)), fields), side];
}

function header(block) {
  return el("h3", {}, plain(block.text));
}

function context(block) {
  return block.elements.map((one) => (one.type === "image" ? picture(one, "tiny") : el("span", {}, text(one))));
}

function actions(block, ctx) {
  return block.elements.map((one) => element(one, block.block_id, ctx));
}

// As in Slack: its words when pointed at, and by itself when pressed.
function image(block) {
  const shown = picture(block, "large");
  const whole = el("a", { class: "whole", href: shown.src, target: "_blank", rel: "noopener noreferrer", title: block.alt_text }, shown);
  return el("figure", {}, block.title && el("figcaption", {}, plain(block.title)), whole);
}

function table(block) {
  const cell = (one, tag) => el(tag, {}, one.type === "rich_text" ? rich(one) : one.text);
  const [first, ...rest] = block.rows;
  const head = el("thead", {}, el("tr", {}, first.map((one) => cell(one, "th"))));
  const body = el("tbody", {}, rest.map((row) => el("tr", {}, row.map((one) => cell(one, "td")))));
  return el("div", { class: "sheet", tabindex: "0" }, el("table", {}, head, body));
}
