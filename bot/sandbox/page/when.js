// Dates as people read them. Instants come as local ISO text, so the browser's own zone never matters.

const asUtc = (iso) => new Date(`${iso.slice(0, 10)}T12:00:00Z`);
const format = (options) => new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options });
const LONG = format({ weekday: "long", day: "numeric", month: "long" });
const SHORT = format({ weekday: "short", day: "numeric", month: "short" });
const YEAR = format({ weekday: "short", day: "numeric", month: "short", year: "numeric" });
const PLAIN = format({ day: "numeric", month: "short", year: "numeric" });

export const clockTime = (iso) => iso.slice(11, 16);
export const shortDay = (iso) => SHORT.format(asUtc(iso));
export const dayAndYear = (iso) => YEAR.format(asUtc(iso)).replace(",", "");
export const plainDay = (iso) => PLAIN.format(asUtc(iso));

export function dayName(iso, now) {
  const days = Math.round((asUtc(now) - asUtc(iso)) / 864e5);
  if (days === 0) return "Today";
  if (days === 1) return "Yesterday";
  return LONG.format(asUtc(iso)).replace(",", "");
}

export const minutesBetween = (a, b) => Math.abs(new Date(b) - new Date(a)) / 6e4;
