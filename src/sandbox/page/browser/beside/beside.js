import { h, icon, icons } from '../base/dom.js';
import { words } from '../base/words.js';
import { createInside } from './inside.js';
import { createNewsroom } from './newsroom.js';
import { createTrouble } from './trouble.js';

const names = ['newsroom', 'inside', 'trouble'];
const pictures = { newsroom: icons.news, inside: icons.inside, trouble: icons.trouble };

/** What stands beside the client: the newsroom, what happens inside, and trouble (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/). */
export const createBeside = (root) => {
  const panels = { newsroom: createNewsroom(), inside: createInside(), trouble: createTrouble() };
  let chosen = 'newsroom';
  const tabs = names.map((name) =>
    h(
      'button',
      { role: 'tab', id: `tab-${name}`, 'aria-controls': `panel-${name}`, onclick: () => choose(name) },
      icon(pictures[name]),
      h('span', {}),
    ),
  );
  const bar = h('div', { class: 'beside-tabs', role: 'tablist' }, tabs);
  for (const name of names) {
    const { element } = panels[name];
    for (const [key, value] of Object.entries({
      id: `panel-${name}`,
      role: 'tabpanel',
      'aria-labelledby': `tab-${name}`,
      tabindex: '0',
    }))
      element.setAttribute(key, value);
  }
  root.append(bar, ...names.map((name) => panels[name].element));
  bar.addEventListener('keydown', ({ key }) => {
    const move = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (move === undefined) return;
    choose(names[(names.indexOf(chosen) + move + names.length) % names.length]);
    tabs[names.indexOf(chosen)].focus();
  });
  const choose = (name) => {
    chosen = name;
    show();
  };
  const show = () => {
    const texts = words();
    root.setAttribute('aria-label', texts[chosen]);
    bar.setAttribute('aria-label', texts.newsroom);
    for (const [index, name] of names.entries()) {
      const isChosen = name === chosen;
      tabs[index].lastChild.textContent = name === 'inside' ? texts.insideShort : texts[name];
      tabs[index].setAttribute('aria-selected', String(isChosen));
      tabs[index].tabIndex = isChosen ? 0 : -1;
      panels[name].element.hidden = !isChosen;
    }
    panels[chosen].show();
  };
  return { show, choose };
};
