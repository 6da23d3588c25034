// "Are you sure?": the confirmation object of a button.

import { byId, el, fill } from "./dom.js";
import { plain, text } from "./mrkdwn.js";

export function ask(object) {
  const dialog = byId("confirm");
  return new Promise((answer) => {
    const end = (said) => () => {
      dialog.close();
      answer(said);
    };
    dialog.oncancel = () => answer(false);
    fill(dialog,
      el("header", {}, el("h2", { id: "confirm-title" }, plain(object.title))),
      el("div", { class: "body text" }, text(object.text)),
      el("footer", {},
        el("button", { type: "button", class: "button", onclick: end(false) }, plain(object.deny)),
        el("button", { type: "button", class: `button ${object.style ?? "primary"}`, onclick: end(true) }, plain(object.confirm))));
    dialog.showModal();
  });
}
