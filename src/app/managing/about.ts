import { textsFor } from '../../i18n/texts.ts';
import type { Language } from '../../i18n/language.ts';
import type { About } from '../../stats/report.ts';
import type { Subject } from '../../stats/ports.ts';
import type { Collections } from '../../store/collections.ts';
import type { Inquiry } from '../../telegram/api/rights.ts';

/** Finds what a report is about, if the person may know it: undefined where they may not. Rejects with a StoreError. */
export const createAboutFor =
  ({
    chats,
    isAdmin,
    isOperator,
    sourceTitles,
    timeZone,
  }: {
    chats: Pick<Collections['chats'], 'get'>;
    isAdmin: Inquiry['isAdmin'];
    isOperator(userId: number): boolean;
    /** What sources are called, in their order. */
    sourceTitles(ids: string[]): Promise<(string | undefined)[]>;
    /** The zone (IANA) by whose days sources and all together are counted. */
    timeZone: string;
  }) =>
  async (userId: number, subject: Subject, language: Language): Promise<About | undefined> => {
    if (subject.startsWith('c')) {
      const chat = await chats.get(Number(subject.slice(1)));
      const isTheirs = chat !== undefined && (await isAdmin(userId, chat.id));
      return isTheirs ? { subject, title: chat.title, timeZone: chat.timeZone } : undefined;
    }
    if (!isOperator(userId)) return undefined;
    if (subject === 'all') return { subject, title: textsFor(language).stats.all, timeZone };
    const [title = ''] = await sourceTitles([subject.slice(1)]);
    return { subject, title, timeZone };
  };
