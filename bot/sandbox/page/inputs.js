// Input blocks of a form: each is drawn with its label, hint and place for an error, and can be read as Slack sends it.

import { app } from "./app-state.js";
import { el, toast } from "./dom.js";
import { boxes, element, options, persons, ticked } from "./elements.js";
import { plain } from "./mrkdwn.js";
import { say } from "./say.js";

let count = 0;

export function input(block, ctx) {
  const one = block.element;
  const id = `field-${(count += 1)}`;
  const kept = ctx.kept?.[block.block_id]?.[one.action_id];
  const make = MAKE[one.type];
  if (!make) return element(one, block.block_id, ctx);
  const { node, control = node, read } = make(one, kept, block, ctx);
  const grouped = node.matches(".boxes");
  control.id = id;
  control.setAttribute("aria-describedby", `${id}-note`);
  if (grouped) node.setAttribute("role", "group");
  const error = el("p", { class: "field-error", id: `${id}-note` });
  const label = el(grouped ? "span" : "label", { class: "label", id: `${id}-label`, for: grouped ? null : id },
    plain(block.label), block.optional && el("span", { class: "optional" }, ` ${say("(optional)")}`));
  if (grouped) node.setAttribute("aria-labelledby", `${id}-label`);
  ctx.fields.set(block.block_id, {
    action: one.action_id, read, required: !block.optional,
    say: (words) => {
      error.textContent = words ?? "";
      control.toggleAttribute("aria-invalid", Boolean(words));
    },
    focus: () => (grouped ? node.querySelector("input") : control)?.focus(),
  });
  if (block.dispatch_action) control.addEventListener("change", () => ctx.press({ block_id: block.block_id, action_id: one.action_id, ...read() }, control));
  return [label, node, block.hint && el("p", { class: "hint" }, plain(block.hint)), error];
}

const MAKE = {
  plain_text_input: (one, kept) => typed(one, kept),
  email_text_input: (one, kept) => typed(one, kept, "email"),
  url_text_input: (one, kept) => typed(one, kept, "url"),
  number_input: number,
  datepicker: date,
  timepicker: (one, kept) => simple(one, kept, "time", "selected_time", one.initial_time),
  static_select: (one, kept) => select(one, options(one), kept?.selected_option?.value ?? one.initial_option?.value,
    (option) => ({ selected_option: option ?? null })),
  users_select: (one, kept) => select(one, persons(), kept?.selected_user ?? one.initial_user,
    (option) => ({ selected_user: option?.value ?? null })),
  multi_users_select: (one, kept) => many(one, persons(), kept?.selected_users ?? one.initial_users ?? [],
    (chosen) => ({ selected_users: chosen.map((option) => option.value) })),
  multi_static_select: (one, kept) => many(one, options(one),
    (kept?.selected_options ?? one.initial_options ?? []).map((option) => option.value),
    (chosen) => ({ selected_options: chosen })),
  file_input: files,
  conversations_select: (one, kept) => select(one, rooms(), kept?.selected_conversation ?? one.initial_conversation,
    (option) => ({ selected_conversation: option?.value ?? null })),
  checkboxes: (one, kept) => group(one, kept, "checkbox", (chosen) => ({ selected_options: chosen })),
  radio_buttons: (one, kept) => group(one, kept, "radio", (chosen) => ({ selected_option: chosen[0] ?? null })),
};

function typed(one, kept, type = "text") {
  const rest = { placeholder: plain(one.placeholder), maxlength: one.max_length, value: kept?.value ?? one.initial_value ?? "" };
  const node = one.multiline ? el("textarea", { rows: 4, ...rest }) : el("input", { type, autocomplete: "off", ...rest });
  return { node, read: () => ({ type: one.type, value: node.value === "" ? null : node.value }) };
}

function number(one, kept) {
  const made = typed(one, kept);
  made.node.inputMode = one.is_decimal_allowed ? "decimal" : "numeric";
  return made;
}

function date(one, kept) {
  return simple(one, kept, "date", "selected_date", one.initial_date);
}

function simple(one, kept, type, field, initial) {
  const node = el("input", { type, value: kept?.[field] ?? initial ?? "" });
  return { node, read: () => ({ type: one.type, [field]: node.value || null }) };
}

function select(one, choices, start, chosen) {
  const node = el("select", {}, el("option", { value: "" }, plain(one.placeholder) || say("Choose …")),
    choices.map((option) => el("option", { value: option.value, selected: option.value === start }, plain(option.text))));
  return { node, read: () => ({ type: one.type, ...chosen(choices.find((option) => option.value === node.value)) }) };
}

// Files go to the sandbox at once, as in Slack; the form then holds what they are called there.
function files(one, kept, block, ctx) {
  let held = kept?.files ?? [];
  const names = el("p", { class: "hint" }, held.map((file) => file.name).join(", "));
  const accept = (one.filetypes ?? []).map((kind) => `.${kind}`).join(",");
  const node = el("input", { type: "file", multiple: (one.max_files ?? 10) > 1, accept });
  node.addEventListener("change", async () => {
    for (const file of node.files) {
      const answer = await ctx.attach(block.block_id, file).catch((failed) => ({ ok: false, error: failed.message }));
      if (answer.file) held = [...held, answer.file];
      else toast(answer.error);
    }
    names.textContent = held.map((file) => file.name).join(", ");
  });
  return { node: el("div", {}, node, names), control: node, read: () => ({ type: one.type, files: held }) };
}

function rooms() {
  return app.state.conversations.filter((one) => one.kind !== "dm").map((one) => ({ text: { type: "plain_text", text: `#${one.name}` }, value: one.id }));
}

function many(one, choices, start, chosen) {
  const initial = choices.filter((option) => start.includes(option.value));
  const node = boxes({ options: choices, initial_options: initial }, "checkbox");
  node.classList.add("many");
  return { node, read: () => ({ type: one.type, ...chosen(ticked(node, choices)) }) };
}

function group(one, kept, type, chosen) {
  const before = kept && (kept.selected_options ?? (kept.selected_option ? [kept.selected_option] : []));
  const node = boxes(before ? { ...one, initial_options: before, initial_option: null } : one, type);
  return { node, read: () => ({ type: one.type, ...chosen(ticked(node, one.options)) }) };
}
