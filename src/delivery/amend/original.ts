import { receiptPageAt } from '../../audience/single.ts';
import type { AmendmentContent, Place, Receipt } from '../campaign.ts';
import type { Outcome } from '../outcome.ts';
import type { Recorder } from '../receipts/recorder.ts';

export type SentReceipt = Extract<Receipt, { kind: 'sent' }>;

/** Does one request once Telegram's pace allows it; undefined: Kabar is stopping. */
export type Step = (work: () => Promise<Outcome>) => Promise<Outcome | undefined>;

/** A bot may delete its own messages for so long (milliseconds; https://core.telegram.org/bots/api#deletemessage). */
export const deletableMs = 48 * 3_600_000;
/** Why a message could not be changed, as its receipt says: what Kabar itself knows. */
export const amendWhys = {
  noted: 'a note stands in its place, as it cannot be deleted any more',
  old: 'it is older than 48 hours',
  missing: 'the message is gone',
  together: 'it stands in one message with others',
  fixed: 'it has no words that can be changed',
  moved: 'it is older than the supergroup',
  forgotten: 'its story is not kept any more',
} as const;

/** Where the receipt stands that names the message; undefined: nowhere. */
export const originalOf = (
  { of }: Pick<AmendmentContent, 'of'>,
  { page, index }: Place,
): Place | undefined => {
  if ('campaignId' in of) return { campaignId: of.campaignId, page, index };
  if ('campaigns' in of) {
    const at = receiptPageAt(of.campaigns, page);
    return at && { ...at, index };
  }
  return page === 0 ? of.places[index] : undefined;
};

export const receiptAt = async (
  { campaignId, page, index }: Place,
  recorder: Pick<Recorder, 'open'>,
): Promise<Receipt | undefined> => {
  const opened = await recorder.open(campaignId, page);
  const receipt = opened.receipts[index] ?? undefined;
  opened.close();
  return receipt;
};

/** Of a message that cannot be deleted, whether that is for its age: of the bot's own Telegram then says "for everyone". `at`: when it was sent (milliseconds since the epoch). */
export const withAge = (removed: Outcome | undefined, at: number, now: number): Outcome | undefined =>
  removed?.kind === 'unchangeable' && (at < now - deletableMs || /for everyone/i.test(removed.why))
    ? { ...removed, why: amendWhys.old }
    : removed;

/** What becomes of a message that could not be deleted, once a note was to take its place. */
export const afterNote = (noted: Outcome | undefined, removed: Outcome): Outcome | undefined => {
  if (noted?.kind === 'sent' || (noted?.kind === 'unchanged' && !noted.isMissing))
    return { kind: 'unchangeable', why: amendWhys.noted };
  return noted === undefined || noted.kind === 'flood' || noted.kind === 'retry' ? noted : removed;
};
