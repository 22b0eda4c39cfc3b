import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { languages } from '../../src/i18n/language.ts';
import { commandsOf, createWorld } from '../commands/fakes.ts';
import { kindOf, kindsInSource } from './buttons.ts';
import { outage, lostCopy, walkDesk, walkProgress } from './menus/desk.ts';
import { openHouse, type House } from './menus/house.ts';
import { anyWorld, places, roam, sourcesAt } from './menus/roam.ts';
import { refusedIn, type Walker } from './menus/walk.ts';

/** Kinds of buttons that were shown, and that were pressed, in any of the walks. */
const kinds = { shown: new Set<string>(), pressed: new Set<string>() };

/** What was wrong on a walk; notes its kinds of buttons. `meant`: a refusal of Telegram's that the walk has asked for. */
const faultsOf = (house: House, walker: Walker, meant?: string): string[] => {
  for (const shape of walker.shown) kinds.shown.add(kindOf(shape));
  for (const shape of walker.pressed.keys()) kinds.pressed.add(kindOf(shape));
  // An alarm is no fault: hours pass here in an instant.
  const errors = house.troubles.filter((line) => line.includes('"level":"error"'));
  return [...new Set(walker.faults), ...refusedIn(house, walker.presses(), meant), ...errors];
};

it.each(places.flatMap((place) => languages.map((language) => [place, language] as const)))(
  'every button that a walk through the menus of a %s chat shows leads somewhere, in %s, whatever things are called',
  { timeout: 300_000 },
  async (place, language) => {
    await fc.assert(
      fc.asyncProperty(anyWorld(sourcesAt[place][language]), async (world) => {
        const house = await openHouse();
        try {
          expect(faultsOf(house, await roam(house, place, language, world))).toEqual([]);
        } finally {
          await house.close();
        }
      }),
      { numRuns: 1, endOnFailure: true },
    );
  },
);

it.each(languages)(
  'every button on the way through what an operator has to decide leads somewhere, in %s',
  { timeout: 300_000 },
  async (language) => {
    const house = await openHouse();
    try {
      expect(faultsOf(house, await walkDesk(house, language), lostCopy)).toEqual([]);
    } finally {
      await house.close();
    }
  },
);

it.each(languages)(
  'a post on its way to subscribers is paused, resumed and stopped by the buttons below its progress, in %s',
  { timeout: 300_000 },
  async (language) => {
    const house = await openHouse();
    try {
      expect(faultsOf(house, await walkProgress(house, language), outage)).toEqual([]);
    } finally {
      await house.close();
    }
  },
);

it('the walks together press every kind of button that the program writes, and every one that is shown in any of them', async () => {
  const { commands } = commandsOf(createWorld());
  const names = new Set(commands.map(({ name }) => name));
  const written = (await kindsInSource()).filter((kind) => names.has(kind.split(':')[0] ?? ''));
  const missing = new Set([...written, ...kinds.shown].filter((kind) => !kinds.pressed.has(kind)));
  expect([...missing].sort()).toEqual([]);
});
