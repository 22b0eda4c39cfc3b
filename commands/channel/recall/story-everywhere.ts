import { textsFor } from '../../../src/i18n/texts.ts';
import { amendmentOfStory, type AmendmentStore } from '../../../src/publishing/amend/amendment.ts';
import type { Amendments } from '../../../src/publishing/amend/amendments.ts';
import { writeAmendProgress } from '../../../src/publishing/amend/report.ts';
import type { SentThings } from '../../../src/publishing/amend/sent.ts';
import type { Story } from '../../../src/story/story.ts';
import type { Press } from '../../../src/telegram/command.ts';
import type { Slips } from '../broadcast/draft.ts';
import { keyOf, questionPage, type Amending } from './slip.ts';

export type StoryEverywhereNeeds = {
  sent: Pick<SentThings, 'countStory' | 'campaignsOf'>;
  amendments: Pick<Amendments, 'launch'>;
  amended: Pick<AmendmentStore, 'lastOf'>;
  amending: Slips<Amending>;
  getStory(id: string): Promise<Story | undefined>;
  /** Takes a story back from the chats that are still to get it. Durable when it resolves. */
  withdrawStory(id: string): Promise<void>;
  isOperator(userId: number): boolean;
};

/**
 * An operator takes a story back from all subscribers: asked first, with the counts; then it goes to no other chat, and is taken
 * back in the place of the question, which shows how far that is.
 */
export const pressedStoryEverywhere = async (
  press: Press,
  { id, slip, isSure }: { id: string; slip: Amending; isSure: boolean },
  { sent, amending, amendments, amended, getStory, withdrawStory, isOperator }: StoryEverywhereNeeds,
): Promise<void> => {
  const { amend: texts, posts } = textsFor(press.settings.language);
  if (!isOperator(press.userId)) return press.toast(posts.onlyOperator);
  const story = slip.kind === 'card' ? await getStory(slip.storyId) : undefined;
  if (story === undefined) return press.toast(texts.expired);
  const last = await amended.lastOf(keyOf(slip));
  if (last?.state === 'live') return press.toast(texts.busy);
  // One that was withdrawn right before a crash is still to be taken back.
  if (story.recalledAt !== undefined && last !== undefined) return press.toast(texts.recalled);
  await press.later(async () => {
    const counts = await sent.countStory(story, press.now);
    if (!isSure)
      return void (await press.reply(questionPage(id, slip, 'all', counts, press.settings.language)));
    await withdrawStory(story.id);
    const given = {
      id,
      userId: press.userId,
      reach: counts.sent,
      status: { chatId: press.chat.id, messageId: press.messageId },
    };
    const amendment = amendmentOfStory(story.id, slip.about, await sent.campaignsOf(story), given);
    const none = { sent: 0, failed: 0, held: 0, skipped: 0 };
    await press.edit(
      press.messageId,
      writeAmendProgress(amendment, { state: 'going', counts: none }, press.settings.language),
    );
    await amendments.launch(amendment);
    await amending.take(id);
  });
};
