import { h, icon, icons } from '../base/dom.js';
import { clockTime, fileSize, fullTime, hueOf } from '../base/format.js';
import { personOf, placeOf, state } from '../base/state.js';
import { words } from '../base/words.js';
import { keyboard } from './buttons.js';
import { formatted } from './entities.js';
import { messageMenu, react } from './menu.js';

const serviceText = ({ service, about }) => {
  const texts = words();
  const known = {
    new_chat_members: texts.joined(about),
    left_chat_member: texts.left,
    migrate_to_chat_id: texts.upgraded,
    migrate_from_chat_id: texts.upgraded,
    chat_shared: texts.shared,
    pinned_message: texts.pinned,
  };
  return known[service] ?? service;
};

/** A link's preview, as Telegram shows it. */
const previewCard = ({ card, preview = {} }) => {
  if (card === undefined) return undefined;
  const isSmall = preview.prefer_small_media === true;
  return h(
    'a',
    { class: `card${isSmall ? ' small' : ''}`, href: card.url, target: '_blank', rel: 'noopener noreferrer' },
    card.image && !isSmall && h('img', { class: 'wide', src: card.image, alt: '', loading: 'lazy' }),
    h(
      'span',
      { class: 'card-text' },
      h('span', { class: 'site' }, card.site),
      h('strong', {}, card.title),
      h('span', { class: 'about' }, card.text),
    ),
    card.image && isSmall && h('img', { src: card.image, alt: '', loading: 'lazy' }),
  );
};

const pictureOf = (one) =>
  h('img', {
    class: 'photo',
    src: one.photo.url ?? `/api/files/${one.photo.file_id}`,
    alt: one.text === '' ? words().picture : one.text.slice(0, 120),
    loading: 'lazy',
  });

const media = (parts) => {
  const photos = parts.filter(({ photo }) => photo);
  if (photos.length === 0) return undefined;
  return h('div', { class: `photos n${Math.min(photos.length, 4)}` }, photos.map(pictureOf));
};

const attachment = ({ document: file, kind }) => {
  if (file)
    return h(
      'a',
      { class: 'file', href: `/api/files/${file.file_id}`, download: file.name },
      icon(icons.file),
      h('span', {}, h('strong', {}, file.name), h('span', {}, fileSize(file.size))),
    );
  return kind && h('p', { class: 'kind' }, words().kinds[kind] ?? kind);
};

const senderOf = ({ from, sender_chat_id }) =>
  from && from.id !== 1087968824
    ? from
    : { id: sender_chat_id, first_name: placeOf(sender_chat_id)?.title ?? '' };

const quoted = (message) => {
  const replied = message.reply_to && state.messages.get(message.chat_id)?.get(message.reply_to);
  // A topic's messages answer the one that opened it; that is no reply.
  if (!replied || replied.service) return undefined;
  const go = () => {
    const there = document.querySelector(`[data-key="${CSS.escape(String(replied.message_id))}"]`);
    there?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    there?.classList.add('flash');
    setTimeout(() => there?.classList.remove('flash'), 1_600);
  };
  return h(
    'button',
    { class: 'replied', onclick: go },
    h('strong', {}, senderOf(replied).first_name),
    h('span', {}, replied.deleted ? words().deleted : replied.text.slice(0, 90) || words().picture),
  );
};

const reactions = (message) =>
  message.reactions?.length > 0 &&
  h(
    'div',
    { class: 'given' },
    message.reactions.map(({ emoji, by }) =>
      h(
        'button',
        {
          class: by.includes(state.viewer) ? 'mine' : '',
          'aria-label': `${words().react(emoji)} (${by.length})`,
          'aria-pressed': String(by.includes(state.viewer)),
          onclick: () => react(message, emoji),
        },
        `${emoji} ${by.length}`,
      ),
    ),
  );

/** One message, or an album's parts together, as a bubble with what hangs on it. `onCommand` is told of a pressed command. */
export const bubble = (parts, onCommand) => {
  const texts = words();
  const [first] = parts;
  const message = parts.find(({ text }) => text !== '') ?? first;
  if (first.deleted) return h('li', { class: 'service' }, h('span', {}, texts.deleted));
  if (first.service) return h('li', { class: 'service' }, h('span', {}, serviceText(first)));
  const sender = senderOf(first);
  const isOwn = sender.id === state.viewer;
  const place = placeOf(first.chat_id);
  const isAbove = message.card === undefined || message.preview?.show_above_text === true;
  const isNamed = !isOwn && place?.type !== 'private';
  const card = previewCard(message);
  const when = h(
    'span',
    { class: 'meta' },
    message.edited && `${texts.edited} `,
    message.silent &&
      h(
        'span',
        { class: 'quiet-mark', role: 'img', 'aria-label': texts.silent, title: texts.silent },
        icon(icons.quiet),
      ),
    h('time', { title: fullTime(first.date * 1_000) }, clockTime(first.date)),
  );
  const text =
    message.text !== '' && h('div', { class: 'text' }, formatted(message.text, message.entities, onCommand));
  const foot = h('div', { class: 'foot' }, reactions(first), when);
  return h(
    'li',
    { class: `message${isOwn ? ' own' : ''}${first.receiver ? ' secret' : ''}` },
    h(
      'div',
      { class: 'stack' },
      h(
        'article',
        {
          class: `bubble${media(parts) || card ? ' wide' : ''}`,
          'aria-label': isOwn ? texts.you : sender.first_name,
        },
        isNamed &&
          h(
            'strong',
            { class: 'sender', style: `--hue:${hueOf(sender.id ?? 0)}` },
            personOf(sender.id)?.first_name ?? sender.first_name,
            first.via && h('span', {}, ` ${texts.via(state.bot.username)}`),
          ),
        first.forwarded && h('span', { class: 'forwarded' }, texts.forwarded(first.forwarded)),
        first.receiver && h('span', { class: 'forwarded' }, texts.onlyYou),
        quoted(first),
        media(parts),
        attachment(first),
        isAbove && card,
        h('div', { class: 'tail' }, text, isAbove && foot),
        !isAbove && card,
        !isAbove && foot,
      ),
      !first.isReplyKeyboard && keyboard(first),
    ),
    messageMenu(first),
  );
};
