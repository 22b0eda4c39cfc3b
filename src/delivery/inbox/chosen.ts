import type { Decision } from '../../audience/decision.ts';
import type { Place } from '../campaign.ts';
import type { Recorder } from '../receipts/recorder.ts';
import type { Reviews } from '../reviews.ts';
import type { Chosen, Holding } from './hold.ts';

/** What the decision has wait because the chat has chosen so; undefined: it is another decision. */
export const chosenFrom = (place: Place, decision: Decision): Chosen | undefined =>
  decision.kind === 'hold' && decision.why !== 'paused'
    ? { ...place, why: decision.why, dueAt: decision.until }
    : undefined;

/** Has it wait in the chat's inbox, with receipts that say so. Rejects with a StoreError. */
export const keepChosen = async (
  chatId: number,
  chosen: Chosen[],
  {
    holding,
    recorder,
    reviews,
  }: {
    holding: Pick<Holding, 'keep'>;
    recorder: Pick<Recorder, 'record'>;
    reviews: Pick<Reviews, 'ask'>;
  },
): Promise<void> => {
  // First: what is asked and does not wait is asked in vain, the reverse is a story that nobody looks through.
  for (const { why, dueAt, ...place } of chosen)
    if (why === 'review') await reviews.ask(chatId, place, dueAt);
  const over = await holding.keep(chatId, chosen);
  const kept = chosen.filter((one) => !over.some((two) => two.campaignId === one.campaignId));
  await Promise.all([
    ...kept.map(({ why, dueAt, ...place }) =>
      recorder.record(place, { kind: 'held', chatId, until: dueAt, why }),
    ),
    ...over.map((place) => recorder.record(place, { kind: 'skipped', chatId, why: 'too many waiting' })),
  ]);
};
