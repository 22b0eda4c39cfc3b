import type { Following } from '../../src/audience/following.ts';
import { formatAgo, formatDate } from '../../src/message/date.ts';
import { codePoints } from '../../src/text/escape.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { words } from '../../src/message/words.ts';
import type { Command } from '../../src/telegram/command.ts';
import { targetToRead } from '../shared/target.ts';

/** Code points of one answer, markup counted too: well within Telegram's limit. */
const roomInMessage = 3_800;

export const createFollowing = ({ list }: { list: Following['list'] }): Command => ({
  name: 'following',
  descriptions: { id: 'Daftar sumber yang diikuti', en: 'List what is followed here' },
  usage: { id: '[@kanal]', en: '[@channel]' },
  scope: 'everywhere',
  run: async (ask) => {
    const target = await targetToRead(ask);
    if (target === undefined) return;
    const { language, timeZone } = ask.settings;
    const { following: texts } = textsFor(language);
    const followed = await list(target.chat.id);
    if (followed.length === 0) return void (await ask.reply(words(texts.empty(target.title))));
    const isManager = target.title !== undefined || (await ask.isAdmin());
    const lines = followed.map(({ title, address, lastNewsAt, passedOver, failing }, index) => {
      const item = texts.item(
        {
          title,
          address,
          ...(lastNewsAt !== undefined && { lastNews: formatAgo(lastNewsAt, ask.now, language) }),
          ...(passedOver !== undefined && { passedOver }),
          ...(failing !== undefined && {
            failing: { since: formatDate(failing.since, { language, timeZone }), why: failing.why },
          }),
        },
        isManager,
      );
      return `${index + 1}. ${item}`;
    });
    for (const part of inParts([texts.heading(followed.length, target.title), ...lines]))
      await ask.reply(words(part));
  },
});

const inParts = (lines: string[]): string[] => {
  const parts: string[] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    if (last !== undefined && codePoints(last) + codePoints(line) + 2 <= roomInMessage)
      parts[parts.length - 1] = `${last}\n\n${line}`;
    else parts.push(line);
  }
  return parts;
};
