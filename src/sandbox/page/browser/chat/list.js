import { h, icon, icons, reconcile } from '../base/dom.js';
import { clockTime, hueOf, initials } from '../base/format.js';
import { messagesIn, openChat, opensOf, personOf, placesOf, state, unreadIn } from '../base/state.js';
import { words } from '../base/words.js';

/** A round picture of somebody or something. */
export const avatar = (id, name, isBot = false) =>
  isBot
    ? h('span', { class: 'avatar' }, h('img', { src: '/page/icon.svg', alt: '' }))
    : h('span', { class: 'avatar', style: `--hue:${hueOf(id)}`, 'aria-hidden': 'true' }, initials(name));

/** What a chat is called where it is opened. */
export const titleOf = (place, thread) => {
  if (place.type === 'private') return state.bot.first_name;
  return thread === undefined
    ? place.title
    : (place.topics.find(({ id }) => id === thread)?.name ?? place.title);
};

const lastLine = (open, viewer) => {
  const last = messagesIn(open, viewer).findLast((one) => !one.deleted && !one.service);
  if (last === undefined) return { time: '', text: '' };
  const text =
    last.text.replaceAll('\n', ' ') || (last.document?.name ?? (last.photo ? words().picture : ''));
  const isShown = last.from && last.from.id !== viewer && last.chat_id < 0 && !last.from.is_bot;
  return { time: clockTime(last.date), text: isShown ? `${last.from.first_name}: ${text}` : text };
};

const entriesOf = (viewer) =>
  placesOf(viewer).flatMap((place) =>
    opensOf(place).map((open) => ({
      place,
      open,
      title: place.isForum && open.thread === undefined ? place.title : titleOf(place, open.thread),
      isTopic: open.thread !== undefined,
      unread: unreadIn(open, viewer),
      isOpen: state.open?.chat === open.chat && state.open?.thread === open.thread,
      ...lastLine(open, viewer),
    })),
  );

const kindOf = (type) => {
  const texts = words();
  if (type === 'private') return [texts.bot, icons.bot];
  return type === 'channel' ? [texts.channel, icons.channel] : [texts.group, icons.group];
};

const entry = ({ place, open, title, isTopic, unread, isOpen, time, text }, onOpen) => {
  const [kind, picture] = kindOf(place.type);
  return h(
    'li',
    {},
    h(
      'button',
      {
        class: `entry${isTopic ? ' topic' : ''}`,
        'aria-current': isOpen ? 'true' : false,
        'data-chat': `${open.chat}${isTopic ? `:${open.thread}` : ''}`,
        onclick: () => onOpen(open),
      },
      isTopic
        ? h('span', { class: 'hash', style: `--hue:${hueOf(open.thread * 3)}` }, icon(icons.topic))
        : avatar(place.id, title, place.type === 'private'),
      h(
        'span',
        { class: 'lines' },
        h(
          'span',
          { class: 'top' },
          h('strong', {}, title),
          !isTopic &&
            h('span', { class: 'kind', title: kind }, icon(picture), h('span', { class: 'sr' }, kind)),
          h('time', {}, time),
        ),
        h('span', { class: 'last' }, text || '\u00a0'),
      ),
      unread > 0 && h('span', { class: 'badge', 'aria-label': words().unread(unread) }, String(unread)),
    ),
  );
};

/** Everything unread of a person. */
export const unreadOf = (viewer) =>
  placesOf(viewer)
    .flatMap(opensOf)
    .reduce((sum, open) => sum + unreadIn(open, viewer), 0);

/** Shows the chats of whoever looks; `onOpen` is told of the one that is chosen. */
export const createList = (root, onOpen) => {
  const heading = h('h1', {});
  const list = h('ul', {});
  root.append(h('header', {}, heading), list);
  return () => {
    const viewer = personOf(state.viewer);
    heading.textContent = `${words().chats} · ${viewer?.first_name ?? ''}`;
    reconcile(list, entriesOf(state.viewer), {
      keyOf: ({ open }) => `${open.chat}:${open.thread ?? ''}`,
      versionOf: ({ place: _place, ...shown }) => JSON.stringify([shown, words().chats]),
      create: (one) => entry(one, onOpen),
    });
  };
};
export { openChat };
