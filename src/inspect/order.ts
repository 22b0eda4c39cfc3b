import { parseArgs } from 'node:util';
import { normaliseAddress } from '../feed/address.ts';

export type Kind = 'feed' | 'page' | 'article';
/** What an operator wants to see: documents of one kind, each a file or an address. */
export type Order = {
  kind: Kind;
  places: string[];
  /** Each document by itself; otherwise a second feed is a later look at the first. */
  isEach: boolean;
  isJson: boolean;
  /** The address that the documents are taken to come from; none: a fetched one's own, for a file a made-up one. */
  url: string | undefined;
  /** Time of the last look (milliseconds since the epoch). */
  now: number;
};

export const usage = `npm run --silent inspect -- feed FILE_OR_URL [SECOND_FILE] [--url URL] [--now ISO] [--json]
npm run --silent inspect -- page FILE_OR_URL [--url URL] [--json]
npm run --silent inspect -- article FILE_OR_URL [--url URL] [--json]

Shows what Kabar makes of a feed, of a page that may lead to feeds, or of an article's page.
With a second file: which stories a follower would get who knew the first, five minutes earlier.

--url URL   the address that a file is taken to come from
--now ISO   the time of the last look, in UTC where no zone is given; now, where it is not
--json      one JSON object a line
--each      any number of files, each by itself; one that cannot be read is said so, and the rest goes on

Exit code: 0; 64 a wrong argument, 65 a document that cannot be read, 66 one that is not there, 78 a wrong variable.
`;

/** An order as the arguments say it (`help`: its user asks how), or what is wrong with them, in a sentence. */
export const readOrder = (
  args: string[],
  now: number,
): { ok: true; order: Order } | { ok: false; problem: string } | 'help' => {
  const wrong = (problem: string) => ({ ok: false as const, problem });
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return wrong(firstSentence(error));
  }
  const { values, positionals } = parsed;
  if (values.help) return 'help';
  const [kind, ...places] = positionals;
  if (kind !== 'feed' && kind !== 'page' && kind !== 'article')
    return wrong('Say first what to inspect: feed, page or article.');
  const most = values.each ? Infinity : kind === 'feed' ? 2 : 1;
  if (places.length === 0) return wrong(`Name the ${kind} to inspect: a file, or an address.`);
  if (places.length > most) return wrong(`Too many documents; to see each by itself, say --each.`);
  const url = values.url === undefined ? undefined : normaliseAddress(values.url);
  if (values.url !== undefined && url === undefined)
    return wrong('What stands behind --url is no web address.');
  const time = values.now === undefined ? now : timeIn(values.now);
  if (time === undefined)
    return wrong('What stands behind --now is no time in ISO 8601, such as 2026-01-15T05:00:00Z.');
  const { each: isEach, json: isJson } = values;
  return { ok: true, order: { kind, places, isEach, isJson, url, now: time } };
};

const parse = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      now: { type: 'string' },
      json: { type: 'boolean', default: false },
      each: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });

const firstSentence = (error: unknown): string =>
  `${(error instanceof Error ? error.message : String(error)).split(/\.\s|\n/)[0]}.`.replace(/\.+$/, '.');

/** A date is its first moment; where no zone is given it is UTC, whatever the machine's own. */
const timeIn = (text: string): number | undefined => {
  const form =
    /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?<zone>Z|[+-]\d{2}:?\d{2})?)?$/i;
  const found = form.exec(text.trim());
  if (found === null) return undefined;
  const hasTime = text.trim().length > 'yyyy-mm-dd'.length;
  const time = Date.parse(`${found[0].replace(' ', 'T')}${hasTime && !found.groups?.['zone'] ? 'Z' : ''}`);
  return Number.isNaN(time) ? undefined : time;
};
