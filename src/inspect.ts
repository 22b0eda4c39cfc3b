import { inspect } from './inspect/inspect.ts';
import { readOrder, usage } from './inspect/order.ts';
import { createReading } from './inspect/reading.ts';
import { shown } from './inspect/show.ts';
import { openSource } from './inspect/source.ts';

/** sysexits.h: EX_USAGE, EX_CONFIG. */
const exits = { usage: 64, config: 78 };

/** What is said where there is nothing to show. */
const nothing = {
  feed: 'This feed has no entries.',
  page: 'This page names no feed.',
  article: 'This page says nothing.',
};

const say = (text: string) => void process.stdout.write(`${text}\n`);
const complain = (text: string) => void process.stderr.write(`${text}\n`);

const run = async (): Promise<number> => {
  const read = readOrder(process.argv.slice(2), Date.now());
  if (read === 'help') {
    say(usage);
    return 0;
  }
  if (!read.ok) {
    complain(`${read.problem} (npm run inspect -- --help tells how.)`);
    return exits.usage;
  }
  const reading = createReading();
  try {
    const told = await inspect(read.order, { open: openSource, reading });
    if (!told.ok) {
      complain(told.message);
      return told.exit;
    }
    const { isJson, kind } = read.order;
    for (const line of told.value) say(isJson ? JSON.stringify(line) : shown(line));
    if (told.value.length === 0 && !isJson) say(nothing[kind]);
    return 0;
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ConfigError')) throw error;
    complain(error.message);
    return exits.config;
  } finally {
    await reading.close();
  }
};

// Whoever reads only the first lines has what they want.
process.stdout.on('error', () => process.exit());
process.exitCode = await run();
