import { describe, expect, it } from 'vitest';
import { isServerAddress, serverKind, shownAddress } from '../../../src/store/remote/address.ts';

describe('the address of a store', () => {
  it.each([
    ['sqlite://data/kabar.sqlite', undefined],
    ['memory:', undefined],
    ['redis://contoh.id', 'redis'],
    ['rediss://contoh.id', 'redis'],
    ['postgres://contoh.id/kabar', 'postgres'],
    ['postgresql://contoh.id/kabar', 'postgres'],
    ['redisx://contoh.id', undefined],
  ])('%s names the server %s', (url, kind) => expect(serverKind(url)).toBe(kind));

  it.each([
    ['redis://:rahasia@contoh.id:6379/2', 'redis://contoh.id:6379/2'],
    ['rediss://kabar:raha%2Fsia@contoh.id', 'rediss://contoh.id'],
    ['postgres://kabar:rahasia@contoh.id:5433/kabar?password=rahasia', 'postgres://contoh.id:5433/kabar'],
    ['postgres://kabar:1/rahasia@contoh.id/kabar', 'postgres://<hidden>'],
    ['redis://:12#rahasia@contoh.id', 'redis://<hidden>'],
    ['sqlite://data/kabar.sqlite', 'sqlite://data/kabar.sqlite'],
  ])('%s is shown without what is secret', (url, shown) => expect(shownAddress(url)).toBe(shown));

  it('an address with a sign in its password that cuts it in two is not taken', () => {
    for (const sign of ['/', '#', '?']) expect(isServerAddress(`redis://:12${sign}34@contoh.id`)).toBe(false);
    for (const sign of ['%2F', '%23', '%3F', '%40'])
      expect(isServerAddress(`redis://:12${sign}34@contoh.id`)).toBe(true);
  });
});
