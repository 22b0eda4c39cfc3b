import type { DigestPart } from '../../message/digest.ts';
import type { InDigest, Place, Receipt } from '../campaign.ts';
import type { Content } from '../contents.ts';
import type { Holding } from '../inbox/hold.ts';
import type { Outcome } from '../outcome.ts';
import type { Recorder } from '../receipts/recorder.ts';
import { placeOf, type Parcel } from './parcel.ts';

type Sent = Extract<Outcome, { kind: 'sent' }>;
type Recording = Pick<Recorder, 'record'>;

/** Versions of what is brought: a story may have been corrected or taken back since it was read. */
export type Versions = {
  /** The newest version. */
  current(content: Content): Content;
  /** Another version than the newest was sent here. */
  onStale(place: Place): Promise<void>;
};

/** Writes the receipts of parcels that have left the queue; resolves once they are durable. */
export const settle = async (
  parcels: Parcel[],
  receipt: Receipt | ((parcel: Parcel) => Receipt),
  recorder: Recording,
): Promise<void> => {
  for (const { onOut } of parcels) onOut?.();
  const receiptOf = typeof receipt === 'function' ? receipt : () => receipt;
  await Promise.all(parcels.map((parcel) => recorder.record(parcel.place, receiptOf(parcel))));
};

/** Has parcels wait in the chat's inbox, not before `readyAt` (milliseconds since the epoch). `isPaused`: the bot may not post there. */
export const settleHeld = async (
  parcels: Parcel[],
  { chatId, readyAt, isPaused }: { chatId: number; readyAt: number; isPaused?: true },
  { recorder, holding }: { recorder: Recording; holding: Pick<Holding, 'hold'> },
): Promise<void> => {
  const places = parcels.map((parcel) => ({ ...placeOf(parcel), ...(isPaused && { isPaused }) }));
  const until = await holding.hold(chatId, places, readyAt);
  for (const { isHeld, onOut } of parcels) if (isHeld) onOut?.();
  // What comes from the inbox has such a receipt already.
  const isNew = parcels.filter(({ isHeld }) => !isHeld);
  await settle(isNew, { kind: 'held', chatId, until }, recorder);
};

/** Where the story that stands `at` this place in a message stands in the digest that begins there. */
const inDigest = ({ first, of, minutes }: DigestPart, at: number): InDigest => ({ at, first, of, minutes });

/**
 * Writes the receipts of what one message brought, `told`: in the versions that it told. Where there is a newer one by now
 * the place is handed to `onStale`.
 */
export const settleSent = async (
  parcels: Parcel[],
  told: Content[],
  { chatId, messageId, more, at }: { chatId: number; at: number } & Omit<Sent, 'kind'>,
  { recorder, current, onStale }: { recorder: Recording } & Versions,
): Promise<void> => {
  const known = [...told];
  const isStale = () => parcels.some(({ content }, index) => current(content) !== known[index]);
  const noteStale = async () => {
    for (const [index, { content, place }] of parcels.entries()) {
      const newest = current(content);
      if (newest === known[index]) continue;
      await onStale(place);
      known[index] = newest;
    }
  };
  // Before the receipt, so that a crash in between forgets nothing; but a store in trouble must not cost the receipt.
  if (isStale()) await noteStale().catch(() => {});
  const ids = parcels.map(({ place }) => place.campaignId);
  const [firstPart] = parcels.flatMap(({ digest }) => digest ?? []);
  const receiptOf = ({ place }: Parcel): Receipt => {
    const others = ids.filter((id) => id !== place.campaignId);
    return {
      kind: 'sent',
      chatId,
      messageId,
      at,
      ...(others.length > 0 && { others }),
      ...(more !== undefined && { more }),
      ...(firstPart !== undefined && { digest: inDigest(firstPart, ids.indexOf(place.campaignId)) }),
    };
  };
  await settle(parcels, receiptOf, recorder);
  // Whoever brings the newest version passed over a slot that had no receipt yet.
  if (isStale()) await noteStale();
};
