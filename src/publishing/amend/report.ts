import { amendWhys } from '../../delivery/amend/original.ts';
import type { Receipt } from '../../delivery/campaign.ts';
import type { Standing } from '../../delivery/post/posts.ts';
import type { AmendResult } from '../../i18n/channel/amend.ts';
import type { Language } from '../../i18n/language.ts';
import { textsFor } from '../../i18n/texts.ts';
import type { Message } from '../../message/message.ts';
import { words } from '../../message/words.ts';
import type { Amendment } from './amendment.ts';

/** Chats that a report names one by one. */
const mostNamed = 10;

/** What Kabar itself says in receipts of why a message could not be changed. */
const ownWhys: Record<string, AmendResult> = {
  [amendWhys.noted]: 'noted',
  [amendWhys.old]: 'old',
  [amendWhys.missing]: 'missing',
  [amendWhys.together]: 'together',
  [amendWhys.fixed]: 'fixed',
  [amendWhys.moved]: 'moved',
  [amendWhys.forgotten]: 'old',
};

/** Reads a receipt of a change. */
export const amendResultOf = (receipt: Receipt): AmendResult => {
  switch (receipt.kind) {
    case 'sent':
      return 'done';
    case 'held':
      return 'waiting';
    case 'gone':
      return 'blocked';
    case 'skipped':
      return receipt.why === 'stopped' ? 'stopped' : 'missing';
    case 'rejected': {
      const own = ownWhys[receipt.why];
      if (own !== undefined) return own;
      if (/no administrator there any more/.test(receipt.why)) return 'not-admin';
      if (
        /rights|administrator|admin_required|chat not found|can't be (?:edited|deleted)|forbidden/i.test(
          receipt.why,
        )
      )
        return 'no-right';
      return 'refused';
    }
  }
};

/** How a change ended: how many chats with which result, and of few chats what became of each where it was not made. */
export type AmendEnd = { counts: Map<AmendResult, number>; failed: { title: string; result: AmendResult }[] };

/** Reads how a change ended, page by page. `titles`: of its chats, in the order of their places, where they are to be named. */
export const readEnd = async (
  pages: AsyncIterable<{ page: number; receipts: (Receipt | null)[] }>,
  titles: string[],
): Promise<AmendEnd> => {
  const counts: AmendEnd['counts'] = new Map();
  const failed: AmendEnd['failed'] = [];
  for await (const { page, receipts } of pages)
    for (const [index, receipt] of receipts.entries()) {
      if (!receipt) continue;
      const result = amendResultOf(receipt);
      counts.set(result, (counts.get(result) ?? 0) + 1);
      const title = page === 0 ? titles[index] : undefined;
      if (title !== undefined && result !== 'done') failed.push({ title, result });
    }
  return { counts, failed };
};

/** The message that shows how far a change is, with buttons that pause, resume and stop it. */
export const writeAmendProgress = (
  { id, kind, reach }: Pick<Amendment, 'id' | 'kind' | 'reach'>,
  { state, counts }: Pick<Standing, 'state' | 'counts'>,
  language: Language,
): Message => {
  const { amend, posts } = textsFor(language);
  const { sent, failed, held, skipped } = counts;
  const walked = sent + failed + held + skipped;
  const progress = { share: walked / Math.max(1, reach, walked), done: sent, failed, waiting: held };
  const isGoing = state === 'going';
  const [text, what] = isGoing ? [posts.progress.pause, 'pause'] : [posts.progress.resume, 'go'];
  return words(isGoing ? amend.going(kind, progress) : amend.paused(kind, progress), [
    [
      { text, callback: `recall:${what}:${id}` },
      { text: posts.progress.stop, callback: `recall:stop:${id}` },
    ],
  ]);
};

/** The message that says how a change ended, what could not be changed, and why. */
export const writeAmendReport = (
  { kind, reach }: Pick<Amendment, 'kind' | 'reach'>,
  { counts, failed, isStopped }: AmendEnd & { isStopped: boolean },
  language: Language,
): Message => {
  const { report } = textsFor(language).amend;
  const done = counts.get('done') ?? 0;
  const all = [...counts.values()].reduce((sum, one) => sum + one, 0);
  const named = failed.slice(0, mostNamed);
  const others = failed.length > 0 && failed.length <= mostNamed ? [] : [...counts];
  return words(
    [
      isStopped ? report.stopped(kind, done) : report.end(kind, done, Math.max(all, reach)),
      ...others
        .filter(([result]) => result !== 'done')
        .map(([result, count]) => report.line(count, report.result[result])),
      ...named.map(({ title, result }) => report.chat(title, report.result[result])),
    ].join('\n'),
  );
};
