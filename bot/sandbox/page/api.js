// The sandbox's page API: plain JSON, and one event stream for the acting person.

import { say } from "./say.js";

const BASE = new URL("../api-page/", import.meta.url).href;

export async function get(path, query = {}) {
  const words = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
  return answer(fetch(`${BASE}${path}?${new URLSearchParams(words)}`));
}

export async function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  return answer(fetch(BASE + path, { method: "POST", headers, body: JSON.stringify(body) }));
}

async function answer(asked) {
  const response = await asked.catch(() => {
    throw new Error(say("The sandbox cannot be reached. Is it still running?"));
  });
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.error ?? say("The sandbox answered {status}.", { status: response.status }));
  return body;
}

const KINDS = ["message", "ephemeral", "view", "clock", "home", "unread", "error"];

// Listens for one person. The browser reconnects by itself. `handlers.open` is called each time it listens, the first
// time too, since something may have been missed before.
export function listen(person, handlers) {
  const source = new EventSource(`${BASE}events?${new URLSearchParams({ as: person })}`);
  source.onopen = handlers.open;
  source.onerror = () => {
    handlers.lost();
    if (source.readyState === EventSource.CLOSED) setTimeout(() => handlers.again(), 2000);
  };
  for (const kind of KINDS) {
    source.addEventListener(kind, (event) => event.data !== undefined && handlers[kind]?.(JSON.parse(event.data)));
  }
  return source;
}
