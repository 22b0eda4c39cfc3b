import type { Chat } from '../../../src/audience/chat.ts';
import { lookOf } from '../../../src/audience/settings/look.ts';
import { languages, type Language } from '../../../src/i18n/language.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import { writeCard } from '../../../src/message/card.ts';
import type { Button, Message } from '../../../src/message/message.ts';
import { cardParts, tagKinds } from '../../../src/message/template.ts';
import { words } from '../../../src/message/words.ts';
import type { Story } from '../../../src/story/story.ts';

/** The page that sets how a chat's cards look. `previewId`: the message that shows one. */
export const templatePage = (chat: Chat, previewId: number, language: Language): Message => {
  const { languages: names, template: texts } = textsFor(language);
  const { template = {}, hidesSource = false, sound = 'always' } = chat;
  const { hasLead, picture } = lookOf(chat);
  const { without = [], tags = [], brand, signature, link = 'button', share = false } = template;
  const button = (text: string, isOn: boolean, data: string): Button => ({
    text: isOn ? `✓ ${text}` : text,
    callback: `template:${data}:${chat.id}:${previewId}`,
  });
  const part = (one: (typeof cardParts)[number]): Button =>
    button(texts.parts[one], one === 'lead' ? hasLead : !without.includes(one), `part:${one}`);
  const source = button(texts.parts.source, !hidesSource, 'part:source');
  return words(texts.heading(chat.title, { brand, signature }), [
    (['brand', 'signature'] as const).map((one) => button(`✎ ${texts.lines[one]}`, false, `type:${one}`)),
    tagKinds.map((kind) => button(`# ${texts.tags[kind]}`, tags.includes(kind), `tag:${kind}`)),
    [part('lead'), source, part('place')],
    [part('date'), part('photo')],
    [part('first'), part('also')],
    (['preview', 'photo', 'none'] as const).map((one) =>
      button(texts.pictures[one], picture === one, `picture:${one}`),
    ),
    (['button', 'headline'] as const).map((one) => button(texts.links[one], link === one, `link:${one}`)),
    [button(texts.share, share, 'share:turn')],
    languages.map((one) => button(names[one], chat.language === one, `language:${one}`)),
    (['always', 'breaking', 'never'] as const).map((one) =>
      button(texts.sounds[one], sound === one, `sound:${one}`),
    ),
    [{ text: `‹ ${texts.back}`, callback: `channels:show:${chat.id}` }],
  ]);
};

/**
 * A card as the chat will get it, in a message that can be changed again and again: a text never becomes a photo, so the
 * picture stands above it as the preview of its own address.
 */
export const previewOf = (story: Story, chat: Chat, topics: string[]): Message => {
  const { language, timeZone, look, hidesSource, template, kind } = chat;
  const { photoUrl, ...card } = writeCard(
    story,
    { language, timeZone, look, hidesSource, template },
    { topics },
  );
  // What a reader may do about a story is for the chat in which it stands.
  const more: Button[] = kind === 'channel' ? [] : [{ text: '⋯', callback: 'template:more' }];
  const buttons = more.length === 0 ? card.buttons : [[...(card.buttons?.[0] ?? []), ...more]];
  return {
    ...card,
    ...(photoUrl !== undefined && { previewUrl: photoUrl }),
    ...(buttons !== undefined && { buttons }),
  };
};

/** What stands for the newest story where nothing has come yet. `now`: milliseconds since the epoch. */
export const sampleStory = (language: Language, now: number): Story => {
  const { sample } = textsFor(language).template;
  return {
    id: 'sample',
    sourceId: 'sample',
    ...sample,
    categories: [sample.section],
    publishedAt: now,
    seenAt: now,
  };
};
