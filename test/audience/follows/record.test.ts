import { describe, expect, it } from 'vitest';
import type { Chat, Follow } from '../../../src/audience/chat.ts';
import { arranged, inState, movedTo, withMoved, withTopic } from '../../../src/audience/follows/record.ts';
import { blank } from '../../delivery/life.ts';

const follow = (sourceId: string, slot = 0): Follow => ({ sourceId, slot, since: 0 });
const chat = (...follows: Follow[]): Chat => ({ ...blank(1), follows });

describe('a chat’s record', () => {
  it('has one source in the place of another, with its own slot', () => {
    const follows = withMoved(chat(follow('a', 3), follow('b')), { from: 'a', to: 'c', slot: 7 });
    expect(follows).toEqual([follow('c', 7), follow('b')]);
  });

  it('loses a source that moves to one that it follows already', () => {
    expect(withMoved(chat(follow('a'), follow('b')), { from: 'a', to: 'b', slot: 0 })).toEqual([follow('b')]);
  });

  it('lists sources in the order asked for behind the others', () => {
    const order = arranged(chat(follow('a'), follow('b'), follow('c')), ['c', 'a']);
    expect(order.map(({ sourceId }) => sourceId)).toEqual(['b', 'c', 'a']);
  });

  it('takes a source to a forum topic, and out of it', () => {
    const there = withTopic(chat(follow('a')), 'a', 9);
    expect(there).toEqual([{ ...follow('a'), threadId: 9 }]);
    expect(withTopic(chat(...there), 'a', undefined)).toEqual([follow('a')]);
  });

  it('notes when posting stopped, and forgets it once it is active', () => {
    const paused = inState(chat(), 'paused', 500);
    expect(paused).toMatchObject({ state: 'paused', pausedAt: 500 });
    expect(inState(paused, 'active', 600)).toEqual({ ...chat(), state: 'active' });
  });

  it('goes on under the id of the supergroup that a group has become, with what that one follows', () => {
    const group: Chat = { ...chat(follow('a', 4)), state: 'paused', pausedAt: 500 };
    const moved = movedTo({ from: 1, to: 2 }, group, { ...chat(follow('a'), follow('b')), id: 2 });
    expect(moved).toMatchObject({ id: 2, formerId: 1, kind: 'supergroup', state: 'active' });
    expect(moved.pausedAt).toBeUndefined();
    expect(moved.follows).toEqual([follow('b'), follow('a', 4)]);
  });
});
