import type { ImportOutcome } from '../../../src/audience/record/import.ts';
import type { ExportTexts } from '../../../src/i18n/export.ts';
import type { Message } from '../../../src/message/message.ts';
import { words } from '../../../src/message/words.ts';

/** Failures in one message: with the longest names and addresses they stay within Telegram's 4,096 characters. */
const mostListed = 8;

/** What came of a file: the counts, the failures one by one, and a button that tries these again. `id`: of their order. */
export const doneMessage = (
  { followed, already, failed }: ImportOutcome,
  { id, texts, chatTitle }: { id: string; texts: ExportTexts['import']; chatTitle: string | undefined },
): Message => {
  const lines = failed.slice(0, mostListed).map(({ feed, why }) => texts.failed(feed.title, feed.url, why));
  const more = failed.length - lines.length;
  const all = [
    texts.done({ followed, already, failed: failed.length }, chatTitle),
    ...lines,
    ...(more > 0 ? [texts.moreFailed(more)] : []),
  ];
  const again = [[{ text: texts.again(failed.length), callback: `import:all:${id}` }]];
  return words(all.join('\n\n'), failed.length > 0 ? again : undefined);
};
