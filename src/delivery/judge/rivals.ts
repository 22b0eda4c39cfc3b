import type { Chat, Follow } from '../../audience/chat.ts';
import { decide, type Decision, type Question } from '../../audience/decision.ts';
import type { Story } from '../../story/story.ts';
import type { Receipt } from '../campaign.ts';
import type { Recorder } from '../receipts/recorder.ts';
import { followsOf, placeBy } from '../receipts/siblings.ts';
import type { ByFollow } from './by-follow.ts';

/**
 * The decision for a story that the chat follows in several ways: to send comes before to hold, that before to skip, and of
 * equal ones the oldest follow's counts. The others say that it comes by that one, unless it has been passed over there
 * already. What waits by one follow comes by it, whichever says so. Rejects with a StoreError.
 */
export const decideAmongRivals = async (
  question: Question,
  { story, chat, by, isHeld }: { story: Story; chat: Chat; by: Follow; isHeld: boolean },
  { byFollow, recorder }: { byFollow: Pick<ByFollow, 'decide'>; recorder: Pick<Recorder, 'open'> },
): Promise<Decision> => {
  const rivals = await Promise.all(
    followsOf(story, chat).map(async (follow) => ({
      follow,
      decision: await byFollow.decide(question, story, chat, follow),
    })),
  );
  const [best] = rivals.toSorted(
    (one, two) =>
      weight[two.decision.kind] - weight[one.decision.kind] || one.follow.since - two.follow.since,
  );
  if (best === undefined || isHeld || best.follow.sourceId === by.sourceId)
    return best?.decision ?? decide(question);
  const place = placeBy(story, best.follow);
  const page = await recorder.open(place.campaignId, place.page);
  const receipt = page.receipts[place.index];
  page.close();
  if (isPassedOver(receipt)) return byFollow.decide(question, story, chat, by);
  return { kind: 'skip', why: 'by another follow', detail: best.follow.sourceId };
};

const weight: Record<Decision['kind'], number> = { send: 2, hold: 1, skip: 0 };

const isPassedOver = (receipt: Receipt | null | undefined): boolean =>
  receipt?.kind === 'skipped' && receipt.by === undefined;
