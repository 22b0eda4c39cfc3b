import type { FeedFailure } from '../../http/failure.ts';
import { html, type Html } from './html.ts';
import { feedBadge, feedFacts, feedName, type Shown, type Words } from './page.ts';

/** What Kabar makes of a feed at this moment: its stories' cards in plain text, or why there are none; `private`: it is not the operator's to read. */
export type Inspected = { ok: true; cards: string[] } | { ok: false; why: FeedFailure | 'private' };

/** One feed: what its record says, and what is in it now. */
export const feedPage = (
  feed: Shown['feeds']['feeds'][number],
  inspected: Inspected,
  now: number,
  words: Words,
): Html => {
  const { feeds: texts } = words.texts;
  return html`<header>
      <h1>${feedName(feed)}</h1>
      <a href="../status">${texts.back}</a>
    </header>
    <main>
      <section>
        <div class="row">${feedBadge(feed, now, words)}</div>
        <p class="meta">${feedFacts(feed, now, words)}</p>
      </section>
      <section aria-labelledby="now">
        <h2 id="now">${texts.looked}</h2>
        ${inspected.ok ? cards(inspected.cards, words) : html`<p>${texts.why[inspected.why]}</p>`}
        <p><a class="act" href="feed?id=${encodeURIComponent(feed.id)}">${texts.look}</a></p>
      </section>
    </main>`;
};

const cards = (texts: string[], { texts: { feeds }, say }: Words): Html =>
  texts.length === 0
    ? html`<p class="none">${feeds.noEntries}</p>`
    : html`<p class="meta">${feeds.entries(say.number(texts.length))}</p>
        <ul class="list">
          ${texts.map((text) => html`<li><pre>${text}</pre></li>`)}
        </ul>`;
