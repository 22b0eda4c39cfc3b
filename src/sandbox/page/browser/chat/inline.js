import { act } from '../base/api.js';
import { complain } from '../base/dialogs.js';
import { h } from '../base/dom.js';
import { state } from '../base/state.js';
import { words } from '../base/words.js';

/** Pause after a key before the bot is asked (milliseconds). */
const pauseMs = 350;

/** What a bot answers to "@name words" in any chat (https://core.telegram.org/bots/inline), to be chosen from. */
export const createInline = (where, onChosen) => {
  const element = h('div', { class: 'inline-results', hidden: true });
  let timer;
  let asked = '';

  const hide = () => {
    asked = '';
    clearTimeout(timer);
    element.hidden = true;
  };
  const pick = async (result) => {
    hide();
    onChosen();
    await act(state.viewer, 'choose', result, where()).catch(complain);
  };
  const option = (result) =>
    h(
      'button',
      { onclick: () => pick(result) },
      (result.thumbnail_url ?? result.photo_url) &&
        h('img', { src: result.thumbnail_url ?? result.photo_url, alt: '' }),
      h('span', {}, h('strong', {}, result.title ?? ''), h('span', {}, result.description ?? '')),
    );

  const more = (query, offset) => {
    const button = h('button', { class: 'more-results' }, words().expand);
    button.addEventListener('click', async () => {
      button.remove();
      await load(query, offset);
    });
    return button;
  };
  const load = async (query, offset = '') => {
    const { results, next_offset, isDeaf } = await act(state.viewer, 'inline', query, offset);
    if (asked !== query) return;
    if (offset === '') element.replaceChildren();
    element.append(...results.map(option));
    if (next_offset) element.append(more(query, next_offset));
    if (element.children.length === 0)
      element.append(h('p', {}, isDeaf ? words().inlineDeaf : words().inlineNone));
    element.setAttribute('role', 'group');
    element.setAttribute('aria-label', words().inlineResults);
    element.hidden = false;
  };

  return {
    element,
    ask: (text) => {
      const [, name, query] = /^@(\w+)\s(.*)$/s.exec(text) ?? [];
      if (name?.toLowerCase() !== state.bot.username?.toLowerCase()) return hide();
      clearTimeout(timer);
      timer = setTimeout(() => {
        asked = query;
        load(query).catch(() => {
          element.replaceChildren(h('p', {}, words().notAnswered));
          element.hidden = false;
        });
      }, pauseMs);
    },
  };
};
