import type { StatusTexts } from '../../i18n/operator/status.ts';
import type { FeedRecord } from '../../feed/record.ts';
import type { Warning } from '../../runtime/warnings.ts';
import { isPublicAddress } from '../../feed/public-address.ts';
import { charts } from './charts.ts';
import { feedOrders, type FeedOrder } from './feeds.ts';
import { healthOf, type FeedHealth, type Figures } from './figures.ts';
import type { Slot } from './history.ts';
import { html, type Html } from './html.ts';
import { lagAt, noLags } from './lag.ts';
import { places } from './places.ts';
import type { Say } from './say.ts';
import { warningWords } from './warnings.ts';
import type { ReceiptCounts } from './watch.ts';

/** A campaign that is on its way. `done` and `all`: places of its audience. */
export type OnItsWay = {
  kind: 'story' | 'notice' | 'post' | 'amendment';
  /** The headline or the source; nothing of a post. */
  title?: string;
  begunAt: number;
  done: number;
  all: number;
  isPaused: boolean;
  counts?: ReceiptCounts;
};

/** Everything that the page shows. */
export type Shown = {
  figures: Figures;
  memoryBytes: number;
  slots: Slot[];
  feeds: {
    feeds: (FeedRecord & { followers: number; isPushed: boolean })[];
    found: number;
    states: Record<FeedHealth, number>;
  };
  search: string;
  order: FeedOrder;
  campaigns: { shown: OnItsWay[]; more: number };
  warnings: Warning[];
  now: number;
};

export type Words = { texts: StatusTexts; say: Say };

/** How Kabar is doing, for its operator. */
export const statusPage = (shown: Shown, words: Words): Html => {
  const { texts, say } = words;
  const { version, uptimeSeconds } = shown.figures;
  return html`<header>
      <h1>${texts.title}</h1>
      <p>${texts.since(version, say.ago(shown.now - uptimeSeconds * 1_000))}</p>
      ${places(shown.figures, words)}
      <a href="status">${texts.refresh}</a>
    </header>
    <main>
      ${state(shown.figures, texts)} ${tiles(shown, words)}
      <section>${charts(shown.slots, texts.charts, say)}</section>
      <section aria-labelledby="feeds">
        <h2 id="feeds">${texts.feeds.heading}</h2>
        ${feeds(shown, words)}
      </section>
      <section aria-labelledby="campaigns">
        <h2 id="campaigns">${texts.campaigns.heading}</h2>
        ${campaigns(shown, words)}
      </section>
      <section aria-labelledby="warnings">
        <h2 id="warnings">${texts.warnings.heading}</h2>
        ${warnings(shown.warnings, words)}
      </section>
    </main>`;
};

const state = ({ problems }: Figures, texts: StatusTexts): Html =>
  problems.length === 0
    ? html`<div class="state" role="status">${texts.well}</div>`
    : html`<div class="state bad" role="status">
        ${texts.troubled}
        <ul lang="en">
          ${problems.map((problem) => html`<li>${problem}</li>`)}
        </ul>
      </div>`;

const tiles = ({ figures, feeds: { states }, slots, memoryBytes }: Shown, { texts, say }: Words): Html => {
  const { tiles: words } = texts;
  const { pace, waitingIn, oldestOpenAt, chats, storeBytes } = figures;
  const sum = (of: (slot: Slot) => number) => slots.reduce((all, slot) => all + of(slot), 0);
  const lags = noLags().map((_, index) => sum((slot) => slot.lags[index] ?? 0));
  const [median, ninth] = [lagAt(0.5, lags), lagAt(0.9, lags)];
  const waiting = Object.values(waitingIn).reduce((all, count) => all + count, 0);
  const tile = (name: string, value: string, note = '') =>
    html`<div>
      <dt>${name}</dt>
      <dd><b>${value}</b><small>${note}</small></dd>
    </div>`;
  return html`<dl class="tiles">
    ${tile(words.feeds, say.number(figures.feeds.feeds), words.failing(say.number(states.failing)))}
    ${chats === undefined ? '' : tile(words.chats, say.number(chats))}
    ${tile(words.delivered, say.number(sum(({ sent }) => sent)), words.failed(say.number(sum(({ failed }) => failed))))}
    ${tile(words.lag, median === undefined ? '–' : say.duration(median), ninth === undefined ? '' : words.lagMost(say.duration(ninth)))}
    ${tile(words.waiting, say.number(waiting), oldestOpenAt === undefined ? '' : words.oldest(say.ago(oldestOpenAt)))}
    ${tile(words.rate, say.number(pace.perSecond), words.floods(say.number(pace.floods)))}
    ${tile(words.memory, say.bytes(memoryBytes), storeBytes === undefined ? '' : words.store(say.bytes(storeBytes)))}
  </dl>`;
};

const feeds = ({ feeds: chosen, search, order, now }: Shown, words: Words): Html => {
  const { feeds: texts } = words.texts;
  return html`<form action="status#feeds">
      <label>${texts.search}<input type="search" name="q" value="${search}" /></label>
      <label
        >${texts.sort}<select name="sort">
          ${feedOrders.map((one) =>
            one === order
              ? html`<option value="${one}" selected>${texts.orders[one]}</option>`
              : html`<option value="${one}">${texts.orders[one]}</option>`,
          )}
        </select></label
      >
      <button>${texts.show}</button>
    </form>
    ${
      chosen.found === 0
        ? html`<p class="none">${texts.none}</p>`
        : html`<p class="meta">
              ${texts.shown(words.say.number(chosen.feeds.length), words.say.number(chosen.found))}
            </p>
            <ul class="list">
              ${chosen.feeds.map((feed) => html`<li>${feedRow(feed, now, words)}</li>`)}
            </ul>`
    }`;
};

type ShownFeed = Shown['feeds']['feeds'][number];

const feedRow = (feed: ShownFeed, now: number, words: Words): Html =>
  html`<div class="row">
      <h3><a href="status/feed?id=${encodeURIComponent(feed.id)}">${feedName(feed)}</a></h3>
      ${feedBadge(feed, now, words)}
    </div>
    <p class="meta">${feedFacts(feed, now, words)}</p>`;

export const feedBadge = (feed: FeedRecord, now: number, { texts }: Words): Html => {
  const health = healthOf(feed, now);
  return html`<span class="badge ${health}">${texts.feeds.health[health]}</span>`;
};

/** What a feed with a key in its address calls itself is for those who have the key: here it goes by its server's name. */
export const feedName = ({ title, url }: Pick<FeedRecord, 'title' | 'url'>): string =>
  isPublicAddress(url) ? title : new URL(url).host;

/** What is known of a feed in one line. Of its address only what cannot be a key is shown. */
export const feedFacts = (feed: ShownFeed, now: number, { texts: { feeds: texts }, say }: Words): string => {
  const { host, pathname } = new URL(feed.url);
  const health = healthOf(feed, now);
  const isWatched = health !== 'idle' && health !== 'ended';
  return [
    isPublicAddress(feed.url) ? `${host}${pathname}` : `${host}/…`,
    ...(feed.failures > 0 ? [texts.failures(say.number(feed.failures))] : []),
    ...(feed.failures > 0 && feed.why !== undefined ? [texts.why[feed.why]] : []),
    feed.lastNewsAt === undefined ? texts.noNews : texts.news(say.ago(feed.lastNewsAt)),
    ...(isWatched ? [texts.next(say.ago(Math.max(feed.nextAt, now)))] : []),
    texts.followers(say.number(feed.followers)),
    ...(feed.isPushed ? [texts.pushed] : []),
  ].join(' · ');
};

const campaigns = ({ campaigns: { shown, more } }: Shown, { texts: all, say }: Words): Html => {
  const { campaigns: texts } = all;
  if (shown.length === 0) return html`<p class="none">${texts.none}</p>`;
  const row = ({ kind, title, begunAt, done, all: places, isPaused, counts }: OnItsWay) => {
    const progress = texts.progress(say.number(done), say.number(places));
    return html`<li>
      <div class="row">
        <h3>${title ?? texts.kinds[kind]}</h3>
        <span class="badge">${isPaused ? texts.paused : texts.kinds[kind]}</span>
      </div>
      <progress max="${Math.max(1, places)}" value="${done}" aria-label="${progress}"></progress>
      <p class="meta">
        ${[progress, texts.begun(say.ago(begunAt)), ...(counts ? [countWords(counts, texts, say)] : [])].join(' · ')}
      </p>
    </li>`;
  };
  return html`<ul class="list">
      ${shown.map(row)}
    </ul>
    ${more > 0 ? html`<p class="meta">${texts.more(say.number(more))}</p>` : ''}`;
};

const countWords = (counts: ReceiptCounts, texts: StatusTexts['campaigns'], say: Say): string => {
  const { sent, held, gone, rejected, skipped } = counts;
  const [one, two, three, four] = [sent, held, gone + rejected, skipped].map(say.number);
  return texts.counts(one ?? '', two ?? '', three ?? '', four ?? '');
};

const warnings = (last: Warning[], { texts, say }: Words): Html =>
  last.length === 0
    ? html`<p class="none">${texts.warnings.none}</p>`
    : html`<p class="meta">${texts.warnings.lead}</p>
        <ul class="list">
          ${last.map(
            (one) =>
              html`<li>
                <div class="row" lang="en">
                  <span class="badge ${one.level}">${one.level}</span> <b>${one.event}</b>
                  <time datetime="${one.time}">${say.dateTime(Date.parse(one.time))}</time>
                </div>
                <p class="meta" lang="en">${warningWords(one)} ${feedLink(one)}</p>
              </li>`,
          )}
        </ul>`;

const feedLink = ({ feed }: Warning): Html =>
  typeof feed === 'string'
    ? html`<a href="status/feed?id=${encodeURIComponent(feed)}">feed ${feed}</a>`
    : html``;
