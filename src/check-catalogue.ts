import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { systemClock } from './runtime/clock.ts';
import { readConfig } from './config.ts';
import { checkSources, reportLine, sourcesIn } from './feed/catalogue/check.ts';
import { createCatalogue, knownSources, type Source } from './feed/catalogue/catalogue.ts';
import { createDiscovery } from './feed/discovery/discover.ts';
import { createFetcher } from './http/client.ts';
import { createAgent } from './http/agent.ts';
import { createReader } from './worker/reader.ts';
import { userAgent } from './http/user-agent.ts';

const usage = `npm run catalogue -- [file.json] [--only name]

Looks at every feed of Kabar's catalogue, or of another file of that form, and says which can be read.
Exit code: 0 all can, 1 some cannot, 64 a wrong argument, 78 a wrong variable.
`;
/** sysexits.h: EX_USAGE, EX_CONFIG. */
const exits = { usage: 64, config: 78 };

const say = (text: string) => void process.stdout.write(`${text}\n`);
const complain = (text: string) => void process.stderr.write(`${text}\n`);

const run = async (): Promise<number> => {
  let sources: readonly Source[];
  try {
    sources = await wanted(process.argv.slice(2));
  } catch (error) {
    complain(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return exits.usage;
  }
  // The variables of the bot hold here too, but nothing is said to Telegram: any token will do.
  const read = readConfig({ ...process.env, BOT_TOKEN: `00000:${'0'.repeat(35)}` });
  if (!read.ok) {
    complain(read.problems.join('\n'));
    return exits.config;
  }
  const { allowPrivateNetwork, userAgentContact, feedConcurrency: atOnce } = read.config;
  const clock = systemClock;
  const agent = createAgent({ allowPrivateNetwork });
  const reader = createReader();
  const fetcher = createFetcher({ agent, clock, userAgent: userAgent(userAgentContact) });
  const discovery = createDiscovery({ fetcher, reader, clock });
  const checked = await checkSources(sources, {
    discovery,
    clock,
    atOnce,
    tell: (one) => say(reportLine(one)),
  });
  await Promise.all([reader.close(), agent.destroy()]);
  const failed = checked.filter(({ ok }) => !ok).length;
  say(
    `${checked.length} feeds of ${sources.length} sources: ${checked.length - failed} ok, ${failed} failed`,
  );
  return failed === 0 ? 0 : 1;
};

/** The sources that the arguments name. Rejects with an Error that says what is wrong with them. */
const wanted = async (args: string[]): Promise<readonly Source[]> => {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { only: { type: 'string' } },
  });
  const [file] = positionals;
  const sources = file === undefined ? knownSources : sourcesIn(JSON.parse(await readFile(file, 'utf8')));
  if (values.only === undefined) return sources;
  const found = createCatalogue(sources).find(values.only).sources;
  if (found.length === 0) throw new Error(`no source is called "${values.only}"`);
  return found;
};

process.exitCode = await run();
