import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { pageSize } from '../../src/audience/ports.ts';
import { openCollections } from '../../src/store/collections.ts';
import { seedFollowers } from '../bench/stage.ts';
import { countsOf, until } from './counting.ts';
import type { Running, Stage } from './stage.ts';

const followers = 5_000;

/** Durable receipts of the campaign that is on its way. */
const receiptsIn = async (storeUrl: string): Promise<number> => {
  const { campaigns, close } = await openCollections(storeUrl);
  const [id = ''] = await campaigns.open();
  const { slots = 0 } = (await campaigns.get(id)) ?? {};
  let count = 0;
  for (let page = 0; page * pageSize < slots; page++)
    count += (await campaigns.receipts(id, page)).filter((one) => one !== null).length;
  await close();
  return count;
};

/** How often a program has said something. */
export const says = ({ log }: Running, event: string) => log.filter((one) => one.event === event).length;

/** An owner in the middle of a campaign to 5,000 chats, and a stand-by, over the store at an address. `ofOwner`: settings of the owner alone. */
export const createChangeover = async (
  stage: Stage,
  { url, ofOwner = {} }: { url: string; ofOwner?: Record<string, string> },
) => {
  const { telegram, newsroom } = stage;
  const feed = newsroom.feed('/berita.xml', { title: 'Harian' });
  const ids = telegram.people(followers);
  await seedFollowers(url, feed.url, 'Harian', ids);
  telegram.faults({ latencyMs: 30 });
  const owner = await stage.run({ STORE_URL: url, ...ofOwner });
  const waiting = stage.start({ STORE_URL: url, STANDBY: 'true' });
  await until(() => says(waiting, 'standby.waiting') === 1, 'it waits');
  feed.publish({ title: 'Gempa', text: 'Warga diminta tenang.' });
  const counts = () => countsOf(telegram, ids, 'Gempa');
  // Looking through what 5,000 chats hold takes this process so long that the newsroom in it answers no more.
  const reached = () => ids.filter((id) => telegram.taken(id) > 0).length;
  await until(() => reached() > followers / 4, 'a quarter has it');
  /** Sent, or on its way, without a durable receipt: nobody can know whether Telegram has it. Nobody works meanwhile. */
  const inFlight = async () => {
    // A question for updates stays open: what is on its way arrives when it arrives.
    let atStop = -1;
    while (atStop !== reached()) {
      atStop = reached();
      await pause(500);
    }
    expect(atStop).toBeLessThan(followers);
    return atStop - (await receiptsIn(url));
  };
  const finished = async () => {
    await until(() => reached() === followers, 'everybody has it');
    await pause(300);
    return counts();
  };
  return { owner, waiting, reached, inFlight, finished };
};

/** How many chats have a story more than once. */
export const twiceIn = (counts: number[]) => counts.filter((count) => count > 1).length;
