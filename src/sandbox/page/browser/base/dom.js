/** Makes an element: `on...` are listeners, `class`, `data-...` and the rest attributes; null, undefined and false leave one out. */
export const h = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value') element.value = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(
    ...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false),
  );
  return element;
};

/** A decorative drawing from one path in a box of 24 by 24. */
export const icon = (path) => {
  const space = 'http://www.w3.org/2000/svg';
  const drawing = document.createElementNS(space, 'svg');
  drawing.setAttribute('viewBox', '0 0 24 24');
  drawing.setAttribute('aria-hidden', 'true');
  drawing.classList.add('icon');
  const line = document.createElementNS(space, 'path');
  line.setAttribute('d', path);
  drawing.append(line);
  return drawing;
};

export const icons = {
  back: 'M15 5l-7 7 7 7',
  send: 'M4 12l16-8-5 16-3-7-8-1z',
  attach:
    'M20 11l-8.5 8.5a5 5 0 01-7-7L13 4a3.4 3.4 0 015 5l-8.500 8.500a1.700 1.700 0 01-2.500-2.500L14.500 8',
  menu: 'M5 7h14M5 12h14M5 17h9',
  more: 'M12 5.500v.01M12 12v.01M12 18.500v.01',
  close: 'M6 6l12 12M18 6L6 18',
  chats: 'M4 5h16v11H9l-5 4z',
  news: 'M4 5h13v14H6a2 2 0 01-2-2zM17 9h3v8a2 2 0 01-2 2M7.500 9h6M7.500 12.500h6M7.500 16h3.500',
  inside: 'M3 12h4l3-7 4 14 3-7h4',
  trouble: 'M12 4l9 16H3zM12 10v4.500M12 17.200v.01',
  open: 'M9 6h9v9M18 6L6 18',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  file: 'M7 3h7l5 5v13H7zM14 3v5h5',
  quiet: 'M6 17h12l-2-3v-4a4 4 0 00-6.500-3M8 10v4l-2 3M10.500 20h3M4 4l16 16',
  sun: 'M12 8a4 4 0 100 8 4 4 0 000-8zM12 3v2M12 19v2M3 12h2M19 12h2M5.600 5.600L7 7M17 17l1.400 1.400M18.400 5.600L17 7M7 17l-1.400 1.400',
  moon: 'M19 14.500A7.500 7.500 0 019.500 5a7.500 7.500 0 109.500 9.500z',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  clock: 'M12 4a8 8 0 100 16 8 8 0 000-16zM12 8v4.500l3 1.500',
  topic: 'M9 4L7 20M17 4l-2 16M4 9h16M3.500 15h16',
  bot: 'M5 9h14v9H5zM12 9V5.500M9.500 13v1M14.500 13v1M3 12.500v2.500M21 12.500v2.500',
  group:
    'M9 11.500a3 3 0 100-6 3 3 0 000 6zM3.500 18.500c.500-3 2.500-4.500 5.500-4.500s5 1.500 5.500 4.500M15.500 11.500a2.600 2.600 0 100-5.200M17 14.200c2 .500 3.100 2 3.500 4.300',
  channel: 'M4 10v4h3l8 4.500v-13L7 10zM18.500 9a4 4 0 010 6M7 14l1.500 5',
  help: 'M9 9.500a3 3 0 115 2.200c-1.200.9-2 1.500-2 2.800M12 18v.01',
};

/**
 * Brings a parent's children in line with a list: what is there already stays as it is (with its focus and what was opened in it)
 * unless its version has changed.
 */
export const reconcile = (parent, items, { keyOf, versionOf, create }) => {
  const before = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let place = null;
  for (const item of items.toReversed()) {
    const key = String(keyOf(item));
    const version = versionOf(item);
    let child = before.get(key);
    if (child === undefined || child.version !== version) {
      const made = create(item, child);
      made.dataset.key = key;
      made.version = version;
      child?.replaceWith(made);
      child = made;
    }
    before.delete(key);
    if (child.nextElementSibling !== place || child.parentNode !== parent) parent.insertBefore(child, place);
    place = child;
  }
  for (const child of before.values()) child.remove();
};
