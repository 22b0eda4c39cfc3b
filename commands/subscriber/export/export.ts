import { countFollows } from '../../../src/audience/topics/topic.ts';
import { feedListOf } from '../../../src/audience/record/export.ts';
import type { KnownOf } from '../../../src/audience/record/known.ts';
import type { Following } from '../../../src/audience/following.ts';
import type { FeedList } from '../../../src/feed/opml/list.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import { words } from '../../../src/message/words.ts';
import type { Ask, Command } from '../../../src/telegram/command.ts';
import { targetToChange, type Target } from '../../shared/target.ts';

type ExportNeeds = {
  list: Following['list'];
  /** Writes an OPML file. */
  writeList(list: FeedList, now: number): Promise<string>;
  knownOf: KnownOf;
};

/** Characters of a file's name that every system takes. */
const unfit = /[^\p{L}\p{N}]+/gu;

/** Sends what a chat follows as a file that other readers understand, or all that Kabar knows of it as JSON. */
export const createExport = (needs: ExportNeeds): Command => ({
  name: 'export',
  aliases: ['ekspor', 'cadangkan'],
  descriptions: { id: 'Simpan daftar sumber sebagai berkas OPML', en: 'Save the sources as an OPML file' },
  usage: { id: '[@kanal] [json]', en: '[@channel] [json]' },
  chatFirst: { or: 'nothing' },
  scope: 'everywhere',
  adminsOnly: true,
  run: async (ask) => {
    const target = await targetToChange(ask, { isAlone: true });
    if (target === undefined) return;
    const send = /^json$/i.test(target.rest) ? sendAll : sendList;
    await ask.later(() => send(ask, target, needs));
  },
});

const sendList = async (ask: Ask, target: Target, { list, writeList }: ExportNeeds): Promise<void> => {
  const { exporting, following } = textsFor(ask.settings.language);
  const followed = await list(target.chat.id);
  if (followed.length === 0) return void (await ask.reply(words(following.empty(target.elsewhere))));
  const feeds = feedListOf(target.settings, followed, ask.now);
  await ask.sendFile({
    name: fileName(target, ask.now, 'opml'),
    bytes: new TextEncoder().encode(await writeList(feeds, ask.now)),
    caption: words(exporting.export.caption(countFollows(followed), target.title)),
  });
};

/** Who manages a group and what it filters is not for all its members to see. */
const sendAll = async (ask: Ask, target: Target, { knownOf }: ExportNeeds): Promise<void> => {
  const { exporting } = textsFor(ask.settings.language);
  const { chat, elsewhere } = target;
  if (ask.chat.kind !== 'private') {
    const handle = chat.username === undefined ? String(chat.id) : `@${chat.username}`;
    return void (await ask.reply(words(exporting.export.privately(handle))));
  }
  const known = await knownOf(target.settings, ask.now);
  await ask.sendFile({
    name: fileName(target, ask.now, 'json'),
    bytes: new TextEncoder().encode(`${JSON.stringify(known, null, 2)}\n`),
    caption: words(exporting.export.all(elsewhere)),
  });
};

/** "kabar-warga-serang-2023-05-05.opml". */
const fileName = ({ title }: Target, now: number, kind: string): string => {
  const whose = (title ?? '').slice(0, 40).replace(unfit, '-').toLowerCase();
  const day = new Date(now).toISOString().slice(0, 10);
  return `${['kabar', whose, day].filter(Boolean).join('-').replace(/-{2,}/g, '-')}.${kind}`;
};
