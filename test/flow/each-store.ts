import { afterAll, beforeAll, describe } from 'vitest';
import { stores } from '../stage/stores.ts';
import { createStage, type Stage, type StageOptions } from './stage.ts';

type Open = (options?: StageOptions) => Promise<Stage>;

/** The same flows on SQLite, Redis and Postgres; a server that is not on this machine is left out by its name. */
export const onEachStore = (what: string, tests: (open: Open) => void): void => {
  for (const { name, isHere, start } of stores)
    describe.skipIf(!isHere)(`${what}, with ${name}`, () => {
      let server: Awaited<ReturnType<typeof start>>;
      beforeAll(async () => {
        server = await start();
      });
      afterAll(() => server.close());
      tests(async (options) => createStage({ ...options, storeUrl: await server.freshUrl() }));
    });
};
