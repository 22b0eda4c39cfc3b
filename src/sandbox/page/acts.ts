import type { Person, SendOptions, Telegram } from '../telegram/index.ts';

/** Somebody does something in the chat client; the names and arguments of `Person`'s functions, in JSON. */
export type Act = { person: number; do: string; args: unknown[] };

type Reference = { chat_id: number; message_id: number };

/** What people can do on the page; gives what comes of it. Rejects with a sentence where it cannot be done. */
export const createActs = (telegram: Telegram, people: readonly Person[]) => {
  const doable: Record<string, (person: Person, args: unknown[]) => unknown> = {
    start: (person, [payload]) => person.start(payload === undefined ? undefined : String(payload)),
    send: (person, [text, options]) => person.send(textIn(text), optionsIn(options)),
    edit: (person, [message, text]) => person.edit(referenceIn(message), textIn(text)),
    remove: (person, [message]) => person.remove(referenceIn(message)),
    press: (person, [message, button]) => person.press(referenceIn(message), String(button), pressMs),
    react: (person, [message, emoji]) => person.react(referenceIn(message), [emoji].flat().map(String)),
    shareChat: (person, [request, chat]) => person.shareChat(Number(request), Number(chat)),
    inline: async (person, [query, offset]) => {
      if (!telegram.hears('inline_query')) return { results: [], isDeaf: true };
      return person.inline(String(query), { offset: String(offset ?? '') });
    },
    choose: (person, [result, options]) => person.choose({ ...(result as object) }, optionsIn(options)),
    block: (person) => person.block(),
    unblock: (person) => person.unblock(),
    /** As a deep link does it: adds the bot to a group, or to a channel as an administrator. */
    addBot: (person, [chat]) => telegram.addBot(Number(chat), { by: person }),
  };

  return async ({ person: id, do: name, args }: Act): Promise<unknown> => {
    const person = people.find((one) => one.id === id);
    const act = Object.hasOwn(doable, name) ? doable[name] : undefined;
    if (person === undefined || act === undefined) throw new Error('nobody can do that');
    return act(person, Array.isArray(args) ? args : []);
  };
};

/** How long a button waits for its answer (milliseconds): Telegram itself may be slow here. */
const pressMs = 15_000;
/** https://core.telegram.org/bots/api#sendmessage */
const longestText = 4_096;

const textIn = (given: unknown): string => {
  const text = typeof given === 'string' ? given.trim().slice(0, longestText) : '';
  if (text === '') throw new Error('there is nothing to send');
  return text;
};

const referenceIn = (given: unknown): Reference => {
  const { chat_id, message_id } = { ...(given as Partial<Reference>) };
  return { chat_id: Number(chat_id), message_id: Number(message_id) };
};

export const optionsIn = (given: unknown): SendOptions => {
  const { chat, threadId, replyTo } = { ...(given as SendOptions) };
  return {
    ...(chat !== undefined && { chat: Number(chat) }),
    ...(threadId !== undefined && { threadId: Number(threadId) }),
    ...(replyTo !== undefined && { replyTo: Number(replyTo) }),
  };
};
