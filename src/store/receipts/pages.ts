import type { Receipt, ReceiptPage } from '../../delivery/campaign.ts';
import type { Write } from '../keyv/key-value.ts';
import { inList, pack, unpack, type Packed } from './packed.ts';

/** Receipts outlive the 48 h in which a message can be deleted, and a week of questions. */
export const keptMs = 8 * 86_400_000;

export const receiptsKey = (id: string, page: number) => `receipts:${id}:${page}`;

/** What is written of pages of receipts. They are packed at once: what changes in them afterwards is for the next write. */
export const pageWrites = (pages: readonly ReceiptPage[]): Write[] =>
  pages.map(({ id, page, receipts }) => ({
    key: receiptsKey(id, page),
    value: packPage(receipts),
    ttlMs: keptMs,
  }));

/**
 * A page as it is written. Stories that came in one message have receipts that name each other: in a digest of twenty that is
 * a hundred KB a page, which is written anew for each chat. So each list of names stands once, behind the receipts.
 */
export type PackedPage = (Packed | Lists | null | undefined)[];
type Lists = [typeof inList, ...string[][]];

const packPage = (receipts: ReceiptPage['receipts']): PackedPage => {
  const lists: string[][] = [];
  const places = new Map<string, number>();
  const placeOf = (others: string[], names: string): number => {
    const place = places.get(names) ?? lists.push(others) - 1;
    places.set(names, place);
    return place;
  };
  const before = packedBefore.get(receipts) ?? [];
  packedBefore.set(receipts, before);
  // By their number: slots that were never set are none to an array's own methods.
  const page: PackedPage = Array.from({ length: receipts.length }, (_, at) => {
    const receipt = receipts[at];
    return receipt && (before[at] = packed(receipt, before[at], placeOf)).one;
  });
  if (lists.length > 0) page.push([inList, ...lists]);
  return page;
};

/** A receipt as it was packed the last time, with its names and the place of their list then. */
type Before = { receipt: Receipt; one: Packed; names: string; list: number | undefined };
/** By the receipts of a page, which is written after each of them: what was packed before need not be packed again. */
const packedBefore = new WeakMap<ReceiptPage['receipts'], Before[]>();

const packed = (
  receipt: Receipt,
  known: Before | undefined,
  placeOf: (others: string[], names: string) => number,
): Before => {
  const before = known?.receipt === receipt ? known : undefined;
  const others = receipt.kind === 'sent' ? (receipt.others ?? []) : [];
  const names = before?.names ?? others.join(' ');
  const list = others.length === 0 ? undefined : placeOf(others, names);
  return before !== undefined && before.list === list
    ? before
    : { receipt, one: pack(receipt, list), names, list };
};

/** The receipts of a page, by their slots; null where there is none. `page`: undefined where it was never written. */
export const unpackPage = (page: PackedPage = []): (Receipt | null)[] => {
  const last = page.at(-1);
  const [, ...lists] = isLists(last) ? last : [inList];
  const slots = isLists(last) ? page.slice(0, -1) : page;
  return slots.map((one) => (one && !isLists(one) ? unpack(one, lists) : null));
};

const isLists = (one: PackedPage[number]): one is Lists => one?.[0] === inList;
