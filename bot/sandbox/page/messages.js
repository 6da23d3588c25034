// The list of messages: of a channel in the middle, of a thread at the right.

import { app, isBot, nameOf } from "./app-state.js";
import { avatar } from "./avatar.js";
import { blocks } from "./blocks.js";
import { el, iconButton, menu } from "./dom.js";
import { mrkdwn } from "./mrkdwn.js";
import { presser } from "./press.js";
import { say } from "./say.js";
import { clockTime, dayName, minutesBetween, shortDay } from "./when.js";

// Nodes of messages that did not change stay where they are, so that a focused button or an open list survives.
export function draw(list, messages, where) {
  const kept = new Map([...list.children].map((node) => [node.dataset.key, node]));
  const take = (key, print, make) => {
    const old = kept.get(key);
    const node = old?.print === print ? old : make();
    return Object.assign(node, { print, key });
  };
  const nodes = where.top ? [take("top", where.top.textContent, () => where.top)] : [];
  let before = null;
  for (const message of messages) {
    const day = message.time.slice(0, 10);
    if (day !== before?.time.slice(0, 10)) nodes.push(take(day, dayName(day, app.state.now), () => divider(day)));
    const joined = joins(before, message);
    nodes.push(take(message.ts, JSON.stringify([message, joined, app.as, where.channel]), () => row(message, joined, where)));
    before = message;
  }
  settle(list, nodes);
}

function settle(list, nodes) {
  const focused = document.activeElement?.closest(".message")?.dataset.key;
  for (const old of [...list.children]) if (!nodes.includes(old)) old.remove();
  let at = list.firstChild;
  for (const node of nodes) {
    node.dataset.key = node.key;
    if (node === at) at = at.nextSibling;
    else list.insertBefore(node, at);
  }
  if (focused && document.activeElement === document.body) nodes.find((node) => node.key === focused)?.focus();
}

function divider(day) {
  return el("div", { class: "day", role: "separator" }, el("span", {}, dayName(day, app.state.now)));
}

function joins(before, message) {
  return Boolean(before) && !message.broadcast && !message.ephemeral && !before.ephemeral && before.user === message.user
    && before.time.slice(0, 10) === message.time.slice(0, 10) && minutesBetween(before.time, message.time) < 5;
}

function row(message, joined, where) {
  const kinds = ["message", joined && "joined", message.ephemeral && "ephemeral"].filter(Boolean).join(" ");
  const side = joined
    ? el("time", { class: "side" }, clockTime(message.time))
    : avatar(message.user);
  return el("article", { class: kinds, tabindex: "-1" }, side,
    el("div", { class: "content" },
      message.ephemeral && el("p", { class: "only" }, say("Only visible to you")),
      !joined && byline(message),
      message.broadcast && where.channelList && threadLink(message, where),
      body(message, where),
      where.channelList && message.reply_count > 0 && !message.broadcast && summary(message, where)),
    tools(message, where));
}

function byline(message) {
  return el("div", { class: "byline" },
    el("strong", {}, nameOf(message.user)),
    isBot(message.user) && el("span", { class: "tag" }, say("App")),
    el("time", { datetime: message.time }, clockTime(message.time)));
}

function body(message, where) {
  const ctx = { press: presser({ channel: where.channel, ts: message.ts }), fields: new Map() };
  const parts = message.blocks?.length ? blocks(message.blocks, ctx) : [el("div", { class: "text" }, mrkdwn(message.text))];
  const files = (message.files ?? []).map((file) => el("a", { class: "file", href: `files/${encodeURIComponent(file.id)}`, download: file.name },
    el("strong", {}, file.title || file.name), el("small", {}, size(file.size))));
  return el("div", { class: "body" }, parts, files, message.edited && el("span", { class: "edited" }, say("(edited)")));
}

function size(bytes) {
  return bytes < 1000 ? `${bytes} B` : `${Math.round(bytes / 1000)} kB`;
}

function threadLink(message, where) {
  return el("button", { type: "button", class: "replied", onclick: () => where.openThread(message.thread_ts) }, say("replied to a thread"));
}

function summary(message, where) {
  const n = message.reply_count;
  return el("button", { type: "button", class: "summary", onclick: () => where.openThread(message.ts) },
    (message.reply_users ?? []).slice(0, 3).map((id) => avatar(id, "small")),
    el("span", { class: "count" }, n === 1 ? say("1 reply") : say("{n} replies", { n })),
    message.latest_reply && el("span", { class: "last" }, lastReply(message.latest_reply)));
}

// `latest_reply` is a ts (seconds) or a local ISO instant, as the server has it.
function lastReply(at) {
  return String(at).includes("T") ? say("Last reply {day} {time}", { day: shortDay(at), time: clockTime(at) }) : say("View thread");
}

function tools(message, where) {
  if (message.ephemeral) return null;
  const shortcuts = app.state.shortcuts.filter((one) => one.type === "message" || one.type === "message_action");
  const more = shortcuts.length > 0 && iconButton("more", say("More actions"), (event) => menu(event.currentTarget,
    shortcuts.map((one) => ({ text: one.name, choose: () => where.shortcut(one.callback_id, message.ts) }))), { "aria-haspopup": "menu" });
  const reply = where.channelList && iconButton("reply", say("Reply in thread"), () => where.openThread(message.thread_ts ?? message.ts));
  return (reply || more) && el("div", { class: "tools" }, reply, more);
}

// What stands where there is nothing yet.
export function empty(one) {
  const name = one.kind === "dm" ? nameOf(one.with) : `#${one.name}`;
  const words = one.kind === "dm" ? say("This is the beginning of your messages with {name}.", { name }) : say("This is the beginning of {name}.", { name });
  return el("div", { class: "empty" }, one.kind === "dm" && avatar(one.with, "huge"), el("h2", {}, name), el("p", {}, words),
    one.topic && el("p", {}, one.topic));
}

