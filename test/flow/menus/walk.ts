import { expect } from 'vitest';
import { textsFor } from '../../../src/i18n/texts.ts';
import { words } from '../../../src/message/words.ts';
import type { Person, SendOptions, ViewMessage } from '../../../src/sandbox/telegram/index.ts';
import { kindOf } from '../buttons.ts';
import { pause } from '../counting.ts';
import type { House } from './house.ts';

/** Telegram's limits (https://core.telegram.org/bots/api#sendmessage, #inlinekeyboardbutton), texts in UTF-16 units. */
const limits = { text: 4_096, caption: 1_024, buttons: 100, inRow: 8, callbackBytes: 64, label: 64 };
/** Time that usually passes between two presses: what Telegram lets a group have, comes back (milliseconds). */
const usualMs = 30_000;
/** Times that are waited for an answer that takes a while (100 ms each). */
const patience = 50;
/** Times that are waited for what is being looked at (50 ms each). */
const longPatience = 400;
/** Messages of a walk that are gone back to. */
const mostSeen = 12;
/** A button is pressed at most so often, and a walk has at most so many steps. */
const most = { alike: 2, steps: 60 };

/** What is answered to a button that leads nowhere, in each language. */
const deadEnds = new Set(
  (['id', 'en'] as const).flatMap((language) => {
    const { buttonExpired, amend, broadcast, schedule } = textsFor(language);
    return [buttonExpired, amend.expired, broadcast.expired, schedule.gone].map((one) => words(one).plain);
  }),
);

/** Whether a text only asks for patience: what comes of it is still to be shown in its place. */
export const isPatience = (text: string): boolean =>
  (['id', 'en'] as const).some((language) => {
    const { follow, exporting } = textsFor(language);
    const [checking = ''] = exporting.import.checking(0, 0).split(':');
    return [follow.working, exporting.import.reading].includes(text) || text.startsWith(`${checking}:`);
  });

/** What a button does, whichever source, story or chat it is about. */
export const shapeOf = (data: string): string => {
  const [name = '', what = '', ...about] = data.split(':');
  const plain = (one: string) => (/^[a-z]{0,9}$/.test(one) ? one : '#');
  return [name, plain(what.replace(/\d+$/, '')), ...about.map(plain)].join(':');
};

/** Somebody who types commands and presses every button that the answers show. */
export type Walker = {
  /** Shapes of the buttons that were shown, pressed or not. */
  shown: ReadonlySet<string>;
  /** Shapes of the buttons that were pressed, and how often. */
  pressed: ReadonlyMap<string, number>;
  /** What went wrong, in words: a button that leads nowhere, a message over a limit. */
  faults: string[];
  /** Types something and waits until it is answered; gives the messages that came or changed. */
  say(text: string, options?: SendOptions): Promise<ViewMessage[]>;
  /** Does what is told, or types it, and presses on from what is shown, what was pressed least first, until nothing new is. */
  explore(start: string | (() => unknown), options?: SendOptions): Promise<void>;
  /** Does what is told, or types it, or goes on, and presses buttons of these kinds one after another, each on the newest message that has it by then. */
  through(start: string | (() => unknown) | undefined, ...kinds: string[]): Promise<void>;
  /** Presses the first button under a message whose data begins so; gives the messages that came or changed. */
  pressOn(message: ViewMessage, data: string): Promise<ViewMessage[]>;
  /** How many presses Telegram was to be told of an answer to. */
  presses(): number;
};

export const createWalker = (
  house: House,
  person: Person,
  { avoid = /^$/, betweenMs = usualMs }: { avoid?: RegExp; betweenMs?: number } = {},
): Walker => {
  const { telegram } = house;
  const everShown = new Set<string>();
  const pressed = new Map<string, number>();
  const faults: string[] = [];
  let presses = 0;
  /** Messages of Kabar's with buttons, the one last changed last. */
  const standing = new Map<string, ViewMessage>();
  telegram.onChange((message) => {
    const key = `${message.chat_id}:${message.message_id}`;
    standing.delete(key);
    const datas = message.buttons.flat().flatMap(({ callback_data: data }) => data ?? []);
    if (datas.length > 0 && !message.deleted) standing.set(key, message);
    for (const data of datas) if (!avoid.test(data)) everShown.add(shapeOf(data));
  });

  /**
   * How often Kabar has sent or changed a message, or tried: what shows the same as before is refused by Telegram, and well so, where
   * the choice is made already.
   */
  const shownOrTried = (): number =>
    Object.entries(telegram.stats().byMethod).reduce(
      (sum, [method, count]) => sum + (/^(?:send|edit|copy|delete)/.test(method) ? count : 0),
      0,
    );

  /** Does something and gives the messages that came or changed by it, the last one last. */
  const during = async (act: () => Promise<string | undefined>): Promise<ViewMessage[]> => {
    const changed = new Map<string, ViewMessage>();
    const end = telegram.onChange((message) => {
      if (message.from?.id !== telegram.bot.id) return;
      const key = `${message.chat_id}:${message.message_id}`;
      changed.delete(key);
      if (!message.deleted) changed.set(key, message);
    });
    await house.pass(betweenMs);
    const before = shownOrTried();
    const answer = await act();
    await house.settled();
    // What takes a worker or a campaign shows itself later.
    const isSilent = () => shownOrTried() === before;
    for (let waits = answer === undefined ? patience : 0; waits > 0 && isSilent(); waits--)
      await pause(100).then(house.settled);
    const isWorking = () => [...changed.values()].some(({ text }) => isPatience(text));
    for (let waits = longPatience; waits > 0 && isWorking(); waits--) await pause(50).then(house.settled);
    end();
    const messages = [...changed.values()];
    for (const message of messages) faults.push(...faultsOf(message));
    return messages;
  };

  const say: Walker['say'] = (text, options) =>
    during(async () => {
      person.send(text, options);
      return undefined;
    });

  const next = (messages: ViewMessage[]) => {
    const all = messages.flatMap((message) =>
      message.buttons
        .flat()
        .flatMap(({ callback_data: data }) => (data === undefined ? [] : { message, data })),
    );
    const count = (data: string) => pressed.get(shapeOf(data)) ?? 0;
    const [least] = all
      .filter(({ data }) => !avoid.test(data) && count(data) < most.alike)
      .toSorted((one, two) => count(one.data) - count(two.data));
    return least;
  };

  /** Presses a button and notes what is wrong with what comes of it. `isLast`: what it stands under is what was shown last; `now`: the message afterwards. */
  const press = async (
    { message, data }: { message: ViewMessage; data: string },
    { after, isLast }: { after: string; isLast: boolean },
  ) => {
    pressed.set(shapeOf(data), (pressed.get(shapeOf(data)) ?? 0) + 1);
    let answer: string | undefined;
    presses++;
    const before = shownOrTried();
    const changed = await during(async () => {
      answer = (await person.press(message, data, 20_000)).text;
      return answer;
    });
    const where = `${data} (after ${after}, below "${message.text.slice(0, 60)}")`;
    if (answer === undefined && shownOrTried() === before) faults.push(`${where} does nothing that is seen`);
    const now = telegram.view(message.chat_id).find((one) => one.message_id === message.message_id);
    // A button that is gone by now was pressed a moment too late.
    const stands = now?.buttons.flat().some((one) => one.callback_data === data) === true;
    if (answer !== undefined && deadEnds.has(answer) && stands && isLast)
      faults.push(`${where} leads nowhere: ${answer}`);
    return { changed, now };
  };

  const newestWith = (kind: string) =>
    [...standing.values()]
      .toReversed()
      .flatMap((message) =>
        message.buttons
          .flat()
          .flatMap(({ callback_data: data = '' }) =>
            kindOf(shapeOf(data)) === kind ? [{ message, data }] : [],
          ),
      )[0];

  return {
    shown: everShown,
    pressed,
    faults,
    say,
    presses: () => presses,
    pressOn: async (message, beginning) => {
      const button = message.buttons.flat().find(({ callback_data: data }) => data?.startsWith(beginning));
      const data = button?.callback_data ?? beginning;
      return (await press({ message, data }, { after: 'what was shown', isLast: true })).changed;
    },
    through: async (start, ...kinds) => {
      if (typeof start === 'string') await say(start);
      else if (start !== undefined) await during(async () => void (await start()));
      for (const kind of kinds) {
        for (let waits = patience; waits > 0 && newestWith(kind) === undefined; waits--)
          await house.pass(1_000).then(house.settled);
        const button = newestWith(kind);
        if (button === undefined)
          faults.push(
            `${kind} is not shown after ${String(start)}, but ${JSON.stringify(telegram.view(person.id).at(-1)?.text.slice(0, 200))}`,
          );
        else await press(button, { after: String(start), isLast: true });
      }
    },
    explore: async (start, options) => {
      const begin = () =>
        typeof start === 'string' ? say(start, options) : during(async () => void (await start()));
      const text = typeof start === 'string' ? start : 'what was done';
      let shown = await begin();
      if (shown.length === 0 && typeof start === 'string') faults.push(`${text} is not answered`);
      const seen = new Map<string, ViewMessage>();
      const seenStill = (): ViewMessage[] => {
        const keyOf = (one: ViewMessage) => `${one.chat_id}:${one.message_id}`;
        const chats = [...new Set([...seen.values()].map(({ chat_id: chat }) => chat))];
        return chats
          .flatMap((chat) => telegram.view(chat))
          .filter((one) => seen.has(keyOf(one)) && !one.deleted)
          .toReversed();
      };
      // What was done since may have ended what an older message offers.
      let isLast = true;
      for (let step = 0; step < most.steps; step++) {
        const button = next(shown);
        if (button === undefined) return;
        for (const one of shown.slice(-mostSeen)) seen.set(`${one.chat_id}:${one.message_id}`, one);
        for (const key of [...seen.keys()].slice(0, -mostSeen)) seen.delete(key);
        const { changed, now } = await press(button, { after: text, isLast });
        const stays = now === undefined || now.deleted ? [] : [now];
        const last: ViewMessage[] | undefined = [changed, isLast ? stays : []].find(
          (some) => next(some) !== undefined,
        );
        const older: ViewMessage[] = last === undefined ? seenStill() : [];
        isLast = next(older) === undefined;
        shown = last ?? (isLast ? await begin() : older);
      }
    },
  };
};

const faultsOf = ({ text, isCaption, buttons, isReplyKeyboard, html }: ViewMessage): string[] => {
  const all = buttons.flat();
  const about = JSON.stringify(text.slice(0, 60));
  const faults: string[] = [];
  if (text.length > (isCaption ? limits.caption : limits.text))
    faults.push(`${about} has ${text.length} units`);
  if (!html.isWellFormed()) faults.push(`${about} has half a character`);
  if (all.length > limits.buttons) faults.push(`${about} has ${all.length} buttons`);
  for (const row of buttons)
    if (row.length > limits.inRow) faults.push(`${about} has a row of ${row.length}`);
  for (const { text: label, callback_data: data } of all) {
    if (label.trim() === '' || !label.isWellFormed() || /[\n\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(label))
      faults.push(`${about} has a button ${JSON.stringify(label)}`);
    if (label.length > limits.label) faults.push(`${about} has a button of ${label.length} units: ${label}`);
    if (data !== undefined && Buffer.byteLength(data) > limits.callbackBytes)
      faults.push(`${data} is too long`);
  }
  if (isReplyKeyboard && all.length === 0) faults.push(`${about} has an empty keyboard`);
  return faults;
};

/** Requests that Telegram has refused for what they say, but for `meant`, and presses that were not answered exactly once. */
export const refusedIn = ({ telegram }: House, presses: number, meant?: string): string[] => {
  const answers = telegram.calls('answerCallbackQuery');
  const ids = new Set(answers.map(({ params }) => params['callback_query_id']));
  expect({ presses, answers: answers.length, ids: ids.size }).toEqual({
    presses,
    answers: presses,
    ids: presses,
  });
  return telegram
    .calls()
    .filter(
      ({ status, description = '' }) =>
        status >= 400 && description !== meant && !/not modified|to delete not found/.test(description),
    )
    .map(
      ({ method, description, params }) =>
        `${method} ${JSON.stringify(params).slice(0, 400)}: ${description}`,
    );
};
