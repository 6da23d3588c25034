// The page: a small chat for trying the app. It asks the server for everything and keeps only where one is.

import { app, botDm, conversation, learn } from "./app-state.js";
import { get, listen, post } from "./api.js";
import { advance, clock, noticeEdit, unread } from "./clock.js";
import { byId, toast } from "./dom.js";
import { bringBack, guide, noticed } from "./guide.js";
import { show as showForm } from "./modal.js";
import { rail } from "./rail.js";
import { foot, head, home, messages, showTab, watchScroll, write } from "./room.js";
import { sayPage } from "./say.js";
import { closeThread, openThread, refreshThread } from "./thread.js";

const go = { channel, person, tab, thread, drawer, refresh, sent, shortcut, write, guide: () => { drawer(false); bringBack(go); }, move: (move) => advance(move, byId("clock").querySelector(".next"), go) };
let source = null;

async function start() {
  const asked = new URLSearchParams(location.hash.slice(1));
  await enter(asked.get("as"), asked.get("c"));
  sayPage();
  watchScroll();
  byId("shade").addEventListener("click", () => drawer(false));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
    if (document.body.classList.contains("drawer")) drawer(false);
    else if (app.thread) thread(null);
  });
  document.addEventListener("visibilitychange", () => !document.hidden && refresh());
  document.addEventListener("acted", lookAround);
  document.addEventListener("moved", (event) => noticed({ move: event.detail }, go));
}

// Becomes a person: their rooms, their events.
async function enter(as, room) {
  learn(await get("state", { as }).catch(() => get("state")));
  source?.close();
  source = listen(app.as, { ...EVENTS, lost: () => connection(false), open: () => { connection(true); refresh(); }, again: () => enter(app.as, app.channel) });
  connection(true);
  showForm(null);
  closeThread();
  app.tab = "messages";
  await channel(room === "app" ? botDm()?.id : room);
  lookAround();
}

async function person(id, room) {
  drawer(false);
  if (id === app.as) return room && channel(room === "app" ? botDm()?.id : room);
  return enter(id, room ?? app.channel);
}

async function channel(id) {
  drawer(false);
  const changed = id !== app.channel;
  app.channel = conversation(id)?.id ?? app.state.conversations.find((one) => one.kind !== "dm")?.id ?? app.state.conversations[0].id;
  if (changed) {
    app.tab = "messages";
    closeThread();
  }
  history.replaceState(null, "", `#as=${app.as}&c=${app.channel}`);
  frame();
  foot(go);
  showTab();
  await messages(go, true);
  rail(go);
}

function frame() {
  rail(go);
  head(go);
  clock(go);
  guide(go);
}

async function tab(name) {
  app.tab = name;
  head(go);
  showTab();
  if (name === "home") await home();
}

async function thread(ts) {
  if (ts) await openThread(ts, go);
  else closeThread();
}

function drawer(open) {
  const show = typeof open === "boolean" ? open : !document.body.classList.contains("drawer");
  document.body.classList.toggle("drawer", show);
  byId("shade").hidden = !show;
  if (show) byId("switcher").focus();
}

function connection(alive) {
  byId("lost").hidden = alive;
}

function sent(line) {
  noticed({ line }, go);
  lookAround();
}

async function shortcut(callback, ts) {
  const where = ts ? { channel: app.channel, ts } : { channel: app.channel };
  const answer = await post("shortcut", { as: app.as, callback_id: callback, ...where }).catch((failed) => ({ ok: false, error: failed.message }));
  if (answer.ok === false) toast(answer.error);
}

// Everything again: after a lost connection, a moved clock, a new conversation.
async function refresh() {
  const keep = app.channel;
  learn(await get("state", { as: app.as }));
  if (!conversation(keep)) return channel(null);
  frame();
  await messages(go);
  if (app.thread) await refreshThread(go);
  if (app.tab === "home") await home();
  rail(go);
  return lookAround();
}

// Which of the others has something new, for the dot at the person switcher. Gathered, since events come in bursts.
let looking = null;
function lookAround() {
  clearTimeout(looking);
  looking = setTimeout(async () => {
    if (app.moving) return;
    const all = await unread().catch(() => new Map());
    all.delete(app.as);
    app.elsewhere = new Map([...all].map(([id, rooms]) => [id, rooms.filter((one) => one.kind === "dm" && one.unread > 0)]));
    rail(go);
  }, 400);
}

const drawSoon = new Map();
function soon(name, work) {
  clearTimeout(drawSoon.get(name));
  drawSoon.set(name, setTimeout(() => work().catch((failed) => toast(failed.message)), 30));
}

const EVENTS = {
  message(event) {
    noticeEdit(event);
    if (event.channel === app.channel) soon("list", () => messages(go));
    if (app.thread && event.channel === app.channel) soon("thread", () => refreshThread(go));
    if (!conversation(event.channel)) soon("all", refresh);
    lookAround();
  },
  ephemeral(event) {
    if (event.channel === app.channel) soon("list", () => messages(go));
  },
  view: (event) => showForm(event.view, event.kind),
  clock(event) {
    app.state.now = event.now;
    if (!app.moving) clock(go);
  },
  home: () => app.tab === "home" && soon("home", home),
  unread(event) {
    const one = conversation(event.channel);
    if (!one) return soon("all", refresh);
    one.unread = event.n;
    if (!app.moving) rail(go);
    return lookAround();
  },
  error: (event) => toast(event.text),
};

start().catch((failed) => toast(failed.message));
