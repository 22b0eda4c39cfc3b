import type { HoldReason } from '../../audience/decision.ts';
import type { InDigest, Receipt } from '../../delivery/campaign.ts';

/** A receipt in a few bytes: a page of 256 is written often. */
export type Packed =
  /**
   * Behind the time: `+` and a number: the list of the campaigns beside it (older pages have their ids here); `d:` and numbers:
   * its place in a digest; `w:`: reworded; numbers: the further messages of an album.
   */
  | ['s', number, number, number, ...(string | number)[]]
  | ['r', number, string]
  | ['k', number, string, by?: string, shown?: 0 | 1, detail?: string]
  | ['h', number, number, why?: HoldReason]
  | ['g', number];

export const inList = '+';
const reworded = 'w:';
const inDigest = 'd:';
const writeInDigest = ({ at, first, of, minutes }: InDigest): string =>
  `${inDigest}${at}:${first}:${of}:${minutes}`;
const readInDigest = (written: string): InDigest => {
  const [at = 0, first = 0, of = 0, minutes = 0] = written.slice(inDigest.length).split(':').map(Number);
  return { at, first, of, minutes };
};

/** `list`: the place of the list of the campaigns beside it; undefined: there are none. */
export const pack = (receipt: Receipt, list: number | undefined): Packed => {
  switch (receipt.kind) {
    case 'sent': {
      const { chatId, messageId, at, more = [], digest, isReworded } = receipt;
      const beside = list === undefined ? [] : [`${inList}${list}`];
      const place = digest === undefined ? [] : [writeInDigest(digest)];
      return ['s', chatId, messageId, at, ...beside, ...place, ...(isReworded ? [reworded] : []), ...more];
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

/** `lists`: of campaigns that came together, as the page has them. */
export const unpack = (packed: Packed, lists: readonly string[][]): Receipt => {
  const chatId = packed[1];
  switch (packed[0]) {
    case 's': {
      const [, , messageId, at, ...ids] = packed;
      const named = ids.filter((id) => typeof id === 'string');
      const others = named.flatMap((id) => {
        if (id.startsWith(inList)) return lists[Number(id.slice(inList.length))] ?? [];
        return id.startsWith(inDigest) || id === reworded ? [] : [id];
      });
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
