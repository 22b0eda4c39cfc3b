import { h } from '../base/dom.js';
import { words } from '../base/words.js';

/** Choices above a text field, taken by arrow keys and Enter, or by a press (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). */
export const createSuggestions = (field, onTake) => {
  const element = h('ul', { id: 'suggestions', class: 'suggestions', role: 'listbox', hidden: true });
  let shown = [];
  let at = 0;

  const mark = () => {
    for (const [index, child] of [...element.children].entries()) {
      child.setAttribute('aria-selected', String(index === at));
      if (index === at) child.scrollIntoView({ block: 'nearest' });
    }
    if (shown.length > 0) field.setAttribute('aria-activedescendant', `suggestion-${at}`);
    else field.removeAttribute('aria-activedescendant');
  };
  const show = (suggestions) => {
    shown = suggestions;
    at = 0;
    element.hidden = shown.length === 0;
    element.setAttribute('aria-label', words().commands);
    field.setAttribute('aria-expanded', String(!element.hidden));
    element.replaceChildren(
      ...shown.map(({ label, about, value }, index) =>
        h(
          'li',
          {
            id: `suggestion-${index}`,
            role: 'option',
            'aria-selected': 'false',
            onmousedown: (event) => (event.preventDefault(), take(value)),
          },
          h('strong', {}, label),
          h('span', {}, about),
        ),
      ),
    );
    mark();
  };
  const take = (value) => {
    show([]);
    onTake(value);
  };

  return {
    element,
    show,
    /** True where the key was meant for the choices. */
    onKey: (event) => {
      if (shown.length === 0) return false;
      const exact = shown.length === 1 && shown[0].value.trim() === field.value.trim();
      const moves = { ArrowDown: 1, ArrowUp: -1 };
      if (event.key in moves) at = (at + moves[event.key] + shown.length) % shown.length;
      else if (event.key === 'Escape') show([]);
      else if (event.key === 'Tab' || (event.key === 'Enter' && !exact)) take(shown[at].value);
      else return false;
      event.preventDefault();
      mark();
      return true;
    },
  };
};
