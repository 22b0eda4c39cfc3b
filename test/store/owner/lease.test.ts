import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { isGone } from '../../../src/store/owner/lease.ts';

const self = { pid: process.pid, host: 'satu', since: '2026-11-29T00:00:00Z' };

it('a process of this machine that has ended is gone', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  expect(isGone({ ...self, pid }, self)).toBe(true);
});

it('a process that runs is not gone', () => {
  expect(isGone({ ...self, pid: process.ppid }, self)).toBe(false);
});

it('an earlier process of the same number, as in a container that was started anew, is gone', () => {
  expect(isGone({ ...self, since: '2026-11-28T00:00:00Z' }, self)).toBe(true);
});

it('nothing is known of a process of another machine', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  expect(isGone({ ...self, host: 'dua', pid }, self)).toBe(false);
});
