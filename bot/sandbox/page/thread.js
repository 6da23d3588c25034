// The thread panel at the right (on a phone: over everything).

import { app, conversation, titleOf } from "./app-state.js";
import { get } from "./api.js";
import { composer } from "./composer.js";
import { byId, el, fill, iconButton } from "./dom.js";
import { draw } from "./messages.js";
import { say } from "./say.js";

export async function openThread(ts, go) {
  app.thread = ts;
  const panel = byId("thread");
  panel.hidden = false;
  const writer = composer({ channel: app.channel, thread: ts });
  fill(panel,
    el("header", {}, el("h2", {}, say("Thread"), el("small", {}, titleOf(conversation()))), iconButton("close", say("Close the thread"), () => go.thread(null))),
    el("div", { class: "list", role: "log", "aria-label": say("Thread"), tabindex: "0" }), writer.node);
  await refreshThread(go);
  panel.querySelector(".list").scrollTop = 1e6;
  if (!matchMedia("(max-width: 760px)").matches) writer.focus();
}

export async function refreshThread(go) {
  const [channel, ts] = [app.channel, app.thread];
  const { messages } = await get("thread", { as: app.as, channel, ts });
  if (ts !== app.thread) return;
  const list = byId("thread").querySelector(".list");
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 120;
  draw(list, messages, { channel, channelList: false, openThread: go.thread, shortcut: go.shortcut });
  if (atEnd) list.scrollTop = list.scrollHeight;
}

export function closeThread() {
  app.thread = null;
  byId("thread").hidden = true;
  fill(byId("thread"));
}
