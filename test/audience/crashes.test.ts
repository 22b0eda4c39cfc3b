import { describe, expect, it } from 'vitest';
import { createAudience, type Audience } from '../../src/audience/follow.ts';
import type { AudienceStore, ChatStore } from '../../src/audience/ports.ts';
import { openCollections, type Collections } from '../../src/store/collections.ts';
import { chatOf } from '../commands/fakes.ts';

const group = { id: -5, kind: 'group' as const, title: 'Warga' };
const supergroup = -1_005;
const other = { id: 9, kind: 'private' as const, title: 'Ani' };

class Dead extends Error {}

/** An audience whose process dies right before the n-th of its writes. */
const mortal = ({ chats, audiences }: Collections, n: number): Audience => {
  let left = n;
  const before =
    <A extends unknown[], R>(write: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      if (--left <= 0) throw new Dead();
      return write(...given);
    };
  const mortalChats: ChatStore = { ...chats, update: before(chats.update), moved: before(chats.moved) };
  const { occupy, vacate, rename } = audiences;
  const mortalAudiences: AudienceStore = {
    ...audiences,
    occupy: before(occupy),
    vacate: before(vacate),
    rename: before(rename),
  };
  return createAudience(mortalChats, mortalAudiences, { now: () => 0 });
};

/** What a walk through the audiences does: it passes over slots that are nobody's, and has them emptied. */
const walk = async ({ chats, audiences }: Collections, audience: Audience) => {
  for (const sourceId of ['f1', 'f2'])
    for (const [slot, id] of (await audiences.page(sourceId, 0)).entries()) {
      const follows = id === null ? [] : ((await chats.get(id))?.follows ?? []);
      if (id !== null && !follows.some((one) => one.sourceId === sourceId && one.slot === slot))
        await audience.tidy(id, sourceId, slot);
    }
};

/** Whom each source's audience reaches, by the chats' present ids. */
const reached = async ({ chats, audiences }: Collections) => {
  const found: Record<string, number[]> = {};
  for (const sourceId of ['f1', 'f2']) {
    const ids = (await audiences.page(sourceId, 0)).filter((id) => id !== null);
    found[sourceId] = await Promise.all(ids.map(async (id) => (await chats.get(id))?.id ?? 0));
    expect((await audiences.size(sourceId)).followers).toBe(ids.length);
  }
  return found;
};

type Case = {
  name: string;
  /** What stands before. */
  given(audience: Audience): Promise<unknown>;
  step(audience: Audience): Promise<unknown>;
  /** Whom f1 and f2 reach before, and after. */
  before: Record<string, number[]>;
  after: Record<string, number[]>;
};
const follow =
  (sourceId: string, facts = group) =>
  (audience: Audience) =>
    audience.follow(chatOf(facts), { sourceId, since: 0 });
const withOther = async (audience: Audience) => {
  await follow('f1')(audience);
  await audience.follow(chatOf(other), { sourceId: 'f1', since: 0 });
};
const cases: Case[] = [
  {
    name: 'follow',
    given: (audience) => audience.follow(chatOf(other), { sourceId: 'f1', since: 0 }),
    step: follow('f1'),
    before: { f1: [9], f2: [] },
    after: { f1: [9, -5], f2: [] },
  },
  {
    name: 'unfollow',
    given: withOther,
    step: (audience) => audience.unfollow(-5, 'f1'),
    before: { f1: [-5, 9], f2: [] },
    after: { f1: [9], f2: [] },
  },
  {
    name: 'move',
    given: withOther,
    step: (audience) => audience.move(-5, 'f1', 'f2'),
    before: { f1: [-5, 9], f2: [] },
    after: { f1: [9], f2: [-5] },
  },
  {
    name: 'migrate',
    given: async (audience) => {
      await withOther(audience);
      await follow('f2')(audience);
      // The supergroup may have asked before Kabar heard what it was.
      await audience.follow(chatOf({ ...group, id: supergroup, kind: 'supergroup' }), {
        sourceId: 'f2',
        since: 0,
      });
    },
    step: (audience) => audience.migrate(-5, supergroup),
    before: { f1: [-5, 9], f2: [-5, supergroup] },
    after: { f1: [supergroup, 9], f2: [supergroup] },
  },
];

describe('a death before each write of the audience', () => {
  it.each(cases)(
    'in $name leaves one of two states, and doing it again leads to the end (invariant 1)',
    async ({ given, step, before, after }) => {
      let deaths = 0;
      for (let n = 1, isDead = true; isDead; n++) {
        const store = await openCollections('memory:');
        const audience = createAudience(store.chats, store.audiences, { now: () => 0 });
        await given(audience);
        isDead = await step(mortal(store, n)).then(
          () => false,
          (error: unknown) => {
            expect(error).toBeInstanceOf(Dead);
            return true;
          },
        );
        if (isDead) deaths++;
        await walk(store, audience);
        const state = await reached(store);
        if (isDead) expect(oneOf(state, before, after)).toBe(true);
        await step(audience);
        await walk(store, audience);
        expect(await reached(store)).toEqual(after);
        await store.close();
      }
      expect(deaths).toBeGreaterThan(1);
    },
  );

  it('leaves no slot behind where the chat asks again, though nothing is delivered meanwhile', async () => {
    const store = await openCollections('memory:');
    await expect(follow('f1')(mortal(store, 2))).rejects.toBeInstanceOf(Dead);
    await follow('f1')(createAudience(store.chats, store.audiences));
    expect(await store.audiences.page('f1', 0)).toEqual([-5]);
    expect(await store.audiences.size('f1')).toEqual({ slots: 1, followers: 1 });
    await store.close();
  });
});

it('a chat that follows, unfollows and follows again in one breath has the slot that it names', async () => {
  const store = await openCollections('memory:');
  const audience = createAudience(store.chats, store.audiences);
  await follow('f1')(audience);
  await Promise.all([audience.unfollow(-5, 'f1'), follow('f1')(audience), follow('f1')(audience)]);
  expect(await reached(store)).toEqual({ f1: [-5], f2: [] });
  const [first] = (await store.chats.get(-5))?.follows ?? [];
  expect((await store.audiences.page('f1', 0))[first?.slot ?? -1]).toBe(-5);
  await store.close();
});

/** Whether a state is one of these; of a group that is moving either id is the group. */
const oneOf = (state: object, ...some: object[]): boolean => {
  const plain = (one: object) => JSON.stringify(one).replaceAll(String(supergroup), '-5');
  const unique = (one: object) =>
    JSON.stringify(
      Object.entries(JSON.parse(plain(one)) as Record<string, number[]>).map(([key, ids]) => [
        key,
        [...new Set(ids)],
      ]),
    );
  return some.some((one) => unique(one) === unique(state));
};
