import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Outcome } from '../../../src/delivery/outcome.ts';
import { createRandom } from '../../../src/sandbox/telegram/random.ts';
import { type Telegram, blank, createDisk, createLife, sourceId, story, toldIn } from '../life.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';

it(
  'groups that become supergroups at any time lose no story, and get a story twice only after a crash',
  { timeout: 240_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          groups: fc.integer({ min: 1, max: 12 }),
          stories: fc.integer({ min: 1, max: 12 }),
          crashesMs: fc.array(fc.integer({ min: 1, max: 15_000 }), { maxLength: 3 }),
          troubles: fc.double({ min: 0, max: 0.4, noNaN: true }),
          single: fc.boolean(),
          failing: fc.boolean(),
          seed: fc.integer(),
        }),
        async ({ groups, stories, crashesMs, troubles, single, failing, seed }) => {
          const random = createRandom(seed);
          const clock = createSimulatedClock();
          const disk = createDisk();
          const start = clock.now();
          const ids = Array.from({ length: groups }, (_, index) => -(index + 1));
          const movesAt = new Map(ids.map((id) => [id, start + Math.floor(random() * 30_000)]));
          const newId = (id: number) => id - 1_000;
          let repeats = 0;
          let inFlight = 0;
          const telegram: Telegram = {
            chats: new Map(),
            answer: async (chatId, accept): Promise<Outcome> => {
              inFlight++;
              await clock.sleep(20 + random() * 200);
              inFlight--;
              const at = movesAt.get(chatId);
              if (at !== undefined && clock.now() >= at) return { kind: 'migrated', chatId: newId(chatId) };
              const dice = random();
              if (dice < troubles / 3)
                return { kind: 'flood', retryAfterMs: 1_000 + Math.floor(random() * 5_000) };
              if (dice < (2 * troubles) / 3) return { kind: 'retry', why: '502' };
              if (dice < troubles) return { kind: 'retry', why: '400 new', isRefusal: true };
              return { kind: 'sent', messageId: accept() };
            },
          };
          let life = createLife(disk, telegram, clock, random);
          for (const id of ids)
            for (const source of [sourceId, 'f2'])
              await life.audience.follow(blank(id, { kind: 'group', ...(single && { singleCards: true }) }), {
                sourceId: source,
                since: 0,
              });
          await life.start();
          const told = () => {
            const wrong: string[] = [];
            for (const id of ids) {
              const all = [...(telegram.chats.get(id) ?? []), ...(telegram.chats.get(newId(id)) ?? [])];
              const numbers = all.flatMap((message) => toldIn(message).toReversed());
              wrong.push(numbers.join(','));
            }
            return wrong;
          };
          const publish = async (upTo: number) => {
            for (let number = 1; number <= upTo; number++) {
              const source = number % 2 === 0 ? sourceId : 'f2';
              await life.publish(source, [{ ...story(number), sourceId: source }]).catch(() => {});
            }
          };
          let upTo = 0;
          const steps = [...crashesMs, 5_000];
          for (const [index, afterMs] of steps.entries()) {
            upTo = index === steps.length - 1 ? stories : Math.floor(random() * (stories + 1));
            void publish(upTo);
            await clock.advance(afterMs / 2);
            if (random() < 0.3) {
              const id = ids[Math.floor(random() * ids.length)] ?? -1;
              if (clock.now() >= (movesAt.get(id) ?? 0)) void life.migrate(id, newId(id)).catch(() => {});
            }
            disk.trouble.failing = failing && random() < 0.4;
            await clock.advance(afterMs / 2);
            if (index < crashesMs.length) {
              life.kill();
              repeats += inFlight + 1;
              disk.trouble.failing = false;
              life = createLife(disk, telegram, clock, random);
              await life.start();
            }
          }
          disk.trouble.failing = false;
          await publish(stories);
          await clock.advance(6 * 3_600_000);
          const expected = Array.from({ length: stories }, (_, index) => index + 1);
          let extra = 0;
          for (const line of told()) {
            const numbers = line === '' ? [] : line.split(',').map(Number);
            const distinct = [...new Set(numbers)];
            expect(distinct.toSorted((a, b) => a - b)).toEqual(expected);
            extra += numbers.length - distinct.length;
          }
          if (crashesMs.length === 0) expect(extra).toBe(0);
          else expect(extra).toBeLessThanOrEqual(repeats * 10);
          expect(await life.campaigns.open()).toEqual([]);
          life.kill();
        },
      ),
      { numRuns: 40, endOnFailure: true },
    );
  },
);
