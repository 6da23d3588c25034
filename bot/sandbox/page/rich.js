// rich_text blocks: paragraphs, lists, quotes and code.

import { el } from "./dom.js";
import { channel, emoji, link, user } from "./mrkdwn.js";

const STYLES = [["code", "code"], ["strike", "s"], ["italic", "em"], ["bold", "strong"]];

const PARTS = {
  text: (part) => part.text,
  link: (part) => link(part.url, part.text),
  user: (part) => user(part.user_id),
  channel: (part) => channel(part.channel_id),
  emoji: (part) => emoji(part.name),
  broadcast: (part) => el("span", { class: "pill" }, `@${part.range}`),
};

function words(parts) {
  return parts.map((part) => STYLES.reduce(
    (inner, [style, tag]) => (part.style?.[style] ? el(tag, {}, inner) : inner),
    PARTS[part.type]?.(part) ?? "",
  ));
}

const DRAW = {
  rich_text_section: (one) => el("p", {}, words(one.elements)),
  rich_text_quote: (one) => el("blockquote", {}, words(one.elements)),
  rich_text_preformatted: (one) => el("pre", {}, words(one.elements)),
  rich_text_list: (one) => el(one.style === "ordered" ? "ol" : "ul", {}, one.elements.map((item) => el("li", {}, words(item.elements)))),
};

export function rich(block) {
  return el("div", { class: "text" }, block.elements.map((one) => DRAW[one.type]?.(one)));
}
