// The middle of the page: the room's head, its messages or the app's Home, and the composer below.

import { app, conversation, isBot, titleOf } from "./app-state.js";
import { get, post } from "./api.js";
import { blocks } from "./blocks.js";
import { composer } from "./composer.js";
import { byId, el, fill, icon, toast } from "./dom.js";
import { avatar } from "./avatar.js";
import { draw, empty } from "./messages.js";
import { presser } from "./press.js";
import { say } from "./say.js";

const NEAR = 120;
let writer = null;

export const write = (text) => writer?.put(text);

export function head(go) {
  const one = conversation();
  const withApp = one.kind === "dm" && isBot(one.with);
  const face = one.kind === "dm" ? avatar(one.with, "mini") : one.kind === "private" ? icon("lock") : el("span", { class: "hash", "aria-hidden": "true" }, "#");
  fill(byId("head"),
    el("h1", {}, face, titleOf(one), one.shared && el("span", { class: "tag" }, say("shared with another company"))),
    withApp && app.state.bot.home ? tabs(go) : el("p", { class: "topic" }, one.topic ?? ""),
    one.kind !== "dm" && !one.bot_in && el("button", { type: "button", class: "button", onclick: () => invite(one) }, say("Add {bot}", { bot: app.state.bot.name })));
}

function tabs(go) {
  return el("div", { class: "tabs", role: "tablist" }, [["messages", say("Messages")], ["home", say("Home")]].map(([id, label]) => el("button", {
    type: "button", role: "tab", "aria-selected": String(app.tab === id), onclick: () => go.tab(id),
  }, label)));
}

async function invite(one) {
  const answer = await post("join", { as: app.as, channel: one.id, user: app.state.bot.user_id }).catch((failed) => ({ ok: false, error: failed.message }));
  if (answer.ok === false) toast(answer.error);
}

export function foot(go) {
  writer = composer({
    channel: app.channel, id: "composer-input",
    onsent: (line) => go.sent(line),
    shortcut: (callback) => go.shortcut(callback),
  });
  fill(byId("composer"), writer.node);
}

// Fetches and draws. `first` goes to the newest message; else one stays where one reads.
export async function messages(go, first = false) {
  const channel = app.channel;
  const { messages: all } = await get("messages", { as: app.as, channel });
  if (channel !== app.channel) return;
  const list = byId("list");
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
  const had = list.querySelectorAll(".message").length;
  draw(list, all, { channel, top: empty(conversation()), channelList: true, openThread: go.thread, shortcut: go.shortcut });
  if (first || atEnd) toEnd();
  else byId("newer").hidden = all.length <= had;
  await seen(channel, all.at(-1)?.ts);
}

function toEnd() {
  const list = byId("list");
  list.scrollTop = list.scrollHeight;
  byId("newer").hidden = true;
}

const read = new Map();

async function seen(channel, newest) {
  const key = `${app.as} ${channel}`;
  if (app.moving || document.hidden || read.get(key) === newest) return;
  read.set(key, newest);
  conversation(channel).unread = 0;
  await post("read", { as: app.as, channel }).catch(() => {});
}

export function watchScroll() {
  const list = byId("list");
  byId("newer").addEventListener("click", toEnd);
  let atEnd = true;
  list.addEventListener("load", () => atEnd && toEnd(), true); // a picture takes its room when it is there
  list.addEventListener("scroll", () => {
    atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
    if (atEnd) byId("newer").hidden = true;
  });
}

export async function home() {
  const { view } = await get("home", { as: app.as });
  const ctx = { press: presser({ view_id: view?.id }), fields: new Map() };
  fill(byId("home"), view ? blocks(view.blocks, ctx) : el("p", { class: "empty" }, say("{bot} has put nothing here yet.", { bot: app.state.bot.name })));
}

export function showTab() {
  const onHome = app.tab === "home";
  byId("home").hidden = !onHome;
  byId("list").hidden = onHome;
  byId("composer").hidden = onHome;
  if (onHome) byId("newer").hidden = true;
}
