import { expect, it } from 'vitest';
import { judgePost, type Post } from './verdict.ts';

const hourMs = 3_600_000;
const post: Post = {
  dueAt: 1_000_000,
  state: 'scheduled',
  came: [],
  isTold: false,
  wasShut: false,
  mayRepeat: false,
};
const isFault = (more: Partial<Post>) => judgePost({ ...post, ...more }).isFault === true;
const at = (...after: number[]) => after.map((ms) => post.dueAt + ms);

it('a scheduled post that comes once within the hour is posted', () => {
  expect(judgePost({ ...post, came: at(20_000) })).toEqual({ is: 'posted' });
});

it('a scheduled post that never comes is lost, unless its editor was told and Kabar might not post', () => {
  expect(isFault({})).toBe(true);
  expect(isFault({ wasShut: true })).toBe(true);
  expect(isFault({ isTold: true })).toBe(true);
  expect(isFault({ isTold: true, wasShut: true })).toBe(false);
});

it('a post that comes early, twice, late or though nobody scheduled it is a fault', () => {
  expect(isFault({ came: at(-1) })).toBe(true);
  expect(isFault({ came: at(0, 5_000) })).toBe(true);
  expect(isFault({ came: at(0, 5_000), mayRepeat: true })).toBe(false);
  expect(isFault({ came: at(2 * hourMs) })).toBe(true);
  expect(isFault({ came: at(2 * hourMs), wasShut: true })).toBe(false);
  expect(isFault({ came: at(0), state: 'unscheduled' })).toBe(true);
});

it('a post whose confirmation was not seen may come or not', () => {
  expect(isFault({ state: 'unsure' })).toBe(false);
  expect(isFault({ state: 'unsure', came: at(0) })).toBe(false);
  expect(isFault({ state: 'unscheduled' })).toBe(false);
});
