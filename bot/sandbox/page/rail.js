// The left rail: workspace, who you are, channels, direct messages, the app.

import { app, botDm, isBot, nameOf, people, shown, titleOf } from "./app-state.js";
import { avatar } from "./avatar.js";
import { byId, el, fill, icon, menu } from "./dom.js";
import { say } from "./say.js";

export function rail(go) {
  const all = app.state.conversations;
  const channels = all.filter((one) => one.kind !== "dm").sort((a, b) => a.name.localeCompare(b.name));
  const direct = all.filter((one) => one.kind === "dm" && !isBot(one.with));
  const handover = botDm();
  fill(byId("rail"),
    el("div", { class: "team" }, el("strong", {}, app.state.team.name), el("span", {}, say("Demo workspace"))),
    switcher(go),
    el("div", { class: "rooms" },
      group(say("Channels"), channels.map((one) => room(one, mark(one), go))),
      direct.length > 0 && group(say("Direct messages"), direct.map((one) => room(one, avatar(one.with, "mini"), go))),
      handover && group(say("Apps"), [room(handover, avatar(handover.with, "mini"), go)])),
    app.state.guide?.length > 0 && el("button", { type: "button", class: "again", onclick: go.guide }, say("Show the guide")));
}

function group(title, rooms) {
  return el("section", {}, el("h2", {}, title), el("ul", {}, rooms.map((one) => el("li", {}, one))));
}

function mark(one) {
  return one.kind === "private" ? icon("lock") : el("span", { class: "hash", "aria-hidden": "true" }, "#");
}

function room(one, face, go) {
  const current = one.id === app.channel;
  return el("button", {
    type: "button", class: one.unread && !current ? "room unread" : "room", "aria-current": current ? "page" : null,
    data: { channel: one.id }, onclick: () => go.channel(one.id),
  }, face, el("span", { class: "name" }, titleOf(one)), one.shared && el("span", { class: "tag" }, say("shared")), badge(current ? 0 : one.unread));
}

function badge(n) {
  return n > 0 && el("span", { class: "badge", "aria-label": say("{n} unread", { n }) }, String(n));
}

function switcher(go) {
  const waiting = [...app.elsewhere.values()].some((rooms) => rooms.length > 0);
  const node = el("button", { type: "button", class: "switcher", id: "switcher", "aria-haspopup": "menu" },
    avatar(app.as, "mini"),
    el("span", { class: "name" }, el("small", {}, say("You are")), nameOf(app.as)),
    waiting && el("span", { class: "dot", title: say("Somebody else has a new message") }),
    icon("down"));
  node.addEventListener("click", () => menu(node, people().map((person) => choice(person, go))));
  return node;
}

function choice(person, go) {
  const rooms = app.elsewhere.get(person.id) ?? [];
  const count = rooms.reduce((sum, one) => sum + one.unread, 0);
  return {
    class: person.id === app.as ? "person current" : "person",
    content: [avatar(person.id, "mini"), el("span", { class: "name" }, shown(person), el("small", {}, person.title || person.kind)), badge(count)],
    choose: () => go.person(person.id, rooms[0]?.id),
  };
}
