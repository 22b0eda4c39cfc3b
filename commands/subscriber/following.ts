import { formatAgo, formatDate } from '../../src/message/date.ts';
import { codePoints, escapeHtml, short } from '../../src/text/escape.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { words, type Command } from '../shared/command.ts';
import { targetToRead } from '../shared/target.ts';

/** Code points of one answer, markup counted too: well within Telegram's limit. */
const roomInMessage = 3_800;

export const following: Command = {
  name: 'following',
  descriptions: { id: 'Daftar sumber yang diikuti', en: 'List what is followed here' },
  usage: { id: '[@kanal]', en: '[@channel]' },
  scope: 'everywhere',
  run: async (ask, ports) => {
    const target = await targetToRead(ask, ports);
    if (target === undefined) return;
    const { language, timeZone } = ask.settings;
    const { following: texts } = textsFor(language);
    const followed = await ports.follows.list(target.chat.id);
    if (followed.length === 0) return void (await ask.reply(words(texts.empty)));
    const lines = followed.map(({ title, address, lastNewsAt, passedOver, failing }, index) => {
      const item = texts.item({
        title,
        address,
        ...(lastNewsAt !== undefined && { lastNews: formatAgo(lastNewsAt, ask.now, language) }),
        ...(passedOver !== undefined && { passedOver }),
        ...(failing !== undefined && {
          failing: { since: formatDate(failing.since, { language, timeZone }), why: failing.why },
        }),
      });
      return `${index + 1}. ${item}`;
    });
    const about = target.title === undefined ? [] : [`<b>${escapeHtml(short(target.title, 120))}</b>`];
    for (const part of inParts([...about, texts.heading(followed.length), ...lines]))
      await ask.reply(words(part));
  },
};

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
