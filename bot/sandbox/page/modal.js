// Forms (modals): shown when the server says so, submitted with every field's state, errors at their fields.

import { app } from "./app-state.js";
import { post } from "./api.js";
import { blocks } from "./blocks.js";
import { byId, el, fill, iconButton, toast } from "./dom.js";
import { plain } from "./mrkdwn.js";
import { presser } from "./press.js";
import { say } from "./say.js";

let view = null;
let fields = new Map();
let waiting = null;

export function show(next, kind) {
  const dialog = byId("modal");
  if (!next) return hide(dialog);
  const kept = kind === "update" && view?.id === next.id ? values() : null;
  view = next;
  fields = new Map();
  const press = presser({ view_id: next.id });
  const ctx = { fields, kept, attach: (block, file) => attach(next.id, block, file), press: (action, control) => press({ values: values(), ...action }, control) };
  fill(dialog, el("form", { novalidate: true, onsubmit: submit },
    el("header", {}, el("h2", { id: "modal-title" }, plain(next.title)), iconButton("close", say("Close the form"), cancel)),
    el("div", { class: "body" }, blocks(next.blocks, ctx)),
    el("footer", {},
      el("button", { type: "button", class: "button", onclick: cancel }, plain(next.close) || say("Cancel")),
      next.submit && el("button", { type: "submit", class: "button primary" }, plain(next.submit)))));
  dialog.oncancel = (event) => {
    event.preventDefault();
    cancel();
  };
  settle();
  if (!dialog.open) dialog.showModal();
  dialog.querySelector(".body input, .body textarea, .body select")?.focus();
}

function hide(dialog) {
  view = null;
  settle();
  if (dialog.open) dialog.close();
}

function values() {
  return Object.fromEntries([...fields].map(([block, field]) => [block, { [field.action]: field.read() }]));
}

const EMPTY = (state) => Object.entries(state).every(([name, value]) => name === "type" || value === null || value.length === 0);

function missing() {
  return [...fields].filter(([, field]) => field.required && EMPTY(field.read()));
}

async function submit(event) {
  event.preventDefault();
  for (const field of fields.values()) field.say();
  const empty = missing();
  if (empty.length) return problems(Object.fromEntries(empty.map(([block]) => [block, say("Please fill this in.")])));
  busy(true);
  try {
    const answer = await post("submit", { as: app.as, view_id: view.id, values: values() });
    if (!answer.ok) return fail(answer.error ?? say("The form could not be sent."));
    if (answer.errors && Object.keys(answer.errors).length) return problems(answer.errors);
    waiting = setTimeout(() => busy(false), 3500);
  } catch (failed) {
    fail(failed.message);
  }
}

async function attach(view, block, file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return post("attach", { as: app.as, view_id: view, block_id: block, name: file.name, content: btoa(text) });
}

function fail(words) {
  busy(false);
  toast(words);
}

function problems(errors) {
  busy(false);
  for (const [block, words] of Object.entries(errors)) {
    if (fields.has(block)) fields.get(block).say(words);
    else toast(words);
  }
  fields.get(Object.keys(errors)[0])?.focus();
}

function busy(is) {
  clearTimeout(waiting);
  const button = byId("modal").querySelector("button[type=submit]");
  if (!button) return;
  button.setAttribute("aria-busy", String(is));
  button.disabled = is;
}

const settle = () => busy(false);

async function cancel() {
  const closing = view;
  hide(byId("modal"));
  if (closing) await post("close", { as: app.as, view_id: closing.id }).catch(() => {});
}
