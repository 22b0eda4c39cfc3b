import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Person, ViewMessage } from '../../src/sandbox/telegram/index.ts';
import { until } from './counting.ts';
import type { Stage } from './stage.ts';

const root = join(import.meta.dirname, '../..');

/** Kinds of buttons that the program writes, each as the command that hears it and what it is asked to do: "broadcast:pause". */
export const kindsInSource = async (): Promise<string[]> => {
  const kinds = new Set<string>();
  for await (const file of glob(
    ['commands/**/*.ts', 'src/{message,publishing,telegram,i18n,operating,delivery}/**/*.ts'],
    { cwd: root },
  ))
    for (const [, name, what] of readFileSync(join(root, file), 'utf8').matchAll(
      /[`']([a-z]+):([a-z]+)(?=[:`'])/g,
    ))
      kinds.add(`${name}:${what}`);
  return [...kinds].sort();
};

export const kindOf = (data: string): string => data.split(':').slice(0, 2).join(':');

/** Every button that somebody was shown in a private chat, by what it sends, with the message that had it last. */
export const collectButtons = (stage: Stage, person: Person): Map<string, ViewMessage> => {
  const shown = new Map<string, ViewMessage>();
  stage.telegram.onChange((message) => {
    if (message.chat_id !== person.id) return;
    for (const { callback_data: data } of message.buttons.flat())
      if (data !== undefined) shown.set(data, message);
  });
  return shown;
};

export type Answer = { data: string; text: string | undefined };

/** Has a person send what a button sends, also one that they do not see; gives what it was answered. */
export const createPresses = (stage: Stage) => {
  let id = 77_000;
  return async (person: Person, data: string, message: { message_id: number }): Promise<Answer> => {
    const query = String(++id);
    const from = { id: person.id, is_bot: false, first_name: 'X', language_code: 'id' };
    const chat = { id: person.id, type: 'private', first_name: 'X' };
    const pressed = { message_id: message.message_id, date: Math.floor(stage.telegram.now() / 1_000), chat };
    stage.telegram.deliver({
      callback_query: { id: query, from, message: pressed, chat_instance: '1', data },
    });
    const answer = () =>
      stage.telegram.calls('answerCallbackQuery').find(({ params }) => params['callback_query_id'] === query);
    await until(() => answer() !== undefined, `an answer to ${data}`);
    const text = answer()?.params['text'];
    return { data, text: typeof text === 'string' ? text : undefined };
  };
};

/** Everything that Kabar keeps, by its keys. */
export const readStore = (storeUrl: string): Map<string, string> => {
  const database = new DatabaseSync(storeUrl.replace('sqlite://', ''), { readOnly: true });
  const rows = database.prepare('SELECT key, value FROM keyv').all();
  database.close();
  return new Map(rows.map(({ key, value }) => [String(key), String(value)]));
};
