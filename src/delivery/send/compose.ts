import type { Chat } from '../../audience/chat.ts';
import { writeBundle } from '../../message/bundle.ts';
import { writeCard } from '../../message/card.ts';
import { writeDigest, type DigestPart } from '../../message/digest.ts';
import type { Item } from '../../message/item.ts';
import type { Message, Style } from '../../message/message.ts';
import { noticeItem, writeNotice } from '../../message/notice.ts';
import type { Tellable } from '../contents.ts';
import { createBoundedMap } from '../../runtime/bounded-map.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Story } from '../../story/story.ts';
import type { OtherReport } from '../receipts/siblings.ts';

/** Cards and bundles kept ready: one story in one language and zone looks the same in ten thousand chats, and so do several that wait. */
const kept = { cards: 256, bundles: 16 };
/** No zone's day begins or ends within one of these (milliseconds). */
const quarterMs = 900_000;

/** Where a story stands in a digest; `outlets`: how many papers report it. */
export type DigestPlace = DigestPart & { outlets: number };

/**
 * Gives the message for what waits for a chat (oldest first) and how much of it that tells. `others`: further reports by the
 * id of the story that they repeat; `digest`: for each story its place, where they are a digest.
 */
export type Compose = (
  contents: Tellable[],
  chat: Chat,
  more?: { others?: Map<string, OtherReport[]>; digest?: DigestPlace[] },
) => { message: Message; used: number };

type Reader = Style & Pick<Chat, 'kind' | 'follows'>;

/** `topicWords`: what a topic is called; undefined: it is none that is followed. */
export const createCompose = (
  clock: Pick<Clock, 'now'>,
  topicWords: (id: string) => string | undefined = () => undefined,
): Compose => {
  const cards = createBoundedMap<string, Message>(kept.cards);
  const bundles = createBoundedMap<string, Told>(kept.bundles);

  /** The words of those that the chat itself follows: what others follow is nobody's business. */
  const topicsOf = ({ topics = [] }: Story, { template, follows }: Reader): string[] =>
    template?.tags?.includes('topic') === true
      ? topics
          .filter((id) => follows.some(({ sourceId }) => sourceId === id))
          .flatMap((id) => topicWords(id) ?? [])
      : [];

  const cardOf = (
    content: Tellable,
    reader: Reader,
    { alsoAt, now }: { alsoAt: OtherReport[]; now: number },
  ): Message => {
    const { kind, follows: _follows, ...style } = reader;
    if (content.kind === 'notice') return writeNotice(content, style);
    const { story, photo } = content;
    const actions = kind !== 'channel';
    const topics = topicsOf(story, reader);
    if (alsoAt.length > 0) return writeCard(story, style, { alsoAt, actions, now, topics, photo });
    const { id, headline, lead, url = '' } = story;
    const particular = [actions, style.template === undefined ? '' : topics.join('\t')];
    const key = [keyOf(style, now), ...particular, id, url, headline, lead, photo].join('\n');
    const message = cards.get(key) ?? writeCard(story, style, { actions, now, topics, photo });
    cards.set(key, message);
    return message;
  };

  const bundleOf = (items: Item[], style: Style, about: About): Told => {
    if (about.others !== undefined && about.others.size > 0) return fitting(items, style, about);
    const key = [keyOf(style, about.now), ...items.map(keyOfItem)].join('\n\n');
    const told = bundles.get(key) ?? fitting(items, style, about);
    bundles.set(key, told);
    return told;
  };

  return (contents, chat, { others, digest = [] } = {}) => {
    const { kind, follows } = chat;
    const style = styleOf(chat);
    const now = clock.now();
    const [first] = contents;
    if (first === undefined) throw new RangeError('a message needs at least one story');
    if (contents.length === 1 && (digest[0]?.of ?? 1) === 1) {
      const alsoAt = first.kind === 'story' ? (others?.get(first.story.id) ?? []) : [];
      return { message: cardOf(first, { ...style, kind, follows }, { alsoAt, now }), used: 1 };
    }
    const [part] = digest;
    if (part !== undefined) {
      const stories = contents.map((content, at) => ({
        story: itemOf(content, style),
        outlets: digest[at]?.outlets ?? 1,
      }));
      return writeDigest(stories, style, { ...part, hasButtons: kind !== 'channel' });
    }
    return bundleOf(
      contents.map((content) => itemOf(content, style)),
      style,
      { others, now },
    );
  };
};

type Told = { message: Message; used: number };
type About = { others: Map<string, OtherReport[]> | undefined; now: number };

/** What does not fit waits; the oldest go first, so that a chat reads them in order. */
const fitting = (items: Item[], style: Style, about: About): Told => {
  const { message, used } = writeBundle(items, style, about);
  return used >= items.length
    ? { message, used }
    : { message: writeBundle(items.slice(0, used), style, about).message, used };
};

/** What of a chat's style and of the time its messages depend on. */
const keyOf = ({ language, timeZone, look, hidesSource, template }: Style, now: number): string =>
  [
    language,
    timeZone,
    look,
    hidesSource,
    template && JSON.stringify(template),
    Math.floor(now / quarterMs),
  ].join('\n');

/** What of a story a list tells. */
const keyOfItem = ({
  id,
  clusterId,
  affairId,
  sourceTitle,
  url,
  headline,
  lead,
  publishedAt,
  seenAt,
}: Item): string =>
  [id, clusterId, affairId, sourceTitle, url, headline, lead, publishedAt, seenAt].join('\n');

/** How a chat likes its messages. */
const styleOf = ({ language, timeZone, look, hidesSource, template }: Chat): Style => ({
  language,
  timeZone,
  look,
  hidesSource,
  template,
});

const itemOf = (content: Tellable, style: Style): Item =>
  content.kind === 'notice' ? noticeItem(content, style.language) : content.story;
