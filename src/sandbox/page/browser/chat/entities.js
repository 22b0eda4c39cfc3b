import { toast } from '../base/dialogs.js';
import { h } from '../base/dom.js';
import { fullTime } from '../base/format.js';
import { words } from '../base/words.js';

const plain = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
};

const quote = (children) => {
  const button = h('button', { class: 'expand', 'aria-expanded': 'false' }, words().expand);
  const lines = h('div', { class: 'lines' }, children);
  const text = h('blockquote', { class: 'expandable' }, lines);
  button.addEventListener('click', () => {
    const isOpen = text.classList.toggle('open');
    button.setAttribute('aria-expanded', String(isOpen));
    button.textContent = isOpen ? words().collapse : words().expand;
  });
  // Only a quote that is cut needs a button: how high it is shows once it is on the page.
  const look = () => {
    if (!text.classList.contains('open')) button.hidden = lines.scrollHeight <= lines.clientHeight + 2;
  };
  new ResizeObserver(look).observe(lines);
  return h('div', { class: 'quote' }, text, button);
};

/** Does its work when it is pressed, by whatever means: a button that flows with the text around it. */
const inlineButton = (attributes, work, children) => {
  const onkeydown = (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    work();
  };
  return h('span', { role: 'button', tabindex: '0', onclick: work, onkeydown, ...attributes }, children);
};

const spoiler = (children) => {
  const show = () => hidden.replaceWith(h('span', { class: 'spoiler open' }, children));
  const covered = h('span', { 'aria-hidden': 'true' }, children);
  const hidden = inlineButton({ class: 'spoiler', 'aria-label': words().spoiler }, show, covered);
  return hidden;
};

const localTime = (children, unix) => {
  const time = words().localTime(fullTime(unix * 1_000));
  return inlineButton({ class: 'local-time', title: time }, () => toast(time), children);
};

const link = (href, children) => h('a', { href, target: '_blank', rel: 'noopener noreferrer' }, children);

const made = (entity, children, text, onCommand) => {
  const { type, url } = entity;
  if (type in plain) return h(plain[type], {}, children);
  if (type === 'text_link') return link(url, children);
  if (type === 'url') return link(/^https?:/i.test(text) ? text : `https://${text}`, children);
  if (type === 'expandable_blockquote') return quote(children);
  if (type === 'spoiler') return spoiler(children);
  if (type === 'date_time') return localTime(children, entity.unix_time);
  if (type === 'bot_command')
    return h('button', { class: 'inline-command', onclick: () => onCommand(text) }, children);
  return h('span', { class: type === 'mention' || type === 'hashtag' ? 'mention' : '' }, children);
};

/** A text with its entities (https://core.telegram.org/bots/api#messageentity) as nodes; `onCommand` is told of a command that is pressed. */
export const formatted = (text, entities, onCommand) => {
  const sorted = entities.toSorted((one, two) => one.offset - two.offset || two.length - one.length);
  const nodes = (from, to, inside) => {
    const parts = [];
    let at = from;
    for (let next = 0; next < inside.length; next++) {
      const entity = inside[next];
      if (entity.offset < at || entity.offset >= to) continue;
      const end = Math.min(entity.offset + entity.length, to);
      if (entity.offset > at) parts.push(text.slice(at, entity.offset));
      const nested = inside.slice(next + 1).filter((one) => one.offset < end);
      parts.push(made(entity, nodes(entity.offset, end, nested), text.slice(entity.offset, end), onCommand));
      at = end;
    }
    if (at < to) parts.push(text.slice(at, to));
    return parts;
  };
  return withoutDoubleBreaks(nodes(0, text.length, sorted));
};

/** A quote stands on lines of its own already: the line breaks around it would be one too many. */
const withoutDoubleBreaks = (parts) =>
  parts.map((part, index) => {
    if (typeof part !== 'string') return part;
    const isBlock = (one) => one instanceof Element && one.matches('.quote, blockquote, pre');
    let text = part;
    if (isBlock(parts[index + 1])) text = text.replace(/\n$/, '');
    if (isBlock(parts[index - 1])) text = text.replace(/^\n/, '');
    return text;
  });
