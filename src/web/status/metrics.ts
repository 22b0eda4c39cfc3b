import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { FeedHealth, Figures } from './figures.ts';
import { lagBounds } from './lag.ts';
import type { Totals } from './watch.ts';

/** What Prometheus collects. */
export type Metrics = {
  contentType: string;
  /** A story has arrived, so many seconds after its publication. */
  arrived(seconds: number, waited: boolean): void;
  /** All of it, in the text format. */
  text(now: number): Promise<string>;
  close(): void;
};

/** How often it is looked how late the event loop is (milliseconds); what is measured includes it. */
const delayStepMs = 20;

type Sources = {
  figures(): Promise<Figures>;
  totals(): Totals;
  feedStates(): Promise<Record<FeedHealth, number>>;
};

/** Makes the metrics (https://prometheus.io/docs/instrumenting/exposition_formats/); their values are fetched when they are asked for. */
export const createMetrics = (sources: Sources): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  const lag = new Histogram({
    name: 'kabar_delivery_lag_seconds',
    help: "From a story's publication to its arrival in a chat; waited: it was held for the chat before",
    labelNames: ['waited'],
    buckets: [...lagBounds],
    registers,
  });
  const delay = monitorEventLoopDelay({ resolution: delayStepMs });
  delay.enable();
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name: `kabar_${name}`, help, labelNames, registers });
  const counter = (name: string, help: string, ...labelNames: string[]) => {
    const made = new Counter({ name: `kabar_${name}`, help, labelNames, registers });
    // What it counts is counted where it happens.
    return {
      set: (values: [Record<string, string>, number][]) => {
        made.reset();
        for (const [labels, value] of values) made.inc(labels, value);
      },
    };
  };
  const fill = [
    fillWork(gauge, counter),
    fillSending(gauge, counter),
    fillStore(gauge, counter),
    fillProcess(gauge, delay),
  ];

  return {
    contentType: registry.contentType,
    arrived: (seconds, waited) => lag.observe({ waited: String(waited) }, seconds),
    text: async (now) => {
      const [figures, feedStates] = await Promise.all([sources.figures(), sources.feedStates()]);
      for (const one of fill) one({ figures, feedStates, totals: sources.totals(), now });
      return registry.metrics();
    },
    close: () => void delay.disable(),
  };
};

type Given = { figures: Figures; feedStates: Record<FeedHealth, number>; totals: Totals; now: number };
type MakeGauge = (name: string, help: string, ...labelNames: string[]) => Gauge;
type MakeCounter = (
  name: string,
  help: string,
  ...labelNames: string[]
) => { set(values: [Record<string, string>, number][]): void };

const labelled = (label: string, counts: Record<string, number>): [Record<string, string>, number][] =>
  Object.entries(counts).map(([name, count]) => [{ [label]: name }, count]);

const fillWork = (gauge: MakeGauge, counter: MakeCounter) => {
  const problems = gauge('problems', 'What keeps Kabar from working; 0: nothing');
  const uptime = gauge('uptime_seconds', 'Since the start');
  const feeds = gauge('feeds', 'Feeds by health', 'health');
  const looking = gauge('looks_under_way', 'Feeds that are looked at now');
  const due = gauge('looks_waiting', 'Feeds that are due and wait for their look');
  const pollers = gauge('pollers', 'Pollers that are there (ROLE=bot)');
  const subscriptions = gauge('websub_subscriptions', 'Feeds that a hub pushes');
  const chats = gauge('chats', 'Chats that are known');
  const looks = counter('looks_total', 'Looks at feeds; unchanged: the server answered 304', 'result');
  const failures = counter('look_failures_total', 'Looks that failed', 'reason');
  return ({ figures, feedStates, totals }: Given) => {
    problems.set(figures.problems.length);
    uptime.set(figures.uptimeSeconds);
    for (const [health, count] of Object.entries(feedStates)) feeds.set({ health }, count);
    looking.set(figures.feeds.looking);
    due.set(figures.feeds.waiting);
    if (figures.pollers) pollers.set(figures.pollers.filter(({ isThere }) => isThere).length);
    subscriptions.set(figures.subscriptions ?? 0);
    if (figures.chats !== undefined) chats.set(figures.chats);
    looks.set(labelled('result', totals.looks));
    failures.set(labelled('reason', totals.lookFailures));
  };
};

const fillSending = (gauge: MakeGauge, counter: MakeCounter) => {
  const receipts = counter('receipts_total', 'What became of campaigns in chats', 'kind');
  const waiting = gauge('queue_waiting', 'Messages that wait to be sent', 'lane');
  const oldest = gauge('oldest_undelivered_seconds', 'Age of the oldest campaign that is not through');
  const rate = gauge('send_rate', 'Messages a second that Telegram is believed to allow');
  const inFlight = gauge('sends_in_flight', 'Requests that Telegram has not answered yet');
  const hold = gauge('hold_seconds', 'How much longer Telegram asks for a pause');
  const floods = counter('floods_total', 'Answers 429 of Telegram');
  return ({ figures: { pace, waitingIn, oldestOpenAt }, totals, now }: Given) => {
    receipts.set(labelled('kind', totals.receipts));
    for (const [lane, count] of Object.entries(waitingIn)) waiting.set({ lane }, count);
    oldest.set(oldestOpenAt === undefined ? 0 : Math.max(0, now - oldestOpenAt) / 1_000);
    rate.set(pace.perSecond);
    inFlight.set(pace.inFlight);
    hold.set(Math.max(0, pace.heldUntil - now) / 1_000);
    floods.set([[{}, pace.floods]]);
  };
};

const fillStore = (gauge: MakeGauge, counter: MakeCounter) => {
  const writes = counter('store_writes_total', 'Writes of the store', 'result');
  const seconds = counter('store_write_seconds_total', 'Time that writes of the store took');
  const bytes = gauge('store_bytes', "Size of the store's file");
  return ({ figures: { writes: its, storeBytes } }: Given) => {
    writes.set(labelled('result', { done: its.done, failed: its.failed }));
    seconds.set([[{}, its.ms / 1_000]]);
    if (storeBytes !== undefined) bytes.set(storeBytes);
  };
};

const fillProcess = (gauge: MakeGauge, delay: ReturnType<typeof monitorEventLoopDelay>) => {
  const loop = gauge('event_loop_delay_seconds', 'How late the event loop was since the last time', 'at');
  const memory = gauge('memory_bytes', 'Memory of the process', 'kind');
  return () => {
    if (delay.count > 0) {
      const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - delayStepMs / 1e3);
      loop.set({ at: 'p50' }, late(delay.percentile(50)));
      loop.set({ at: 'p99' }, late(delay.percentile(99)));
      loop.set({ at: 'max' }, late(delay.max));
      delay.reset();
    }
    const { rss, heapUsed, external } = process.memoryUsage();
    for (const [kind, bytes] of Object.entries({ rss, heapUsed, external })) memory.set({ kind }, bytes);
  };
};
