import type { Chat } from '../audience/chat.ts';
import type { ChatStore } from '../audience/ports.ts';
import type { Receipt } from '../delivery/campaign.ts';

/** What became of a post in one chat: the closed set that reports and tables use. */
export const results = [
  'sent',
  'waiting',
  'blocked',
  'no-right',
  'not-admin',
  'refused',
  'uncopied',
  'unwanted',
  'stopped',
  'other',
] as const;
export type Result = (typeof results)[number];

/** Reads a receipt of a post; undefined: the chat was never meant. */
export const resultOf = (receipt: Receipt): Result | undefined => {
  switch (receipt.kind) {
    case 'sent':
      return 'sent';
    case 'held':
      return 'waiting';
    case 'gone':
      return 'blocked';
    case 'rejected':
      if (/no administrator there any more/.test(receipt.why)) return 'not-admin';
      if (/rights|administrator|chat not found|chat_/i.test(receipt.why)) return 'no-right';
      return /to copy|can't be copied|to forward/i.test(receipt.why) ? 'uncopied' : 'refused';
    case 'skipped':
      if (receipt.why === 'refuses posts') return 'unwanted';
      if (receipt.why === 'stopped') return 'stopped';
      return receipt.why === 'not meant' || receipt.why === 'not following' ? undefined : 'other';
  }
};

type Pages = AsyncIterable<{ receipts: (Receipt | null)[] }>;

/** How many chats a post ended in which way. */
export const countResults = async (pages: Pages): Promise<Map<Result, number>> => {
  const counts = new Map<Result, number>();
  for await (const { receipts } of pages)
    for (const receipt of receipts) {
      const result = receipt && resultOf(receipt);
      if (result) counts.set(result, (counts.get(result) ?? 0) + 1);
    }
  return counts;
};

/** The receipts of a post as CSV (RFC 4180), in pieces: what kind of chat, what became of it, and when it was sent. No names and no ids. */
export async function* resultTable(
  pages: Pages,
  { getMany }: Pick<ChatStore, 'getMany'>,
): AsyncGenerator<string> {
  yield 'chat,result,sent at\r\n';
  for await (const { receipts } of pages) {
    const meant = receipts.filter((one) => one !== null && one !== undefined);
    const kinds = (await getMany(meant.map(({ chatId }) => chatId))).map((chat) => chat?.kind);
    yield meant.map((receipt, at) => row(receipt, kinds[at])).join('');
  }
}

const row = (receipt: Receipt, kind: Chat['kind'] | undefined): string => {
  const result = resultOf(receipt);
  if (result === undefined) return '';
  const at = receipt.kind === 'sent' ? new Date(receipt.at).toISOString() : '';
  return `${kind ?? 'unknown'},${result},${at}\r\n`;
};
