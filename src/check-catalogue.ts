import { readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { systemClock } from './runtime/clock.ts';
import { readConfig } from './config.ts';
import { checkSources, fileOf, marked, reportLine, sourcesIn } from './feed/catalogue/check.ts';
import { createCatalogue, knownSources, type Source } from './feed/catalogue/catalogue.ts';
import { createDiscovery } from './feed/discovery/discover.ts';
import { createFetcher } from './http/client.ts';
import { createAgent } from './http/agent.ts';
import { createReader } from './worker/reader.ts';
import { userAgent } from './http/user-agent.ts';

const usage = `npm run catalogue -- [file.json] [--only name] [--unchecked] [--mark]

Looks at every feed of Kabar's catalogue, or of another file of that form, and says which can be read: FEED_CONCURRENCY sites
side by side, one request at a time to a site. --unchecked: only what was never read. --mark: writes the day into the file
beside each feed that could be read.
Exit code: 0 all can, 1 some cannot, 64 a wrong argument, 78 a wrong variable.
`;
/** sysexits.h: EX_USAGE, EX_CONFIG. */
const exits = { usage: 64, config: 78 };

const say = (text: string) => void process.stdout.write(`${text}\n`);
const complain = (text: string) => void process.stderr.write(`${text}\n`);

const run = async (): Promise<number> => {
  let asked: Asked;
  try {
    asked = await wanted(process.argv.slice(2));
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
  const { sources, all, file, mark } = asked;
  const checked = await checkSources(sources, {
    discovery,
    clock,
    atOnce,
    tell: (one) => say(reportLine(one)),
  });
  await Promise.all([reader.close(), agent.destroy()]);
  if (mark) {
    const day = new Date(clock.now()).toISOString().slice(0, 10);
    // A full disk must not cost the list.
    await writeFile(`${file}.new`, fileOf(marked(all, checked, day)));
    await rename(`${file}.new`, file);
  }
  const failed = checked.filter(({ ok }) => !ok).length;
  say(
    `${checked.length} feeds of ${new Set(checked.map(({ source }) => source)).size} sources: ${checked.length - failed} ok, ${failed} failed`,
  );
  return failed === 0 ? 0 : 1;
};

const ownFile = fileURLToPath(new URL('./feed/catalogue/sources.json', import.meta.url));

/** What is to be looked at, and the file of which it is a part. */
type Asked = { sources: readonly Source[]; all: readonly Source[]; file: string; mark: boolean };

/** What the arguments ask for. Rejects with an Error that says what is wrong with them. */
const wanted = async (args: string[]): Promise<Asked> => {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { only: { type: 'string' }, unchecked: { type: 'boolean' }, mark: { type: 'boolean' } },
  });
  const [given] = positionals;
  const file = given ?? ownFile;
  const all = given === undefined ? knownSources : sourcesIn(JSON.parse(await readFile(file, 'utf8')));
  const named = values.only === undefined ? all : createCatalogue(all).find(values.only).sources;
  if (named.length === 0) throw new Error(`no source is called "${values.only}"`);
  const sources = values.unchecked === true ? named.map(uncheckedPart) : named;
  return { sources, all, file, mark: values.mark === true };
};

const uncheckedPart = (source: Source): Source => ({
  ...source,
  feeds: source.feeds.filter(({ checked }) => checked === false),
});

process.exitCode = await run();
