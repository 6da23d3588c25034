// Pressing an element: it shows that it is working until the bot has answered.

import { app } from "./app-state.js";
import { post } from "./api.js";
import { toast } from "./dom.js";
import { say } from "./say.js";

// `where` is {channel, ts} of a message or {view_id} of a form or the Home.
export function presser(where) {
  return async (action, control) => {
    if (control?.getAttribute("aria-busy") === "true") return true;
    control?.setAttribute("aria-busy", "true");
    try {
      const answer = await post("press", { as: app.as, ...where, ...action });
      if (answer.ok === false) toast(answer.error ?? say("That did not work."));
      return answer.ok !== false;
    } catch (failed) {
      toast(failed.message);
      return false;
    } finally {
      control?.removeAttribute("aria-busy");
      document.dispatchEvent(new Event("acted"));
    }
  };
}
