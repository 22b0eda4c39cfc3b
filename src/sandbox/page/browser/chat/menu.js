import { act } from '../base/api.js';
import { complain } from '../base/dialogs.js';
import { h, icon, icons } from '../base/dom.js';
import { isAdminOf, placeOf, setAbout, state } from '../base/state.js';
import { words } from '../base/words.js';

const emoji = ['👍', '❤️', '🔥', '😢', '🙏'];
const reference = ({ chat_id, message_id }) => ({ chat_id, message_id });

/** Gives an emoji, or takes it back where it was given. */
export const react = (message, one) => {
  const mine = (message.reactions ?? [])
    .filter(({ by }) => by.includes(state.viewer))
    .map((given) => given.emoji);
  return act(state.viewer, 'react', reference(message), mine.includes(one) ? [] : [one]).catch(complain);
};

/** What can be done with a message: a button that opens a menu. */
export const messageMenu = (message) => {
  const texts = words();
  const isOwn = message.from?.id === state.viewer;
  const place = placeOf(message.chat_id);
  const mayWrite = place?.type !== 'channel' || isAdminOf(place);
  const mayRemove = isOwn || place?.type === 'private' || isAdminOf(place);
  const list = h('div', { class: 'menu', popover: 'auto' });
  const item = (label, work) => h('button', { onclick: () => (list.hidePopover(), work()) }, label);
  list.append(
    h(
      'div',
      { class: 'reactions' },
      emoji.map((one) =>
        h(
          'button',
          { 'aria-label': texts.react(one), onclick: () => (list.hidePopover(), react(message, one)) },
          one,
        ),
      ),
    ),
    ...(mayWrite ? [item(texts.reply, () => setAbout({ kind: 'reply', message }))] : []),
    ...(isOwn && !message.isCaption && message.text !== ''
      ? [item(texts.edit, () => setAbout({ kind: 'edit', message }))]
      : []),
    ...(mayRemove
      ? [item(texts.remove, () => act(state.viewer, 'remove', reference(message)).catch(complain))]
      : []),
  );
  const button = h(
    'button',
    { class: 'more', 'aria-label': texts.more, 'aria-haspopup': 'true' },
    icon(icons.more),
  );
  button.addEventListener('click', () => {
    list.togglePopover();
    const { left, right, bottom, top } = button.getBoundingClientRect();
    const { width, height } = list.getBoundingClientRect();
    list.style.left = `${Math.max(8, Math.min(left, right - width < 8 ? left : right - width, innerWidth - width - 8))}px`;
    list.style.top = `${bottom + height + 8 > innerHeight ? Math.max(8, top - height - 4) : bottom + 4}px`;
  });
  return [button, list];
};
