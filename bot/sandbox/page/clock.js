// The clock bar: what time it is in the demo, ways to move it, and what happened on the way.

import { app, isBot, nameOf, people, titleOf } from "./app-state.js";
import { get, post } from "./api.js";
import { byId, el, fill, icon, iconButton, toast } from "./dom.js";
import { say } from "./say.js";
import { clockTime, dayAndYear, shortDay } from "./when.js";

const MOVES = [["+1 day", { days: 1 }], ["+1 week", { days: 7 }], ["To the next reminder ›", { to: "next" }]];
let report = [];
let edits = new Set();

export function clock(go) {
  const now = app.state.now;
  fill(byId("clock"),
    iconButton("menu", say("Channels and people"), go.drawer, { id: "drawer" }),
    el("div", { class: "now" }, icon("clock"), el("time", { datetime: now }, el("b", {}, dayAndYear(now)), ` ${clockTime(now)}`)),
    app.state.can_move_clock && el("div", { class: "moves" }, MOVES.map(([label, move]) => el("button", {
      type: "button", class: move.to ? "move next" : "move", disabled: app.moving,
      onclick: (event) => advance(move, event.currentTarget, go),
    }, say(label)))),
    el("div", { class: "report", role: "status" }, report.map((part) => link(part, go))),
    report.length && iconButton("close", say("Dismiss"), () => dismiss(go), { id: "dismiss" }));
}

function dismiss(go) {
  report = [];
  clock(go);
}

function link(part, go) {
  if (!part.channel) return el("span", {}, part.text);
  return el("button", { type: "button", onclick: () => go.person(part.person, part.channel) }, part.text);
}

export const noticeEdit = (event) => app.moving && event.kind === "edit" && edits.add(event.channel);

export async function advance(move, button, go) {
  if (app.moving) return;
  app.moving = true;
  edits = new Set();
  button?.setAttribute("aria-busy", "true");
  try {
    const before = await unread();
    const answer = await post("clock", { as: app.as, ...move });
    if (answer.ok === false) throw new Error(answer.error ?? say("The clock could not be moved."));
    app.state.now = answer.now;
    report = summary(answer, before, await unread());
  } catch (failed) {
    toast(failed.message);
  } finally {
    app.moving = false;
    await go.refresh();
    document.dispatchEvent(new CustomEvent("moved", { detail: move }));
  }
}

// Everybody's conversations with how much is unread in each: person id -> conversations.
export async function unread() {
  const all = await Promise.all(people().map((person) => get("state", { as: person.id })));
  return new Map(all.map((state) => [state.me.id, state.conversations]));
}

function summary(answer, before, after) {
  const moved = say("Moved to {day} {time}", { day: shortDay(answer.now), time: clockTime(answer.now) });
  const parts = [...after].flatMap(([person, rooms]) => rooms
    .filter((one) => person === app.as || (one.kind === "dm" && isBot(one.with)))
    .map((one) => [person, one, one.unread - (before.get(person)?.find((old) => old.id === one.id)?.unread ?? 0)])
    .filter(([, , n]) => n > 0)
    .map(([person, one, n]) => ({ person, channel: one.id, text: told(person, one, n) })));
  const changed = app.state.conversations.filter((one) => edits.has(one.id) && !parts.some((part) => part.channel === one.id))
    .map((one) => ({ person: app.as, channel: one.id, text: say("a card was updated in {room}", { room: one.kind === "dm" ? titleOf(one) : `#${one.name}` }) }));
  const all = [...parts, ...changed];
  return [{ text: moved }, ...(all.length ? all : [{ text: say("nothing new") }])];
}

function told(person, one, n) {
  const messages = n === 1 ? say("1 new message") : say("{n} new messages", { n });
  if (one.kind !== "dm") return say("{messages} in {room}", { messages, room: `#${one.name}` });
  return person === app.as ? say("{messages} to you", { messages }) : say("{messages} to {person}", { messages, person: nameOf(person) });
}
