// The guide card: one small step at a time, given by whoever runs the sandbox; can be put away.

import { app } from "./app-state.js";
import { byId, el, fill, iconButton } from "./dom.js";
import { say } from "./say.js";

const KEY = "handover-guide";
const read = () => JSON.parse(sessionStorage.getItem(KEY) ?? '{"step":0}');
let place = read();

const keep = (change) => {
  place = { ...place, ...change };
  sessionStorage.setItem(KEY, JSON.stringify(place));
};

export function guide(go) {
  const node = byId("guide");
  const steps = app.state.guide ?? [];
  const step = steps[place.step];
  node.hidden = Boolean(place.gone) || !step;
  document.body.classList.toggle("guided", !node.hidden);
  if (node.hidden) return;
  const last = place.step === steps.length - 1;
  fill(node,
    el("div", { class: "progress", "aria-hidden": "true" }, steps.map((_, index) => el("i", { class: index <= place.step ? "done" : "" }))),
    el("div", { class: "what" },
      el("h2", {}, step.title, el("small", {}, say("{step} of {steps}", { step: place.step + 1, steps: steps.length }))),
      el("p", {}, step.text), step.line && el("code", {}, step.line)),
    el("div", { class: "do" },
      (step.line || step.move || step.as || step.channel) && el("button", { type: "button", class: "button primary", onclick: () => act(step, go) }, step.button ?? say("Try it")),
      place.step > 0 && el("button", { type: "button", class: "button plain", onclick: () => turn(-1, go) }, say("Back")),
      last
        ? el("button", { type: "button", class: "button primary", onclick: () => away(go) }, say("Done"))
        : el("button", { type: "button", class: "button plain", onclick: () => turn(1, go) }, say("Skip"))),
    iconButton("close", say("Put the guide away"), () => away(go)));
}

function away(go) {
  keep({ gone: true, step: 0 });
  guide(go);
}

export function bringBack(go) {
  keep({ gone: false });
  guide(go);
}

function turn(by, go) {
  keep({ step: Math.max(0, place.step + by) });
  guide(go);
}

async function act(step, go) {
  if (step.as || step.channel) await go.person(step.as ?? app.as, channelOf(step));
  if (step.line) go.write(step.line);
  if (step.move) await go.move(step.move);
  if (!step.line && !step.move) turn(1, go);
}

// A step names a channel as people do; "app" is the direct messages with the app.
function channelOf(step) {
  if (step.channel === "app") return "app";
  return app.state.conversations.find((one) => one.name === step.channel)?.id;
}

// What the visitor did by hand counts too.
export function noticed(done, go) {
  const step = (app.state.guide ?? [])[place.step];
  if (!step || place.gone) return;
  if ((done.line && step.line && done.line.startsWith(step.line.split(" ").slice(0, 3).join(" "))) || (done.move && step.move)) turn(1, go);
}
