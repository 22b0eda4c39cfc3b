import type { Chat } from '../audience/chat.ts';
import type { Verdict } from '../audience/decision.ts';
import type { Story } from '../story/story.ts';
import type { Place } from './campaign.ts';
import type { Tellable } from './contents.ts';

/** A story as a chat's editors have worded it. `photo`: Telegram's name (file_id) of a picture that an editor has sent. */
export type Worded = { story: Story; photo?: string };

/** What a chat's editors say of its stories, for whoever delivers them. Each rejects with a StoreError. */
export type Reviews = {
  /** What has been said of a story; undefined: nothing yet. A story that is the same report as a declined one is declined, too. */
  verdict(chat: Chat, story: Story): Promise<Verdict | undefined>;
  /** Has the editors asked, who have time until then (milliseconds since the epoch). Asking twice is asking once. Durable when it resolves. */
  ask(chatId: number, place: Place, until: number): Promise<void>;
  /** The story as it is to be posted there. */
  worded(chat: Pick<Chat, 'id' | 'formerId' | 'follows' | 'review'>, story: Story): Promise<Worded>;
  /** Whoever had it published may not post there any more: it is asked anew. */
  reopen(chatId: number, storyId: string): Promise<void>;
};

/** Whether a chat's stories may have been looked through by its editors: only then is anything read. */
export const isReviewed = ({ follows, review }: Pick<Chat, 'follows' | 'review'>): boolean =>
  review !== undefined || follows.some((follow) => follow.review === true);

/** What a story says in a chat whose editors may have worded it anew. */
export const asWorded = async (
  content: Tellable,
  chat: Chat,
  { worded }: Pick<Reviews, 'worded'>,
): Promise<Tellable> =>
  content.kind === 'story' ? { kind: 'story', ...(await worded(chat, content.story)) } : content;
