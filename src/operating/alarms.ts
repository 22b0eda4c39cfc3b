import type { Language } from '../i18n/language.ts';
import { textsFor } from '../i18n/texts.ts';
import type { Message } from '../message/message.ts';
import { words } from '../message/words.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { isCut, toTell, troublesIn, type Facts, type Told, type Trouble } from './trouble.ts';

/** How often it is looked whether all is well (milliseconds). */
const tickMs = 5_000;
/** What is told is kept at least so often while a trouble lasts (milliseconds). */
const keptMs = 600_000;
/** A feed that died is told of where it has so many followers. */
export const manyFollowers = 20;

export type AlarmStore = {
  get(): Promise<Told>;
  /** Rejects with a StoreError. */
  put(told: Told): Promise<void>;
};

/** Tells the operators what goes wrong, once each. */
export type Alarms = {
  start(): void;
  /** Followers were told something of a feed itself. */
  onFeed(notice: { kind: 'failing' | 'back' | 'ended'; title: string; followers: number }): Promise<void>;
  idle(): Promise<void>;
};

export const createAlarms = ({
  clock,
  log,
  store,
  facts,
  operators,
  languageOf,
  send,
  stopping,
}: {
  clock: Clock;
  log: Log;
  store: AlarmStore;
  /** How things stand now; may reject. */
  facts(): Promise<Omit<Facts, 'now' | 'slowSince'>>;
  operators: number[];
  languageOf(userId: number): Promise<Language>;
  /** Tells a person something. May reject: who never wrote to the bot cannot be told. */
  send(userId: number, message: Message): Promise<unknown>;
  stopping: AbortSignal;
}): Alarms => {
  let work: Promise<void> | undefined;
  let told: Told | undefined;
  let savedAt = 0;
  let slowSince: number | undefined;

  const tellAll = async (write: (language: Language) => string) => {
    for (const userId of operators)
      await (async () => send(userId, words(write(await languageOf(userId)))))().catch((error: unknown) =>
        log.info('operator.untold', { error }),
      );
  };

  const look = async () => {
    const now = clock.now();
    const known = await facts();
    slowSince = isCut(known.rate) ? (slowSince ?? now) : undefined;
    const troubles = troublesIn({ ...known, now, slowSince });
    const next = toTell(troubles, (told ??= await store.get()), now);
    told = next.told;
    for (const trouble of next.fresh) {
      log.warn('operator.alarm', { kind: trouble.kind });
      await tellAll((language) => troubleWords(trouble, language));
    }
    const isDue = next.fresh.length > 0 || (troubles.length > 0 && now - savedAt >= keptMs);
    if (!isDue) return;
    savedAt = now;
    // A store that takes no writes is what may just have been told.
    await store.put(told).catch((error: unknown) => log.debug('alarms.unsaved', { error }));
  };

  return {
    start: () => {
      if (operators.length === 0) return;
      work ??= (async () => {
        while (!stopping.aborted) {
          await look().catch((error: unknown) => log.warn('alarms.interrupted', { error }));
          await clock.sleep(tickMs, stopping);
        }
      })();
    },
    onFeed: async ({ kind, title, followers }) => {
      if (kind === 'back' || followers < manyFollowers) return;
      await tellAll((language) =>
        textsFor(language).operator.alarms.feed(title, followers, kind === 'ended'),
      );
    },
    idle: async () => work,
  };
};

const troubleWords = (trouble: Trouble, language: Language): string => {
  const { alarms } = textsFor(language).operator;
  switch (trouble.kind) {
    case 'store':
      return alarms.store(trouble.what);
    case 'conflict':
      return alarms.conflict;
    case 'undelivered':
      return alarms.undelivered(trouble.sinceMs / 60_000);
    case 'disk':
      return alarms.disk(trouble.free / 2 ** 20);
    case 'rate':
      return alarms.rate(trouble.perSecond, trouble.usual, trouble.sinceMs / 60_000);
  }
};
