import { h, icon, icons, reconcile } from '../base/dom.js';
import { state } from '../base/state.js';
import { theme } from '../base/theme.js';
import { otherLanguage, words } from '../base/words.js';
import { avatar, unreadOf } from './list.js';

/** The people at the left, one of whom looks at the client, and what is set for the page. */
export const createRail = (root, { onLook, onTheme, onLanguage, onGuide }) => {
  const people = h('ul', { class: 'persons' });
  const guide = h('button', { class: 'quiet', onclick: onGuide }, icon(icons.help));
  const look = h('button', { class: 'quiet', onclick: onTheme });
  const tongue = h('button', { class: 'quiet tongue', onclick: onLanguage });
  root.append(people, h('div', { class: 'settings' }, guide, tongue, look));
  return () => {
    const texts = words();
    root.setAttribute('aria-label', texts.people);
    const isDark = theme() === 'dark';
    look.replaceChildren(icon(isDark ? icons.sun : icons.moon));
    look.setAttribute('aria-label', isDark ? texts.theme.light : texts.theme.dark);
    const code = otherLanguage().toUpperCase();
    tongue.replaceChildren(code);
    tongue.setAttribute('aria-label', `${code}: ${texts.language}`);
    guide.setAttribute('aria-label', texts.guideAgain);
    const shown = state.people.map((person) => ({
      ...person,
      unread: unreadOf(person.id),
      isLooking: person.id === state.viewer,
    }));
    reconcile(people, shown, {
      keyOf: ({ id }) => id,
      versionOf: (person) => JSON.stringify([person, texts.people]),
      create: ({ id, first_name, language_code, unread, isLooking }) =>
        h(
          'li',
          {},
          h(
            'button',
            {
              class: 'person',
              'aria-pressed': String(isLooking),
              onclick: () => onLook(id),
              title: first_name,
            },
            avatar(id, first_name),
            h('span', { class: 'name' }, first_name),
            h('span', { class: 'sr' }, ` (${language_code})`),
            unread > 0 && h('span', { class: 'badge', 'aria-label': texts.unread(unread) }, String(unread)),
          ),
        ),
    });
  };
};
