import type { StatusTexts } from '../../i18n/operator/status.ts';
import type { Figures } from './figures.ts';
import { html, type Html } from './html.ts';
import type { Say } from './say.ts';

/** The processes of this Kabar: who sends, who waits to take over, and who looks at feeds. */
export const places = (
  { owner, standBys = [], pollers }: Pick<Figures, 'owner' | 'standBys' | 'pollers'>,
  {
    texts,
    say,
  }: { texts: Pick<StatusTexts, 'owner' | 'standBy' | 'pollers'>; say: Pick<Say, 'number' | 'ago'> },
): Html => {
  const alive = (pollers ?? []).filter(({ isThere }) => isThere).length;
  return html`${owner === undefined ? '' : html`<p>${texts.owner(owner.pid, owner.host)}</p>`}
  ${standBys.map(({ pid, host, since }) => html`<p>${texts.standBy(pid, host, say.ago(Date.parse(since)))}</p>`)}
  ${pollers === undefined ? '' : html`<p>${texts.pollers.there(alive, say.number(alive))}</p>`}
  ${(pollers ?? []).map(({ pid, host, heardAt, isThere }) => {
    const line = isThere ? texts.pollers.heard : texts.pollers.silent;
    return html`<p>${line(pid, host, say.ago(heardAt))}</p>`;
  })}`;
};
