import { statusTexts } from '../../i18n/status.ts';
import { languages, type Language } from '../../i18n/language.ts';
import type { FeedRecord } from '../../feed/record.ts';
import type { OnCounted } from '../../runtime/counted.ts';
import type { Warning } from '../../runtime/warnings.ts';
import type { Route, WebAnswer, WebHandler, WebRequest } from '../server.ts';
import { feedPage, type Inspected } from './feed-page.ts';
import { chooseFeeds, feedOrders, mostShown } from './feeds.ts';
import type { FeedHealth, Figures } from './figures.ts';
import { guarded } from './guard.ts';
import { html, type Html } from './html.ts';
import { createMetrics } from './metrics.ts';
import { statusPage, type OnItsWay, type Words } from './page.ts';
import { createSay } from './say.ts';
import { contentPolicy, styleElement } from './style.ts';
import { createWatch, type ReceiptCounts } from './watch.ts';

export type { Figures } from './figures.ts';
export type { Inspected } from './feed-page.ts';
export type { OnItsWay } from './page.ts';

/** For how long it stays known how many feeds there are in which health: all of them are read for it (milliseconds). */
const statesMs = 60_000;

export type StatusParts = {
  token: string;
  clock: { now(): number };
  language: Language;
  /** IANA name. */
  timeZone: string;
  figures(): Promise<Figures>;
  feeds: {
    pages(): AsyncIterable<(FeedRecord | undefined)[]>;
    get(id: string): Promise<FeedRecord | undefined>;
    followers(id: string): Promise<number>;
    isPushed(id: string): boolean;
    /** Fetches the feed and tells what Kabar makes of it. */
    inspect(feed: FeedRecord): Promise<Inspected>;
  };
  /** Campaigns that are on their way, the oldest first, and how many there are beside those given. */
  campaigns(
    countsOf: (id: string) => ReceiptCounts | undefined,
  ): Promise<{ shown: OnItsWay[]; more: number }>;
  warnings(): Warning[];
  /** What an earlier run kept of the last 24 hours. */
  kept: unknown;
};

/** Metrics and the status page, and what counts for them. */
export type Status = {
  onCounted: OnCounted;
  routes: Route[];
  /** What is worth keeping of the last 24 hours, as plain data. */
  kept(): unknown;
  close(): void;
};

/** `/metrics`, `/status` and `/status/feed`, for whoever has the token. Loading this loads prom-client. */
export const createStatus = (parts: StatusParts): Status => {
  const { clock, feeds } = parts;
  let states: { counted: Promise<Record<FeedHealth, number>>; at: number } | undefined;
  const feedStates = () => {
    const now = clock.now();
    if (states === undefined || now - states.at > statesMs) {
      const counted = chooseFeeds(feeds.pages(), { search: '', order: 'title', now });
      states = { counted: counted.then((chosen) => chosen.states), at: now };
      states.counted.catch(() => (states = undefined));
    }
    return states.counted;
  };
  const metrics = createMetrics({ figures: parts.figures, totals: () => watch.totals, feedStates });
  const watch = createWatch({ clock, kept: parts.kept, onArrival: metrics.arrived });

  const wordsFor = ({ headers }: WebRequest): Words => {
    const language = languageFor(headers['accept-language'], parts.language);
    const say = createSay(language, parts.timeZone, clock.now());
    return { texts: statusTexts(language), say };
  };
  const withFacts = async (feed: FeedRecord) => ({
    ...feed,
    followers: await feeds.followers(feed.id),
    isPushed: feeds.isPushed(feed.id),
  });

  const status: WebHandler = async (request) => {
    const figures = await parts.figures();
    if (/\bjson\b/.test(request.headers.accept ?? '')) return json({ ...figures, ...watch.totals });
    const words = wordsFor(request);
    const now = clock.now();
    const search = (request.query.get('q') ?? '').slice(0, 200);
    const order = feedOrders.find((one) => one === request.query.get('sort')) ?? 'health';
    const chosen = await chooseFeeds(feeds.pages(), { search, order, now });
    const shown = {
      figures,
      memoryBytes: process.memoryUsage.rss(),
      slots: watch.slots(),
      feeds: { ...chosen, feeds: await Promise.all(chosen.feeds.slice(0, mostShown).map(withFacts)) },
      search,
      order,
      campaigns: await parts.campaigns(watch.campaign),
      warnings: parts.warnings(),
      now,
    };
    return page(statusPage(shown, words), words);
  };

  const feed: WebHandler = async (request) => {
    const words = wordsFor(request);
    const record = await feeds.get(request.query.get('id') ?? '');
    if (record === undefined) return { status: 404, body: `${words.texts.gone}\n` };
    const [known, inspected] = await Promise.all([withFacts(record), parts.feeds.inspect(record)]);
    return page(feedPage(known, inspected, clock.now(), words), words);
  };

  const text: WebHandler = async () => ({
    status: 200,
    headers: { 'content-type': metrics.contentType },
    body: await metrics.text(clock.now()),
  });

  const routes = [
    { path: /^\/metrics$/, methods: { GET: text, HEAD: text } },
    { path: /^\/status$/, methods: { GET: status, HEAD: status } },
    { path: /^\/status\/feed$/, methods: { GET: feed, HEAD: feed } },
  ];
  return {
    onCounted: watch.onCounted,
    routes: routes.map((route) => guarded(parts.token, route)),
    kept: watch.kept,
    close: metrics.close,
  };
};

const json = (value: unknown): WebAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: `${JSON.stringify(value)}\n`,
});

const page = (body: Html, { texts }: Words): WebAnswer => ({
  status: 200,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentPolicy,
    'referrer-policy': 'no-referrer',
    vary: 'accept-language, accept',
  },
  body: html`<!doctype html>
    <html lang="${texts.code}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${texts.title}</title>
        <link rel="icon" href="data:," />
        ${styleElement}
      </head>
      <body>
        ${body}
      </body>
    </html> `.html,
});

/** The first language of the browser that Kabar speaks (RFC 9110, 12.5.4); old browsers call Indonesian "in". */
const languageFor = (accepted = '', usual: Language): Language => {
  const asked = accepted
    .split(',')
    .map((one) => one.trim().slice(0, 2).toLowerCase())
    .map((code) => (code === 'in' ? 'id' : code));
  const spoken = asked.flatMap((code) => languages.find((one) => one === code) ?? []);
  return spoken[0] ?? usual;
};
