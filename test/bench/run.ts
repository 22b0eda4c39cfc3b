import { availableParallelism, cpus, totalmem } from 'node:os';
import { city } from './city.ts';
import { clusters } from './clusters.ts';
import { decision } from './decision.ts';
import { fanout } from './fanout.ts';
import { interactive } from './interactive.ts';
import { memory } from './memory.ts';
import { parse } from './parse.ts';
import { poll } from './poll.ts';
import { scale } from './scale.ts';
import { search } from './search.ts';
import { start } from './start.ts';
import { talk } from './talk.ts';
import { topics } from './topics.ts';

/** `npm run bench [-- name ... [--option ...]]`: measures, and prints tables in Markdown. */
const benches: Record<string, { title: string; run(args: string[]): Promise<string> }> = {
  fanout: { title: 'Fan-out at several limits, and beside a bare loop', run: fanout },
  start: { title: 'The first story after a start, beside an earlier commit', run: start },
  talk: { title: 'A story while people talk, beside an earlier commit', run: talk },
  interactive: {
    title: 'People are answered while a campaign to 10,000 chats runs (latency 50 ms)',
    run: interactive,
  },
  city: { title: '10,000 chats that each follow 5 of 500 feeds', run: city },
  clusters: {
    title: 'Which reports are of one event: labelled news, and what placing a story costs',
    run: clusters,
  },
  scale: {
    title: 'Beyond one machine: 2,000 feeds all with news by 0 to 4 pollers, and a story over each store',
    run: scale,
  },
  search: { title: 'Search: the index of a month of stories, made and asked', run: search },
  topics: { title: 'The topics of a new story, with up to 100,000 followed', run: topics },
  decision: { title: 'The one decision, for a chat with 200 follows and filters', run: decision },
  memory: { title: 'Memory with many followers of one feed', run: memory },
  parse: { title: 'Reading feeds, beside other parsers', run: parse },
  poll: { title: 'Looking at feeds without news, beside a bare loop', run: poll },
};

/** What stands behind the first option is for the benches. */
const asked = process.argv.slice(2);
const end = asked.findIndex((word) => word.startsWith('--'));
const wanted = end < 0 ? asked : asked.slice(0, end);
const args = end < 0 ? [] : asked.slice(end);
const unknown = wanted.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0)
  throw new Error(`no bench ${unknown.join(', ')}: there are ${Object.keys(benches).join(', ')}`);
const say = (text: string) => process.stdout.write(`${text}\n`);
say(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${availableParallelism()} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB\n`,
);
for (const [name, { title, run }] of Object.entries(benches))
  if (wanted.length === 0 || wanted.includes(name))
    say(`## ${title}\n\n\`npm run bench -- ${name}\`\n\n${await run(args)}\n`);
