// What the page knows: one object, filled from the server, and the few questions everybody asks of it.

export const app = {
  as: null,
  state: null,
  users: new Map(),
  channel: null,
  tab: "messages",
  thread: null,
  elsewhere: new Map(),
  moving: false,
};

export function learn(state) {
  app.state = state;
  app.as = state.me.id;
  app.users = new Map(state.users.map((user) => [user.id, user]));
}

export const conversation = (id = app.channel) => app.state.conversations.find((one) => one.id === id);

export const people = () => app.state.users.filter((user) => user.kind !== "bot" && !user.is_bot);

export const nameOf = (id) => shown(app.users.get(id)) ?? id;

export const shown = (user) => user && (user.real_name || user.name);

export const isBot = (id) => id === app.state.bot.user_id;

export function titleOf(one) {
  return one.kind === "dm" ? nameOf(one.with) : one.name;
}

export const botDm = () => app.state.conversations.find((one) => one.kind === "dm" && isBot(one.with));
