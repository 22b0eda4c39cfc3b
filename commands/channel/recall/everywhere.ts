import { textsFor } from '../../../src/i18n/texts.ts';
import { words } from '../../../src/message/words.ts';
import type { SentThings } from '../../../src/publishing/amend/sent.ts';
import type { Story } from '../../../src/story/story.ts';
import type { Press } from '../../../src/telegram/command.ts';
import type { Slips } from '../broadcast/draft.ts';
import { questionPage, type Amending } from './slip.ts';

export type EverywhereNeeds = {
  sent: Pick<SentThings, 'countStory'>;
  amending: Slips<Amending>;
  getStory(id: string): Promise<Story | undefined>;
  /** Takes a story back from every chat that has it, and from those that wait for it. Durable when it resolves. */
  recallStory(id: string): Promise<void>;
  isOperator(userId: number): boolean;
};

/** An operator takes a story back from all subscribers: asked first, with the counts, and then done. */
export const pressedEverywhere = async (
  press: Press,
  { id, slip, isSure }: { id: string; slip: Amending; isSure: boolean },
  { sent, amending, getStory, recallStory, isOperator }: EverywhereNeeds,
): Promise<void> => {
  const { amend: texts, posts } = textsFor(press.settings.language);
  if (!isOperator(press.userId)) return press.toast(posts.onlyOperator);
  const story = slip.kind === 'card' ? await getStory(slip.storyId) : undefined;
  if (story === undefined) return press.toast(texts.expired);
  if (story.recalledAt !== undefined) return press.toast(texts.recalled);
  await press.later(async () => {
    const counts = await sent.countStory(story, press.now);
    if (!isSure)
      return void (await press.reply(questionPage(id, slip, 'all', counts, press.settings.language)));
    await recallStory(story.id);
    await amending.take(id);
    await press.edit(press.messageId, words(texts.storyTaken(slip.about, counts.sent)));
  });
};
