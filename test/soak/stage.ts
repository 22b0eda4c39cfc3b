import { constants, rmSync, statSync } from 'node:fs';
import { access, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNewsroom, type Feed, type Newsroom } from '../../src/sandbox/newsroom/index.ts';
import { createTelegram, type Person, type Telegram } from '../../src/sandbox/telegram/index.ts';
import { createEditor, type Editor } from './editor.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { habitsFrom, planChats, type PlannedChat, type Scale } from './plan.ts';
import { seedChats } from './seed.ts';

/** Somebody or something that the bot writes to. `person`: whoever may block it; `isChannel`: the bot's rights may be taken. */
export type Listener = PlannedChat & { id: number; person?: Person; owner?: number };

/** Time for everybody but the bot's process: the machine's, and how much was skipped. */
export type Time = { now(): number; skipped(): number; skip(ms: number): void };

export type Stage = {
  time: Time;
  telegram: Telegram;
  newsrooms: Newsroom[];
  feeds: Feed[];
  chats: Listener[];
  ledger: Ledger;
  editor: Editor;
  /** Has posts scheduled for the channels. */
  writer: Person;
  storeUrl: string;
  storeMiB(): number;
  /** Requests that are being answered, beside the bot's question for updates. */
  underWay(): number;
  close(): Promise<void>;
};

const createTime = (): Time => {
  let skippedMs = 0;
  return {
    now: () => Date.now() + skippedMs,
    skipped: () => skippedMs,
    skip: (ms) => void (skippedMs += ms),
  };
};

/** A feed is on a host of its own, as Kabar asks one thing at a time of a host. */
const hostOf = (at: number): string => `127.1.${Math.floor(at / 250)}.${1 + (at % 250)}`;

/** Memory that Linux shows as a folder: a killed process loses nothing there, and a fortnight's writes need not wait for a disk. */
const memoryFolder = '/dev/shm';
const quickFolder = (): Promise<string> =>
  access(memoryFolder, constants.W_OK).then(
    () => memoryFolder,
    () => tmpdir(),
  );

/** Messages that a chat remembers: what came stands in the ledger, but an editor's questions are pressed and changed days later. */
const keep = 4_000;

export const createStage = async (scale: Scale): Promise<Stage> => {
  const time = createTime();
  const { now } = time;
  const telegram = await createTelegram({ now, keep, seed: scale.seed });
  const newsrooms = await Promise.all(
    Array.from({ length: scale.feeds }, (_, at) => createNewsroom({ now, host: hostOf(at) })),
  );
  const feeds = newsrooms.map((one, at) => one.feed('/berita.xml', { title: `Harian ${at}` }));
  const owner = telegram.person({ first_name: 'Redaksi', language_code: 'id' });
  owner.start();
  const writer = telegram.person({ first_name: 'Penulis', language_code: 'id' });
  writer.start();
  const chats = planChats(scale, habitsFrom(now())).map((one, n) =>
    settle(telegram, one, n, { owner, writer }),
  );
  const folder = await mkdtemp(join(await quickFolder(), 'kabar-soak-'));
  // Also where the soak is broken off: what is left there takes memory.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  const file = join(folder, 'kabar.sqlite');
  const storeUrl = `sqlite://${file}`;
  await seedChats(storeUrl, feeds, chats);
  const ledger = createLedger();
  telegram.onChange((message, change) => {
    if (change === 'sent' && message.from?.is_bot !== false) ledger.took(message, now());
  });
  const edited = new Set(chats.filter(({ habit }) => habit.isEdited).map(({ id }) => id));
  const editor = createEditor(telegram, owner, { channels: edited, now });
  const size = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return {
    time,
    telegram,
    newsrooms,
    feeds,
    chats,
    ledger,
    editor,
    writer,
    storeUrl,
    storeMiB: () => (size(file) + size(`${file}-wal`)) / 2 ** 20,
    underWay: () =>
      Math.max(0, telegram.stats().inFlight - 1) + newsrooms.reduce((sum, one) => sum + one.underWay(), 0),
    close: async () => {
      await Promise.all([telegram.close(), ...newsrooms.map((one) => one.close())]);
    },
  };
};

/** Gives a planned chat its place in Telegram. */
const settle = (
  telegram: Telegram,
  planned: PlannedChat,
  n: number,
  { owner, writer }: { owner: Person; writer: Person },
): Listener => {
  if (planned.habit.isChannel) {
    const channel = telegram.channel({ owner, title: `Kanal ${n}` });
    telegram.setMember(channel, writer, 'administrator');
    telegram.addBot(channel, { rights: true, by: owner });
    return { ...planned, id: channel.id, owner: owner.id };
  }
  if (!planned.isFickle) return { ...planned, id: telegram.people(1)[0] ?? 0 };
  const person = telegram.person({ first_name: `Orang ${n}`, language_code: 'id' });
  person.start();
  return { ...planned, id: person.id, person };
};
