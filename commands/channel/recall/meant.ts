import type { Managers } from '../../../src/audience/managers.ts';
import type { Chat } from '../../../src/audience/chat.ts';
import { headlineOf } from '../../../src/message/card.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import type { Broadcast } from '../../../src/publishing/broadcast.ts';
import type { SentThings } from '../../../src/publishing/amend/sent.ts';
import type { FindTold } from '../../../src/search/told.ts';
import type { Story } from '../../../src/story/story.ts';
import type { Ask } from '../../../src/telegram/command.ts';
import type { Asker } from '../broadcast/draft.ts';

/** What somebody means to change or take back: a post, or a story's cards in chats that the person manages. */
export type Meant = { kind: 'post'; broadcast: Broadcast } | { kind: 'card'; story: Story };

export type MeantNeeds = {
  sent: SentThings;
  managers: Pick<Managers, 'chatsOf'>;
  findTold: FindTold;
  getStory(id: string): Promise<Story | undefined>;
  /** The stories that a message brought to a chat, among these. */
  inMessage(messageId: number, chat: Chat, among: Story[]): Promise<string[]>;
};

/** Stories among which that of a message is looked for. */
const mostAround = 300;
/** Code points of a headline in a question. */
const longestHeadline = 120;

/** Why nothing is found: a right is missing in that chat, or it is not known what stands there. */
export type NotMeant =
  { kind: 'no-right'; why: keyof ReturnType<typeof textsFor>['rights'] } | { kind: 'nothing' };

/** Finds what a link to a message, the address of a story, or the message that is replied to means. */
export const findMeant = async (ask: Ask, needs: MeantNeeds): Promise<Meant | NotMeant> => {
  const link = readLink(ask.text);
  if (link !== undefined) return inChat(ask, link.handle, link.messageId, needs);
  if (/https?:\/\//i.test(ask.text)) return byAddress(ask, needs);
  const { replied } = ask;
  if (replied === undefined || replied.messageId === ask.threadId) return { kind: 'nothing' };
  if (replied.origin !== undefined)
    return inChat(ask, String(replied.origin.chatId), replied.origin.messageId, needs);
  if (ask.chat.kind !== 'private')
    return inChat(ask, String(ask.chat.id), replied.messageId, needs, replied.at);
  const broadcast = await needs.sent.postFrom(ask.chat.id, replied.messageId);
  return broadcast === undefined ? { kind: 'nothing' } : { kind: 'post', broadcast };
};

/**
 * Reads a link to a message of a channel or group (https://core.telegram.org/api/links#message-links): its chat as a handle, and the
 * message's number; a topic's may stand between the two.
 */
export const readLink = (text: string): { handle: string; messageId: number } | undefined => {
  const found =
    /(?:^|\s)(?:https?:\/\/)?(?:www\.)?(?:t|telegram)\.me\/(?:c\/(\d{5,15})|([a-z]\w{3,31}))\/(?:\d+\/)?(\d{1,10})(?:[?#]\S*)?(?:\s|$)/i.exec(
      text,
    );
  if (found === null) return undefined;
  const [, id, name = '', number] = found;
  return { handle: id === undefined ? `@${name}` : `-100${id}`, messageId: Number(number) };
};

const inChat = async (
  ask: Asker,
  handle: string,
  messageId: number,
  needs: MeantNeeds,
  at: number = ask.now,
): Promise<Meant | NotMeant> => {
  const rights = await ask.rightsIn(handle);
  if (!rights.ok) return { kind: 'no-right', why: rights.why };
  const broadcast = await needs.sent.postAt(rights.chat.id, messageId);
  if (broadcast !== undefined) return { kind: 'post', broadcast };
  const among = await needs.findTold.around(rights.settings, at, mostAround);
  const [id] = await needs.inMessage(messageId, rights.settings, among);
  const story = id === undefined ? undefined : await needs.getStory(id);
  return story === undefined ? { kind: 'nothing' } : { kind: 'card', story };
};

/** A story by its own address, in any of the chats that the person manages, or in what they follow themselves. */
const byAddress = async (ask: Ask, needs: MeantNeeds): Promise<Meant | NotMeant> => {
  const [own] = await needs.findTold.named(ask.settings, ask.text, 1);
  if (own !== undefined) return { kind: 'card', story: own };
  for (const chatId of await needs.managers.chatsOf(ask.userId)) {
    const rights = await ask.rightsIn(String(chatId));
    const [story] = rights.ok ? await needs.findTold.named(rights.settings, ask.text, 1) : [];
    if (story !== undefined) return { kind: 'card', story };
  }
  return { kind: 'nothing' };
};

/** The chats that the person manages, and may post in now, where the story's card stands. */
export const chatsWithCard = async (
  ask: Asker,
  story: Story,
  { sent, managers }: Pick<MeantNeeds, 'sent' | 'managers'>,
) => {
  const ids = new Set(await managers.chatsOf(ask.userId));
  if (ask.chat.kind !== 'private') ids.add(ask.chat.id);
  const rights = await Promise.all([...ids].map((id) => ask.rightsIn(String(id))));
  const may = rights.flatMap((one) => (one.ok ? [{ chat: one.settings, title: one.chat.title }] : []));
  return sent.cardsIn(story, may);
};

export const headlineIn = (story: Story, { settings }: Asker): string =>
  headlineOf(story, textsFor(settings.language).card.untitled, longestHeadline);
