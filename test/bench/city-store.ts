import { blankChat } from '../../src/audience/chats.ts';
import { pageSize } from '../../src/audience/ports.ts';
import type { Follow } from '../../src/audience/chat.ts';
import { feedId } from '../../src/feed/address.ts';
import { openCollections } from '../../src/store/collections.ts';
import { openStore } from '../../src/store/keyv/open.ts';

/** A private chat and the feeds that it follows, by their places in the list of feeds. */
export type Citizen = { id: number; follows: number[] };

const defaults = { language: 'id', timeZone: 'Asia/Jakarta' } as const;

/** Writes feeds, chats and who follows what into the store, as if it had been so for long. */
export const seedCity = async (
  storeUrl: string,
  feeds: { url: string; title: string }[],
  citizens: Citizen[],
): Promise<void> => {
  const collections = await openCollections(storeUrl);
  for (const { url, title } of feeds)
    await collections.feeds.save(
      { id: feedId(url), url, title, nextAt: Date.now(), failures: 0 },
      { known: { stories: [], faces: [] }, recent: [] },
    );
  await collections.everybody.setListed();
  await collections.close();
  const store = await openStore(storeUrl);
  const audiences = feeds.map((): number[] => []);
  const records = citizens.map(({ id, follows }) => {
    const its = follows.map((feed): Follow => {
      const slot = (audiences[feed]?.push(id) ?? 0) - 1;
      return { sourceId: feedId(feeds[feed]?.url ?? ''), slot, since: 0 };
    });
    const chat = { ...blankChat({ id, kind: 'private', title: '' }, defaults), follows: its };
    return { key: `chat:${id}`, value: chat };
  });
  for (let from = 0; from < records.length; from += pageSize)
    await store.setMany(records.slice(from, from + pageSize));
  for (const [feed, its] of audiences.entries()) {
    const key = `audience:${feedId(feeds[feed]?.url ?? '')}`;
    for (let page = 0; page * pageSize < its.length; page++)
      await store.set(`${key}:${page}`, its.slice(page * pageSize, (page + 1) * pageSize));
    await store.set(key, { slots: its.length, followers: its.length, holes: [] });
  }
  await store.close();
};
