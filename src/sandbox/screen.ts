import type { Telegram, ViewMessage } from './telegram/index.ts';

const width = 96;

/** Prints every message as its chat shows it, when it does. */
export const printChats = (telegram: Telegram, print: (line: string) => void) => {
  const placeOf = ({ chat_id }: ViewMessage): string => {
    const chat = telegram.chats().find(({ id }) => id === chat_id);
    const title = chat?.title ?? String(chat_id);
    return chat?.type === 'private' ? `${title} ↔ ${telegram.bot.first_name}` : `${title} (${chat?.type})`;
  };
  telegram.onChange((message, change) => {
    if (message.service !== undefined || change === 'reacted') return;
    const { from, text, photo, preview, buttons } = message;
    print(`┌ ${placeOf(message)} · ${from?.first_name ?? 'post'}${change === 'sent' ? '' : ` · ${change}`}`);
    const picture = preview?.url ?? (photo && 'photo');
    if (picture !== undefined) print(`│ ▣ ${picture}`);
    for (const line of text.split('\n')) for (const part of wrapped(line)) print(`│ ${part}`);
    for (const row of buttons) print(`│ ${row.map((button) => `[${button.text}]`).join(' ')}`);
    print('└');
  });
  return {
    title: (text: string) => print(`\n━━ ${text}\n`),
    /** What happens beside the messages. */
    note: (text: string) => print(text),
  };
};

/** Lines of at most `width` characters, broken between words. */
const wrapped = (line: string): string[] => {
  const lines = [''];
  for (const word of line.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
};
