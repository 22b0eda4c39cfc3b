import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { feedId } from '../../src/feed/address.ts';
import type { Feed } from '../../src/sandbox/newsroom/index.ts';
import type { Person } from '../../src/sandbox/telegram/index.ts';
import { openCollections } from '../../src/store/collections.ts';
import { seedFollowers } from '../bench/stage.ts';
import { bundledFile } from '../launch/bundled.ts';
import { discordIn } from './consistent.ts';
import { countsOf, pause, until } from './counting.ts';
import { createStage, type Running, type Stage } from './stage.ts';

/** More writes than any of these takes. */
const most = 30;
const preload = `--import=${await bundledFile('killed-at-write')}`;
const recaller = await bundledFile('recaller');
const timeout = 900_000;
const patience = { timeoutMs: 60_000 };
const seconds = 60;

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

/** What one death is about: prepared while no process has the store. */
type Trial = {
  /** Which writes count, by a pattern of their keys. */
  keys: string;
  /** More settings of the process that is to die. */
  env?: Record<string, string>;
  /** What is done before the writes are counted. */
  given?(): Promise<unknown>;
  /** Does what the process is to die of; resolves when it has been done. */
  step(kabar: Running): Promise<unknown>;
  /** What must hold once a process has started again. */
  check(): Promise<void>;
};

/**
 * Has a process die right before its first write of a step, another before its second, and so on, until one lives. The process
 * that starts after each death is the next one to die, once it was seen that all is well. Gives the number of deaths.
 */
const atEveryWrite = async (prepare: (n: number) => Promise<Trial>, program?: string): Promise<number> => {
  let before: Trial | undefined;
  for (let n = 1; n <= most; n++) {
    const trial = await prepare(n);
    const { keys, env, given, step, check } = trial;
    const mortal = { NODE_OPTIONS: preload, KILL_KEYS: keys, KILL_AT: String(n), ...env };
    const kabar = await stage.run(mortal, program);
    await before?.check().catch((error: unknown) => {
      throw new Error(`after death ${n - 1}: ${String(error)}\n${kabar.output()}`);
    });
    await given?.();
    kabar.process.kill('SIGUSR2');
    await pause(200);
    const died = once(kabar.process, 'exit').then(() => true);
    const done = step(kabar);
    // Who has died answers nothing.
    done.catch(() => {});
    // A write may come after the answer.
    const isDead = await Promise.race([died, done.then(() => pause(2_000)).then(() => false)]);
    before = trial;
    if (isDead) continue;
    // It is mortal no more.
    kabar.process.kill('SIGUSR2');
    await pause(200);
    // On a busy machine the write may come later still.
    if (kabar.process.signalCode !== null) continue;
    await check();
    expect(await kabar.kill('SIGTERM')).toBe(0);
    return n - 1;
  }
  throw new Error(`more than ${most} writes`);
};

const has = (chat: number, words: string) => countsOf(stage.telegram, [chat], words)[0] ?? 0;
const newFeed = (name: string): Feed => {
  const feed = stage.newsroom.feed(`/${name}.xml`, { title: `Harian ${name}` });
  feed.publish({ title: `Awal ${name}`, text: '' });
  return feed;
};
/** Whether it is on disk that a story is to be taken back. */
const isNoted = async (storyId: string): Promise<boolean> => {
  const { revisions, close } = await openCollections(stage.storeUrl);
  const found = await revisions.get(storyId);
  await close();
  return found?.kind === 'recall';
};
const ask = async (person: Person, text: string, answer: RegExp) => {
  const { message_id: after } = person.send(text);
  return stage.telegram.waitFor(person, answer, { after, ...patience });
};

describe('a kill before each write', () => {
  it(
    'of /follow leaves the chat following or not; asking again makes it follow, once',
    { timeout },
    async () => {
      const { telegram, storeUrl } = stage;
      const chats: number[] = [];
      const sources: string[] = [];
      const deaths = await atEveryWrite(async (n) => {
        const feed = newFeed(`ikuti${n}`);
        const person = telegram.person({ first_name: `Budi ${n}`, language_code: 'id' });
        chats.push(person.id);
        sources.push(feedId(feed.url));
        return {
          keys: `chat:${person.id}|${feedId(feed.url)}`,
          step: () => ask(person, `/follow ${feed.url}`, new RegExp(`^Awal ikuti${n}`)),
          check: async () => {
            await ask(person, `/follow ${feed.url}`, /akan saya kirim ke sini|sudah diikuti/);
            await pause(1_000);
            feed.publish({ title: `Baru ikuti${n}`, text: '' });
            await telegram.waitFor(person, new RegExp(`^Baru ikuti${n}`), patience);
            await pause(500);
            expect(has(person.id, `Baru ikuti${n}`)).toBe(1);
          },
        };
      });
      expect(deaths).toBeGreaterThan(3);
      expect(await discordIn(storeUrl, chats, sources)).toEqual([]);
    },
  );

  it('of /unfollow leaves the chat following or not; asking again ends it', { timeout }, async () => {
    const { telegram, storeUrl } = stage;
    const chats: number[] = [];
    const sources: string[] = [];
    const deaths = await atEveryWrite(async (n) => {
      const feed = newFeed(`henti${n}`);
      const person = telegram.person({ first_name: `Budi ${n}`, language_code: 'id' });
      person.start();
      chats.push(person.id);
      sources.push(await seedFollowers(storeUrl, feed.url, feed.title, [person.id]));
      const stop = (answer: RegExp) => ask(person, `/unfollow ${feed.title}`, answer);
      return {
        keys: `chat:${person.id}|audience:${feedId(feed.url)}`,
        step: () => stop(/tidak akan saya kirim lagi/),
        check: async () => {
          await stop(/tidak akan saya kirim lagi|Belum ada yang diikuti/);
          feed.publish({ title: `Baru henti${n}`, text: '' });
          await pause(4_000);
          expect(has(person.id, `Baru henti${n}`)).toBe(0);
        },
      };
    });
    expect(deaths).toBeGreaterThan(1);
    expect(await discordIn(storeUrl, chats, sources)).toEqual([]);
  });

  it(
    'of a group that becomes a supergroup costs it no story and brings none twice',
    { timeout },
    async () => {
      const { telegram, storeUrl } = stage;
      const ani = telegram.person({ first_name: 'Ani', language_code: 'id' });
      const chats: number[] = [];
      const sources: string[] = [];
      const deaths = await atEveryWrite(async (n) => {
        const feed = stage.newsroom.feed(`/pindah${n}.xml`, { title: `Harian ${n}` });
        const group = telegram.group({ title: `Warga ${n}`, type: 'group', owner: ani });
        telegram.addBot(group, { by: ani });
        sources.push(await seedFollowers(storeUrl, feed.url, feed.title, [group.id]));
        let supergroup = 0;
        return {
          keys: `chat:${group.id}|chat:-100|audience:${feedId(feed.url)}|inbox:`,
          // Hello is said before.
          given: () => telegram.waitFor(group.id, /Halo/, patience),
          step: async () => {
            supergroup = telegram.migrate(group.id);
            chats.push(supergroup);
            await until(() => telegram.pendingUpdates() === 0, 'it is heard', seconds);
          },
          check: async () => {
            feed.publish({ title: `Baru pindah${n}`, text: '' });
            await telegram.waitFor(supergroup, new RegExp(`^Baru pindah${n}`), patience);
            await pause(500);
            expect([has(supergroup, `Baru pindah${n}`), has(group.id, `Baru pindah${n}`)]).toEqual([1, 0]);
          },
        };
      });
      expect(deaths).toBeGreaterThan(2);
      expect(await discordIn(storeUrl, chats, sources)).toEqual([]);
    },
  );

  it('of an edit of a story to 40 chats leaves no card as it was, and none twice', { timeout }, async () => {
    const { telegram, storeUrl } = stage;
    const deaths = await atEveryWrite(async (n) => {
      const feed = stage.newsroom.feed(`/ubah${n}.xml`, { title: `Harian ${n}` });
      const ids = telegram.people(40);
      await seedFollowers(storeUrl, feed.url, feed.title, ids);
      let guid = '';
      return {
        keys: '^keyv:(story|revision|receipts|cluster)|^(story|revision|receipts|cluster)',
        given: async () => {
          ({ guid } = feed.publish({ title: `Lama ${n}`, text: '' }));
          await until(
            () => countsOf(telegram, ids, `Lama ${n}`).every((count) => count === 1),
            'all have it',
            seconds,
          );
          await pause(500);
        },
        step: async () => {
          feed.revise(guid, { title: `Betul ${n}` });
          await until(
            () => countsOf(telegram, ids, `Betul ${n}`).every((count) => count === 1),
            'all have it',
            seconds,
          );
        },
        check: async () => {
          await until(
            () => countsOf(telegram, ids, `Betul ${n}`).every((count) => count === 1),
            'all have the new',
            seconds,
          );
          expect(countsOf(telegram, ids, `Lama ${n}`).every((count) => count === 0)).toBe(true);
        },
      };
    });
    expect(deaths).toBeGreaterThan(3);
  });

  it('of a recall leaves the story in no chat', { timeout }, async () => {
    const { telegram, storeUrl } = stage;
    telegram.faults({ latencyMs: 20, methods: ['sendMessage', 'deleteMessage'] });
    const deaths = await atEveryWrite(async (n) => {
      const url = `${stage.newsroom.url}/tarik${n}.xml`;
      const ids = telegram.people(40);
      const SOURCE = await seedFollowers(storeUrl, url, 'Harian', ids);
      const STORY = `tarik${n}`;
      // Who asks for what did not come to be written down asks again.
      const last = `tarik${n - 1}`;
      const AGAIN = n > 1 && !(await isNoted(last)) ? last : '';
      const shown = () =>
        ids.filter((id) => telegram.view(id).some(({ text, deleted }) => !deleted && text.includes(STORY)));
      return {
        keys: STORY,
        env: { SOURCE, STORY, AGAIN, TELEGRAM_RATE: '200' },
        given: async () => {
          await until(() => shown().length === ids.length, 'all have it', seconds);
          // Of what was under way at a kill nobody knows the message, and so nobody can take it back.
          await pause(1_000);
        },
        step: async (kabar) => {
          kabar.process.kill('SIGHUP');
          await pause(500);
          await until(() => shown().length === 0, 'it is gone', seconds);
        },
        check: async () => {
          await until(() => shown().length === 0, 'it is gone', seconds);
          await pause(1_000);
          expect(shown()).toEqual([]);
          expect(ids.every((id) => telegram.view(id).length <= 2)).toBe(true);
        },
      };
    }, recaller);
    expect(deaths).toBeGreaterThan(3);
  });
});
