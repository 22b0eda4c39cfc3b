import { badRequest } from './errors.ts';
import { parseHtml } from '../text/html.ts';
import { listOf, numberOf, textOf } from './parameters.ts';
import type { Method } from './send.ts';
import type { Parameters } from '../types.ts';

/** What answered a press: a toast, an alert or an address to open. */
export type PressAnswer = { text?: string; show_alert?: boolean; url?: string };
/** What answered a message that called the bot in as a guest. */
export type GuestAnswer = { result: Parameters };
/** What answered an inline query. */
export type InlineAnswer = {
  results: Parameters[];
  next_offset?: string;
  cache_time?: number;
  button?: unknown;
};

type Given = PressAnswer & InlineAnswer & Partial<GuestAnswer>;
type Waiting = { at: number; settle: (answer: Given) => void };
type Asked<T> = { id: string; answer: Promise<T> };
/** Queries that wait for the bot's answer: each has an id, and an answer once there is one. */
export type Queries = {
  askPress(timeoutMs: number): Asked<PressAnswer>;
  askInline(timeoutMs: number): Asked<InlineAnswer>;
  askGuest(timeoutMs: number): Asked<GuestAnswer>;
  methods: Record<string, Method>;
};

/** How long a press may wait for its answer by the sandbox's clock (milliseconds). */
const freshMs = 60_000;
const mostQueries = 10_000;
const tooOld = 'query is too old and response timeout expired or query ID is invalid';

export const createQueries = (now: () => number, nextId: () => number): Queries => {
  const waiting = new Map<string, Waiting>();

  const ask = (what: string, timeoutMs: number): Asked<Given> => {
    const id = `${4_000_000_000_000 + nextId()}`;
    const answer = new Promise<Given>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`the bot did not answer the ${what} within ${timeoutMs} ms`));
      }, timeoutMs);
      const settle: Waiting['settle'] = (given) => {
        clearTimeout(timer);
        resolve(given);
      };
      waiting.set(id, { at: now(), settle });
    });
    if (waiting.size > mostQueries) waiting.delete(waiting.keys().next().value ?? '');
    return { id, answer };
  };

  const settle = (id: string | undefined, answer: Partial<Given>): true => {
    const found = id === undefined ? undefined : waiting.get(id);
    if (found === undefined || now() - found.at > freshMs) throw badRequest(tooOld);
    found.settle({ results: [], ...answer });
    return true;
  };

  return {
    askPress: (timeoutMs) => {
      const { id, answer } = ask('press', timeoutMs);
      return { id, answer: answer.then(({ results: _none, ...given }) => given) };
    },
    askInline: (timeoutMs) => ask('inline query', timeoutMs),
    askGuest: (timeoutMs) => {
      const { id, answer } = ask('guest message', timeoutMs);
      return { id, answer: answer.then(({ result = {} }) => ({ result })) };
    },
    methods: {
      answerCallbackQuery: ({ parameters }) => {
        const text = textOf(parameters, 'text') ?? '';
        if ([...text].length > 200) throw badRequest('MESSAGE_TOO_LONG');
        const url = textOf(parameters, 'url');
        return settle(textOf(parameters, 'callback_query_id'), {
          ...(text !== '' && { text }),
          ...(parameters['show_alert'] === true && { show_alert: true }),
          ...(url !== undefined && { url }),
        });
      },
      answerGuestQuery: ({ parameters }) => {
        const result: Parameters = { ...(parameters['result'] as object) };
        checkResults([result]);
        settle(textOf(parameters, 'guest_query_id'), { result });
        return { inline_message_id: `guest${nextId()}` };
      },
      answerInlineQuery: ({ parameters }) => {
        const results = listOf(parameters, 'results').map((one): Parameters => ({ ...(one as object) }));
        checkResults(results);
        const offset = textOf(parameters, 'next_offset') ?? '';
        if (Buffer.byteLength(offset) > 64) throw badRequest('NEXT_OFFSET_INVALID');
        const cache = numberOf(parameters, 'cache_time');
        const { button } = parameters;
        return settle(textOf(parameters, 'inline_query_id'), {
          results,
          ...(offset !== '' && { next_offset: offset }),
          ...(cache !== undefined && { cache_time: cache }),
          ...(button !== undefined && { button }),
        });
      },
    },
  };
};

const checkResults = (results: Parameters[]): void => {
  if (results.length > 50) throw badRequest('RESULTS_TOO_MUCH');
  const ids = new Set<string>();
  for (const result of results) {
    const id = textOf(result, 'id') ?? '';
    if (id === '' || Buffer.byteLength(id) > 64) throw badRequest('RESULT_ID_INVALID');
    if (ids.has(id)) throw badRequest('RESULT_ID_DUPLICATE');
    ids.add(id);
    if (textOf(result, 'type') === undefined)
      throw badRequest("can't parse inline query result: type is empty");
    const content = result['input_message_content'];
    if (typeof content !== 'object' || content === null) continue;
    const said: Parameters = { ...content };
    const text = textOf(said, 'message_text');
    if (text === undefined) continue;
    const isHtml = textOf(said, 'parse_mode')?.toLowerCase() === 'html';
    const shown = isHtml ? parseHtml(text).text : text;
    if (shown.trim() === '') throw badRequest('message text is empty');
    if ([...shown].length > 4_096) throw badRequest('MESSAGE_TOO_LONG');
  }
};
