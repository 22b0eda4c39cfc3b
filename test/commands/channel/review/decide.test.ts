import { expect, it } from 'vitest';
import { pressedReview } from '../../../../commands/channel/review/decide.ts';
import type { Review } from '../../../../src/publishing/review/review.ts';
import type { Reviewing } from '../../../../src/publishing/review/reviewing.ts';
import { channel, createTalk, mayPostIn, now } from '../../fakes.ts';

const never = () => Promise.reject(new Error('not asked for here'));

/** A press below a question about a story that Dewi has left out; the list of questions names the message with this id. */
const pressLate = async ({ listed, pressed }: { listed: number; pressed: number }) => {
  const talk = createTalk({ rights: () => mayPostIn(channel) });
  const review: Review = {
    id: 'r1',
    chatId: channel.id,
    storyId: 's1',
    place: { campaignId: 's1', page: 0, index: 0 },
    askedAt: now - 1_000,
    until: now + 1_000,
    shown: [{ chatId: 7, messageId: listed }],
    verdict: { kind: 'declined' },
    decided: { userId: 8, name: 'Dewi', at: now },
    end: 'declined',
  };
  const reviewing: Reviewing = {
    get: async () => review,
    waitingIn: never,
    decide: never,
    reword: never,
    storyOf: never,
    words: never,
    leaveOut: never,
  };
  let isCleared = false;
  const press = talk.press('review:skip:r1', {
    messageId: pressed,
    clearButtons: async () => {
      isCleared = true;
    },
  });
  const needs = { reviewing, awaiting: { ask: never }, audit: { note: never } };
  await pressedReview(press, { what: 'skip', id: 'r1', more: '' }, needs);
  return { isCleared, toasts: talk.toasts };
};

it('a press below a question that was asked twice says who has decided, and takes its buttons off', async () => {
  const { isCleared, toasts } = await pressLate({ listed: 11, pressed: 10 });
  expect(toasts).toEqual([expect.stringContaining('Dewi')]);
  expect(isCleared).toBe(true);
});

it('a press that comes second leaves the question to what is written into it', async () => {
  const { isCleared, toasts } = await pressLate({ listed: 11, pressed: 11 });
  expect(toasts).toHaveLength(1);
  expect(isCleared).toBe(false);
});
