import { show } from './telegram/views.ts';
import type { ChatState, Stored, World } from './telegram/world.ts';

const width = 96;

/** Prints every message as its chat shows it, when it does. */
export const printChats = (world: World, print: (line: string) => void) => {
  const listener = (chat: ChatState, message: Stored, what: 'sent' | 'edited' | 'deleted') => {
    if (message.extra !== undefined) return;
    const { from, text, buttons, hasPhoto, preview } = show(world, chat, message);
    const name = chat.title ?? chat.first_name ?? String(chat.id);
    const place = chat.type === 'private' ? `${name} ↔ ${world.bot.first_name}` : `${name} (${chat.type})`;
    print(`┌ ${place} · ${from}${what === 'sent' ? '' : ` · ${what}`}`);
    const link = preview as { url?: string } | undefined;
    if (hasPhoto || link?.url !== undefined) print(`│ ▣ ${link?.url ?? 'photo'}`);
    for (const line of text.split('\n')) for (const part of wrapped(line)) print(`│ ${part}`);
    for (const row of buttons) print(`│ ${row.map((button) => `[${button.text}]`).join(' ')}`);
    print('└');
  };
  world.listeners.add(listener);
  return { title: (text: string) => print(`\n━━ ${text}\n`) };
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
