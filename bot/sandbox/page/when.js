// Dates as people read them. Instants come as local ISO text, so the browser's own zone never matters.

import { app } from "./app-state.js";
import { say } from "./say.js";

const PLACES = { en: "en-GB", sv: "sv-SE", da: "da-DK" };
const SHAPES = {
  long: { weekday: "long", day: "numeric", month: "long" },
  short: { weekday: "short", day: "numeric", month: "short" },
  year: { weekday: "short", day: "numeric", month: "short", year: "numeric" },
  plain: { day: "numeric", month: "short", year: "numeric" },
};
const formats = new Map();

const asUtc = (iso) => new Date(`${iso.slice(0, 10)}T12:00:00Z`);

function written(shape, iso) {
  if (!formats.has(shape)) formats.set(shape, new Intl.DateTimeFormat(PLACES[app.state.language], { timeZone: "UTC", ...SHAPES[shape] }));
  return formats.get(shape).format(asUtc(iso));
}

export const clockTime = (iso) => iso.slice(11, 16);
export const shortDay = (iso) => written("short", iso);
export const dayAndYear = (iso) => written("year", iso).replace(",", "");
export const plainDay = (iso) => written("plain", iso);

export function dayName(iso, now) {
  const days = Math.round((asUtc(now) - asUtc(iso)) / 864e5);
  if (days === 0) return say("Today");
  if (days === 1) return say("Yesterday");
  return written("long", iso).replace(",", "");
}

export const minutesBetween = (a, b) => Math.abs(new Date(b) - new Date(a)) / 6e4;
