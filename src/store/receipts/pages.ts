import type { HoldReason } from '../../audience/decision.ts';
import type { InDigest, Receipt, ReceiptPage } from '../../delivery/campaign.ts';
import type { Write } from '../keyv/key-value.ts';

/** Receipts outlive the 48 h in which a message can be deleted, and a week of questions. */
export const keptMs = 8 * 86_400_000;

export const receiptsKey = (id: string, page: number) => `receipts:${id}:${page}`;

/** What is written of pages of receipts. They are packed at once: what changes in them afterwards is for the next write. */
export const pageWrites = (pages: readonly ReceiptPage[]): Write[] =>
  pages.map(({ id, page, receipts }) => ({
    key: receiptsKey(id, page),
    // By their number: slots that were never set are none to an array's own methods.
    value: Array.from({ length: receipts.length }, (_, at) => receipts[at] && packed(receipts[at])),
    ttlMs: keptMs,
  }));

/** A page as it is written. */
export type PackedPage = (Packed | null)[];

/** The receipts of a page, by their slots; none of one that was never written. */
export const unpackPage = (page: PackedPage = []): (Receipt | null)[] =>
  page.map((one) => one && unpack(one));

/** A receipt in a few bytes: a page of 256 is written often. */
type Packed =
  /** Behind the time: ids of the campaigns beside it, and of the further messages of an album; `d:` and numbers: its place in a digest; `w:`: reworded. */
  | ['s', number, number, number, ...(string | number)[]]
  | ['r', number, string]
  | ['k', number, string, by?: string, shown?: 0 | 1, detail?: string]
  | ['h', number, number, why?: HoldReason]
  | ['g', number];

const reworded = 'w:';
const inDigest = 'd:';
const writeInDigest = ({ at, first, of, minutes }: InDigest): string =>
  `${inDigest}${at}:${first}:${of}:${minutes}`;
const readInDigest = (written: string): InDigest => {
  const [at = 0, first = 0, of = 0, minutes = 0] = written.slice(inDigest.length).split(':').map(Number);
  return { at, first, of, minutes };
};

/** A page is written after each of its receipts, which never change: those that were written before need no packing. */
const packedBefore = new WeakMap<Receipt, Packed>();
const packed = (receipt: Receipt): Packed => {
  const known = packedBefore.get(receipt) ?? pack(receipt);
  packedBefore.set(receipt, known);
  return known;
};

const pack = (receipt: Receipt): Packed => {
  switch (receipt.kind) {
    case 'sent': {
      const { chatId, messageId, at, others = [], more = [], digest, isReworded } = receipt;
      const place = digest === undefined ? [] : [writeInDigest(digest)];
      return ['s', chatId, messageId, at, ...others, ...place, ...(isReworded ? [reworded] : []), ...more];
    }
    case 'skipped': {
      const { chatId, why, by, shown, detail } = receipt;
      if (detail !== undefined) return ['k', chatId, why, by ?? '', shown ? 1 : 0, detail];
      if (by === undefined) return ['k', chatId, why];
      return shown ? ['k', chatId, why, by, 1] : ['k', chatId, why, by];
    }
    case 'rejected':
      return ['r', receipt.chatId, receipt.why];
    case 'held':
      return receipt.why === undefined
        ? ['h', receipt.chatId, receipt.until]
        : ['h', receipt.chatId, receipt.until, receipt.why];
    case 'gone':
      return ['g', receipt.chatId];
  }
};

const unpack = (packed: Packed): Receipt => {
  const chatId = packed[1];
  switch (packed[0]) {
    case 's': {
      const [, , messageId, at, ...ids] = packed;
      const named = ids.filter((id) => typeof id === 'string');
      const others = named.filter((id) => !id.startsWith(inDigest) && id !== reworded);
      const digest = named.find((id) => id.startsWith(inDigest));
      const more = ids.filter((id) => typeof id === 'number');
      return {
        kind: 'sent',
        chatId,
        messageId,
        at,
        ...(others.length > 0 && { others }),
        ...(more.length > 0 && { more }),
        ...(digest !== undefined && { digest: readInDigest(digest) }),
        ...(named.includes(reworded) && { isReworded: true }),
      };
    }
    case 'k': {
      const [, , why, by, shown, detail] = packed;
      return {
        kind: 'skipped',
        chatId,
        why,
        ...(typeof by === 'string' && by !== '' && { by }),
        ...(shown === 1 && { shown: true }),
        ...(detail !== undefined && { detail }),
      };
    }
    case 'r':
      return { kind: 'rejected', chatId, why: packed[2] };
    case 'h':
      return { kind: 'held', chatId, until: packed[2], ...(packed[3] && { why: packed[3] }) };
    case 'g':
      return { kind: 'gone', chatId };
  }
};
