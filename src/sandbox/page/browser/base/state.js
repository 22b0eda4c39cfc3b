/** All that the page knows; changed only by the functions below, each of which tells the listeners. */
export const state = {
  bot: {},
  people: [],
  places: [],
  desk: { feeds: [], prepared: [], pictures: [] },
  menus: {},
  weather: 'fine',
  now: Date.now(),
  isPassing: false,
  /** Whether those who are there from the start have said what they had to say. */
  isSet: false,
  hasInline: false,
  /** By chat, by id. */
  messages: new Map(),
  /** What happened inside, the oldest first, and the last look at each feed. */
  events: [],
  looks: new Map(),
  rate: undefined,
  /** Who looks at the client, and at what: `{ chat, thread }`. */
  viewer: undefined,
  open: undefined,
  /** Ids of the last message seen, by viewer, chat and thread. */
  read: new Map(),
  /** The message that is replied to or edited. */
  about: undefined,
};

const mostEvents = 400;
const listeners = new Set();
let isAsked = false;
let isAskedNow = false;

/** Calls back after anything has changed. */
export const onChange = (listener) => listeners.add(listener);
const draw = () => {
  [isAsked, isAskedNow] = [false, false];
  for (const listener of listeners) listener();
};
/** Has what came from elsewhere drawn, once a frame at most. */
export const changed = () => {
  if (isAsked) return;
  isAsked = true;
  requestAnimationFrame(() => isAsked && draw());
};
/**
 * Has what the viewer did drawn as soon as the page's own work of this moment is done: a key pressed right after
 * then meets the page as that act has left it, never as it was a frame ago.
 */
export const changedByViewer = () => {
  if (isAskedNow) return;
  isAskedNow = true;
  queueMicrotask(draw);
};

let wallAt = Date.now();
/** The demo's time, which may run ahead of the machine's (milliseconds since the epoch). */
export const timeNow = () => state.now + (Date.now() - wallAt);

const surround = (given) => {
  const wasSet = state.isSet;
  for (const key of ['places', 'desk', 'menus', 'weather', 'now', 'isPassing', 'isSet', 'hasInline'])
    state[key] = given[key];
  wallAt = Date.now();
  if (!wasSet && state.people.length > 0) markAllRead();
};

const keep = (message) => {
  const chat = state.messages.get(message.chat_id) ?? new Map();
  chat.set(message.message_id, message);
  state.messages.set(message.chat_id, chat);
};

const keepInside = (event) => {
  if (event.kind === 'rate') state.rate = event;
  else if (event.kind === 'look') state.looks.set(event.feedId, event);
  if (event.kind === 'rate' || (event.kind === 'look' && event.result === 'nothing')) return;
  state.events.push(event);
  if (state.events.length > mostEvents) state.events.shift();
};

/** What was there before anybody could look is not news. */
const markAllRead = () => {
  for (const { id } of state.people) for (const open of placesOf(id).flatMap(opensOf)) markRead(open, id);
};

/** Begins anew from what the demo says. */
export const begin = (given) => {
  Object.assign(state, { bot: given.bot, people: given.people, events: [] });
  state.messages.clear();
  given.messages.forEach(keep);
  surround(given);
  given.events.forEach(keepInside);
  changed();
};

/** Takes one event in. */
export const take = (event) => {
  if (event.type === 'message') keep(event.message);
  else if (event.type === 'inside') keepInside(event.event);
  else if (event.type === 'surroundings') surround(event);
  changed();
};

const readKey = ({ chat, thread = 0 }, viewer = state.viewer) => `${viewer}:${chat}:${thread}`;
const lastOf = (messages) => messages.at(-1)?.message_id ?? 0;

/** Opens a chat, or one topic of it, for whoever looks. */
export const openChat = (open) => {
  state.open = open;
  state.about = undefined;
  if (open) markRead();
  changedByViewer();
};
export const markRead = (open = state.open, viewer = state.viewer) => {
  if (open) state.read.set(readKey(open, viewer), lastOf(messagesIn(open, viewer)));
};
export const look = (viewer) => {
  state.viewer = viewer;
  state.about = undefined;
  changedByViewer();
};
export const setAbout = (about) => {
  state.about = about;
  changedByViewer();
};

/** Messages that the viewer sees there, in order; of a topic only its own, and without one what stands in none. */
export const messagesIn = ({ chat, thread }, viewer = state.viewer) => {
  const place = placeOf(chat);
  return [...(state.messages.get(chat)?.values() ?? [])]
    .filter((one) => one.receiver === undefined || one.receiver === viewer)
    .filter((one) => !place?.isForum || one.message_thread_id === thread)
    .filter((one) => !one.service?.startsWith('forum_topic_'));
};
export const unreadIn = (open, viewer = state.viewer) =>
  messagesIn(open, viewer).filter(
    (one) =>
      one.message_id > (state.read.get(readKey(open, viewer)) ?? 0) &&
      !one.deleted &&
      one.from?.id !== viewer &&
      !one.service,
  ).length;

export const placeOf = (id) => state.places.find((place) => place.id === id);
export const personOf = (id) => state.people.find((person) => person.id === id);
/** Chats of one person: the bot's, and those whose member they are. */
export const placesOf = (viewer) =>
  state.places.filter(({ id, type, members }) =>
    type === 'private' ? id === viewer : members.some((one) => one.id === viewer),
  );
export const isAdminOf = (place, viewer = state.viewer) =>
  place?.members.some(
    ({ id, status }) => id === viewer && (status === 'creator' || status === 'administrator'),
  ) ?? false;
/** Chats to open, with the topics of forums. */
export const opensOf = (place) =>
  place.isForum
    ? [{ chat: place.id }, ...place.topics.map(({ id }) => ({ chat: place.id, thread: id }))]
    : [{ chat: place.id }];
