import { describe, expect, it } from 'vitest';
import { createRoster } from '../../../src/feed/websub/roster.ts';
import { createLock } from '../../../src/runtime/lock.ts';
import { openStore } from '../../../src/store/keyv/open.ts';
import { createWebSubStore } from '../../../src/store/websub.ts';
import { fresh, now } from './subscriptions.ts';

const minute = 60_000;

describe('the roster', () => {
  it('the roster knows after a restart what it knew before, but for what does not fit any more', async () => {
    const store = createWebSubStore(await openStore('memory:'), createLock());
    const roster = createRoster(store);
    await roster.save(fresh());
    await roster.save(fresh({ id: 'b', feedId: 'f2', nextAt: now + minute }));
    await roster.save(fresh({ id: 'c', callback: 'https://lama.example/websub/c' }));
    const later = createRoster(store);
    await later.load(({ callback }) => callback.startsWith('https://kabar.example/'));
    expect(later.of('f1').map(({ id }) => id)).toEqual(['a']);
    expect(later.due(now).map(({ id }) => id)).toEqual(['a']);
    expect(later.due(now + minute)).toHaveLength(2);
    expect(await store.get('c')).toBeUndefined();
    await later.remove({ id: 'a', feedId: 'f1' });
    expect([later.of('f1'), later.find('a'), await later.get('a')]).toEqual([[], undefined, undefined]);
    expect(later.stats(now)).toEqual({ subscriptions: 1, believed: 0 });
  });
});
