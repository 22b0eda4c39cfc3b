import { h, icon, icons, reconcile } from '../base/dom.js';
import { dayName, dayOf } from '../base/format.js';
import { isAdminOf, markRead, messagesIn, placeOf, state } from '../base/state.js';
import { language, words } from '../base/words.js';
import { createComposer } from './composer.js';
import { avatar, titleOf } from './list.js';
import { bubble } from './message.js';

/** Messages of an album stand together; days have a line between them. */
const itemsOf = (messages) => {
  const items = [];
  let day;
  for (const message of messages) {
    if (dayOf(message.date) !== day) {
      day = dayOf(message.date);
      items.push({ key: `day-${day}`, day: message.date });
    }
    const last = items.at(-1);
    if (message.media_group_id && last.parts?.[0].media_group_id === message.media_group_id)
      last.parts.push(message);
    else items.push({ key: message.message_id, parts: [message] });
  }
  return items;
};

const subtitle = (place, thread) => {
  const texts = words();
  if (place.type === 'private') return `@${state.bot.username}`;
  const kind = place.type === 'channel' ? texts.channel : texts.group;
  const role = isAdminOf(place) ? ` · ${texts.admin}` : '';
  return `${thread === undefined ? '' : `${place.title} · `}${kind} · ${texts.members(place.members.length + (place.bot.isIn ? 1 : 0))}${role}`;
};

/** The conversation that is open. */
export const createChat = (root, { onBack }) => {
  const none = h('p', { class: 'none' });
  const picture = h('span', {});
  const title = h('h2', {});
  const about = h('p', {});
  const back = h('button', { class: 'quiet back', onclick: onBack }, icon(icons.back));
  const list = h('ol', { class: 'messages' });
  const scroller = h('div', { class: 'scroller', tabindex: '0', role: 'log', 'aria-live': 'polite' }, list);
  const composer = createComposer();
  const whole = h(
    'div',
    { class: 'conversation' },
    h('header', {}, back, picture, h('div', { class: 'titles' }, title, about)),
    scroller,
    composer.element,
  );
  root.append(none, whole);
  let shown;
  let isAtEnd = true;
  let sizes = '';
  const sizesNow = () => [scroller.clientWidth, scroller.clientHeight, scroller.scrollHeight].join();
  scroller.addEventListener('scroll', () => {
    // What scrolls because a size has changed is nobody's wish to read further up.
    if (sizesNow() !== sizes) return;
    isAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
  });
  const toEnd = () => {
    scroller.scrollTop = scroller.scrollHeight;
  };
  const keep = () => {
    if (isAtEnd) toEnd();
    sizes = sizesNow();
  };
  new ResizeObserver(keep).observe(list);
  new ResizeObserver(keep).observe(scroller);

  return () => {
    const { open } = state;
    const place = open && placeOf(open.chat);
    none.textContent = words().chooseChat;
    none.hidden = place !== undefined;
    whole.hidden = place === undefined;
    if (place === undefined) return;
    const name = titleOf(place, open.thread);
    back.setAttribute('aria-label', words().back);
    title.textContent = name;
    about.textContent = subtitle(place, open.thread);
    scroller.setAttribute('aria-label', name);
    picture.replaceChildren(avatar(place.id, name, place.type === 'private'));
    const key = `${state.viewer}:${open.chat}:${open.thread}`;
    const isOther = key !== shown;
    shown = key;
    if (isOther) list.replaceChildren();
    reconcile(list, itemsOf(messagesIn(open)), {
      keyOf: ({ key: one }) => one,
      versionOf: ({ parts, day }) => JSON.stringify([parts ?? day, language, state.viewer]),
      create: ({ parts, day }) =>
        day ? h('li', { class: 'day' }, h('span', {}, dayName(day * 1_000))) : bubble(parts, composer.write),
    });
    if (isOther || isAtEnd) {
      isAtEnd = true;
      toEnd();
    }
    if (document.visibilityState === 'visible' && root.offsetParent !== null) markRead();
    composer.show(place, open);
  };
};
