import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { languages } from '../../src/i18n/language.ts';
import { commandsOf, createWorld } from '../commands/fakes.ts';
import { kindOf, kindsInSource } from './buttons.ts';
import { openHouse } from './menus/house.ts';
import { anyWorld, places, roam, sourcesAt } from './menus/roam.ts';
import { refusedIn } from './menus/walk.ts';

/** Kinds of buttons that were pressed in any of the walks. */
const kinds = new Set<string>();

it.each(places.flatMap((place) => languages.map((language) => [place, language] as const)))(
  'every button that a walk through the menus of a %s chat shows leads somewhere, in %s, whatever things are called',
  { timeout: 300_000 },
  async (place, language) => {
    await fc.assert(
      fc.asyncProperty(anyWorld(sourcesAt[place][language]), async (world) => {
        const house = await openHouse();
        try {
          const walker = await roam(house, place, language, world);
          for (const shape of walker.pressed.keys()) kinds.add(kindOf(shape));
          expect([...new Set(walker.faults)]).toEqual([]);
          expect(refusedIn(house, walker.presses())).toEqual([]);
          // An alarm is no fault: hours pass here in an instant.
          expect(house.troubles.filter((line) => line.includes('"level":"error"'))).toEqual([]);
        } finally {
          await house.close();
        }
      }),
      { numRuns: 1, endOnFailure: true },
    );
  },
);

it('the walks together press most kinds of buttons that the program writes', async () => {
  const { commands } = commandsOf(createWorld());
  const names = new Set(commands.map(({ name }) => name));
  const written = (await kindsInSource()).filter((kind) => names.has(kind.split(':')[0] ?? ''));
  const missing = written.filter((kind) => !kinds.has(kind));
  expect(missing.length).toBeLessThan(written.length / 2);
});
