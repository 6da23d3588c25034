// Slack's mrkdwn to elements. Everything becomes a text node or an element made here; nothing is ever parsed as HTML.

import { el } from "./dom.js";
import { app, nameOf } from "./app-state.js";
import { say } from "./say.js";

const EMOJI = {
  wave: "👋", white_check_mark: "✅", heavy_check_mark: "✔️", warning: "⚠️", x: "❌", tada: "🎉", eyes: "👀",
  point_right: "👉", point_up: "☝️", bulb: "💡", calendar: "📅", date: "📅", bell: "🔔", handshake: "🤝", memo: "📝",
  thumbsup: "👍", "+1": "👍", thumbsdown: "👎", "-1": "👎", raised_hands: "🙌", pray: "🙏", clap: "👏", rocket: "🚀",
  hourglass: "⏳", hourglass_flowing_sand: "⏳", lock: "🔒", link: "🔗", pushpin: "📌", question: "❓", speech_balloon: "💬",
  slightly_smiling_face: "🙂", smile: "😄", heart: "❤️", large_green_circle: "🟢", large_yellow_circle: "🟡",
  red_circle: "🔴", white_circle: "⚪", black_circle: "⚫", heavy_plus_sign: "➕", seedling: "🌱", coffee: "☕",
};

const INLINE = new RegExp([
  "```([\\s\\S]+?)```",
  "`([^`\\n]+)`",
  "<([^<>\\n]+)>",
  "(?<![\\w*])\\*(?=\\S)([^*\\n]*?\\S|[^*\\s])\\*(?![\\w*])",
  "(?<!\\w)_(?=\\S)([^_\\n]*?\\S|[^_\\s])_(?!\\w)",
  "(?<![\\w~])~(?=\\S)([^~\\n]*?\\S|[^~\\s])~(?![\\w~])",
  ":([a-z0-9_+-]+):",
].join("|"), "g");

const unescape = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

export const emoji = (name) => EMOJI[name] ?? `:${name}:`;

export function plain(object) {
  if (!object) return "";
  return object.text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => EMOJI[name] ?? whole);
}

// A text object of Block Kit: mrkdwn is read, plain_text is not.
export function text(object) {
  if (!object) return [];
  return object.type === "mrkdwn" ? mrkdwn(object.text) : lines(plain(object));
}

export function mrkdwn(source) {
  const nodes = [];
  let quote = null;
  source.split(/(```[\s\S]+?```)/).forEach((part) => {
    if (part.startsWith("```") && part.length > 6) return nodes.push(...inline(part));
    part.split("\n").forEach((line, index) => {
      const quoted = line.match(/^(?:&gt;|>) ?(.*)$/);
      if (quoted) {
        if (quote) quote.append(el("br"));
        else nodes.push((quote = el("blockquote")));
        quote.append(...inline(quoted[1]));
        return;
      }
      if (index && !quote) nodes.push(el("br"));
      quote = null;
      nodes.push(...listed(line));
    });
  });
  return nodes;
}

function listed(line) {
  const item = line.match(/^(\s*)(•|◦|-|\d+\.) (.*)$/);
  if (!item) return inline(line);
  return [el("span", { class: "item" }, el("span", { class: "bullet" }, item[2] === "-" ? "•" : item[2]), el("span", {}, inline(item[3])))];
}

function lines(source) {
  return source.split("\n").flatMap((line, index) => (index ? [el("br"), line] : [line]));
}

function inline(source) {
  const nodes = [];
  let end = 0;
  for (const match of source.matchAll(INLINE)) {
    if (match.index > end) nodes.push(unescape(source.slice(end, match.index)));
    nodes.push(one(match));
    end = match.index + match[0].length;
  }
  if (end < source.length) nodes.push(unescape(source.slice(end)));
  return nodes;
}

function one([whole, pre, code, angle, bold, italic, strike, name]) {
  if (pre !== undefined) return el("pre", {}, unescape(pre.replace(/^\n|\n$/g, "")));
  if (code !== undefined) return el("code", {}, unescape(code));
  if (angle !== undefined) return angled(angle);
  if (bold !== undefined) return el("strong", {}, inline(bold));
  if (italic !== undefined) return el("em", {}, inline(italic));
  if (strike !== undefined) return el("s", {}, inline(strike));
  return EMOJI[name] ?? whole;
}

// <@U1>, <#C1|name>, <!date^..|fallback>, <https://…|label>
function angled(inside) {
  const bar = inside.indexOf("|");
  const head = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? null : unescape(inside.slice(bar + 1));
  if (head.startsWith("@")) return user(head.slice(1), label);
  if (head.startsWith("#")) return channel(head.slice(1), label);
  if (head.startsWith("!")) return el("span", { class: "pill" }, label ?? `@${head.slice(1).split("^")[0]}`);
  return link(unescape(head), label);
}

export function user(id, label) {
  const name = app.users.has(id) ? nameOf(id) : label ?? id;
  return el("span", { class: id === app.as ? "pill me" : "pill" }, `@${name}`);
}

export function channel(id, label) {
  const known = app.state.conversations.find((one) => one.id === id);
  return el("span", { class: "pill" }, `#${known?.name ?? (label || say("private channel"))}`);
}

export function link(address, label) {
  if (!/^(https?:|mailto:)/i.test(address)) return label ?? address;
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, label ?? address.replace(/^mailto:/, ""));
}
