import { act } from '../base/api.js';
import { alertBox, choose, complain, toast } from '../base/dialogs.js';
import { h, icon, icons } from '../base/dom.js';
import { isAdminOf, openChat, placesOf, state } from '../base/state.js';
import { words } from '../base/words.js';

/** Groups or channels that whoever looks may bring the bot into. */
const own = (wants) =>
  placesOf(state.viewer)
    .filter((place) => wants(place) && isAdminOf(place))
    .map(({ id, title }) => ({ value: id, label: title }));

/** Follows a link of Telegram's own (https://core.telegram.org/bots/features#deep-linking); false: it is another one. */
const followDeepLink = async (address) => {
  const url = new URL(address);
  if (url.host !== 't.me' || url.pathname.slice(1).toLowerCase() !== state.bot.username?.toLowerCase())
    return false;
  const isChannel = url.searchParams.has('startchannel');
  if (!isChannel && !url.searchParams.has('startgroup')) {
    openChat({ chat: state.viewer });
    await act(state.viewer, 'start', url.searchParams.get('start') ?? undefined);
    return true;
  }
  const chat = await choose(
    words().chooseWhere,
    own(({ type }) => (isChannel ? type === 'channel' : type.endsWith('group'))),
    words().nowhere,
  );
  if (chat !== undefined) await act(state.viewer, 'addBot', chat);
  return true;
};

const openLink = (address) => window.open(address, '_blank', 'noopener,noreferrer');

const press = async (message, button, element) => {
  element.classList.add('busy');
  try {
    if (button.copy_text) {
      await navigator.clipboard?.writeText(button.copy_text.text);
      return toast(words().copied);
    }
    const { text, show_alert, url } = await act(
      state.viewer,
      'press',
      { chat_id: message.chat_id, message_id: message.message_id },
      button.callback_data ?? button.text,
    );
    if (url) openLink(url);
    else if (text && show_alert) alertBox(text);
    else if (text) toast(text);
  } catch (error) {
    complain(error);
  } finally {
    element.classList.remove('busy');
  }
};

const shareChat = async ({ request_chat: { request_id, chat_is_channel } }) => {
  const chat = await choose(
    words().chooseWhere,
    own(({ type }) => (type === 'channel') === (chat_is_channel ?? true)),
    words().nowhere,
  );
  if (chat !== undefined) await act(state.viewer, 'shareChat', request_id, chat).catch(complain);
};

const one = (message, button) => {
  const { text, url, copy_text, style, disabled } = button;
  const look = `button ${style ?? ''}`;
  if (url !== undefined) {
    const follow = (event) => {
      if (!/^https:\/\/t\.me\//i.test(url)) return;
      event.preventDefault();
      followDeepLink(url).then((isOwn) => isOwn || openLink(url), complain);
    };
    return h(
      'a',
      { class: look, href: url, target: '_blank', rel: 'noopener noreferrer', onclick: follow },
      h('span', {}, text),
      h('span', { class: 'sr' }, ` (${words().opens})`),
      icon(icons.open),
    );
  }
  const element = h(
    'button',
    { class: look, disabled: disabled !== undefined },
    h('span', {}, text),
    copy_text && icon(icons.copy),
  );
  element.addEventListener('click', () =>
    button.request_chat ? shareChat(button) : press(message, button, element),
  );
  return element;
};

/** Rows of buttons of a message, to be pressed by whoever looks. */
export const keyboard = (message, rows = message.buttons) =>
  rows.length === 0
    ? undefined
    : h(
        'div',
        { class: 'keyboard' },
        rows.map((row) =>
          h(
            'div',
            { class: 'row' },
            row.map((button) => one(message, button)),
          ),
        ),
      );
