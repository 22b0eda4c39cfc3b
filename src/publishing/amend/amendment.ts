import { audienceOfChats, audienceOfReceipts } from '../../audience/single.ts';
import type { AmendmentContent, Place } from '../../delivery/campaign.ts';
import type { AmendKind } from '../../i18n/amend.ts';
import { campaignOf, type Broadcast } from '../broadcast.ts';

/** A change of what was sent, or its recall: under way or over. */
export type Amendment = {
  id: string;
  userId: number;
  kind: AmendKind;
  /** What is changed, as one key: of each one change is under way at a time. */
  of: string;
  /** The campaign that brought it, where it is a post. */
  campaignId?: string;
  /** Its first words. */
  about: string;
  /** Titles of the chats, in the order of its places, where they are few enough to be named. */
  chats?: string[];
  /** Chats that had the message when that was counted. */
  reach: number;
  audience: string;
  content: AmendmentContent;
  /** The copies from which chats still get it that wait for it. */
  source?: { chatId: number; messageIds: number[] };
  /** The post was paused for it, and goes on after it has begun. */
  resumes?: true;
  state: 'live' | 'ended';
  /** The message in the author's private chat that tells how far it is. */
  status: { chatId: number; messageId: number };
};

export type AmendmentStore = {
  get(id: string): Promise<Amendment | undefined>;
  /** Rejects with a StoreError. */
  put(amendment: Amendment): Promise<void>;
  /** Ids of those that are under way. */
  live(): Promise<string[]>;
  markLive(id: string): Promise<void>;
  markEnded(id: string): Promise<void>;
  /** The last change of a thing, by its key. */
  lastOf(of: string): Promise<Amendment | undefined>;
};

/** A chat that has a story's card, where its receipt stands, and when it got it (milliseconds since the epoch). */
export type CardPlace = { id: number; title: string; place: Place; at: number };

/** The campaign that makes a change. */
export const amendCampaignOf = (amendmentId: string): string => `amend:${amendmentId}`;

export const keyOfPost = (broadcastId: string): string => `post:${broadcastId}`;
export const keyOfCard = (storyId: string): string => `card:${storyId}`;

type Given = Pick<Amendment, 'id' | 'userId' | 'reach' | 'status'> & { html?: string };

/** A change of a post everywhere. `isOperators`: an operator does it, and needs no right in the chats. `html`: the new words; none: it is taken back. */
export const amendmentOfPost = (
  { id: broadcastId, form, about, to, fromChatId, messageIds }: Broadcast,
  { html, ...given }: Given,
  isOperators: boolean,
): Amendment => {
  const campaignId = campaignOf(broadcastId);
  return {
    ...given,
    kind: html === undefined ? 'recall' : 'edit',
    of: keyOfPost(broadcastId),
    campaignId,
    about,
    ...(to.kind === 'chats' && { chats: to.chats.map(({ title }) => title) }),
    audience: audienceOfReceipts(campaignId),
    content: {
      kind: 'amendment',
      of: { campaignId },
      act: html === undefined ? { kind: 'recall' } : { kind: 'edit', html },
      form,
      ...(!isOperators && { by: given.userId }),
      ...(to.kind === 'subscribers' && { isToSubscribers: true }),
    },
    source: { chatId: fromChatId, messageIds },
    state: 'live',
  };
};

/** A change of a story's cards in some chats, each named with where its receipt stands. */
export const amendmentOfCards = (
  storyId: string,
  about: string,
  chats: CardPlace[],
  { html, ...given }: Given,
): Amendment => ({
  ...given,
  kind: html === undefined ? 'recall' : 'edit',
  of: keyOfCard(storyId),
  about,
  chats: chats.map(({ title }) => title),
  audience: audienceOfChats(chats.map(({ id }) => id)),
  content: {
    kind: 'amendment',
    of: { places: chats.map(({ place }) => place) },
    act: html === undefined ? { kind: 'recall' } : { kind: 'edit', html },
    form: 'card',
    by: given.userId,
  },
  state: 'live',
});
