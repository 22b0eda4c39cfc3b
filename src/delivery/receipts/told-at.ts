import type { Chat } from '../../audience/chat.ts';
import type { Story } from '../../story/story.ts';
import type { Siblings } from './siblings.ts';

/** When other reports of a story's event were posted in a chat, the latest first (milliseconds since the epoch). Rejects with a StoreError. */
export const toldAt = async (
  story: Story,
  chat: Chat,
  siblings: Pick<Siblings, 'of' | 'receipt'>,
): Promise<number[]> => {
  const { others } = await siblings.of(story);
  const receipts = await Promise.all(others.map((one) => siblings.receipt(one, chat)));
  return receipts.flatMap((one) => (one?.kind === 'sent' ? one.at : [])).toSorted((one, two) => two - one);
};
