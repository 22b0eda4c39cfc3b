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

/** Cards kept ready: one story in one language and zone looks the same in ten thousand chats. */
const kept = 256;
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
  const cards = createBoundedMap<string, Message>(kept);

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
    const { story } = content;
    const actions = kind !== 'channel';
    const topics = topicsOf(story, reader);
    if (alsoAt.length > 0) return writeCard(story, style, { alsoAt, actions, now, topics });
    const { id, headline, lead, url = '' } = story;
    const { language, timeZone, look = '', hidesSource = '' } = style;
    const quarter = Math.floor(now / quarterMs);
    const template = style.template === undefined ? '' : JSON.stringify([style.template, topics]);
    const particular = [look, hidesSource, actions, template, quarter];
    const key = [id, language, timeZone, ...particular, url, headline, lead].join('\n');
    const message = cards.get(key) ?? writeCard(story, style, { actions, now, topics });
    cards.set(key, message);
    return message;
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
    const items = contents.map((content) => itemOf(content, style));
    const { message, used } = writeBundle(items, style, { others, now });
    // What does not fit waits; the oldest go first, so that a chat reads them in order.
    return used >= items.length
      ? { message, used }
      : { message: writeBundle(items.slice(0, used), style, { others, now }).message, used };
  };
};

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
