import type { StatusTexts } from '../../i18n/status.ts';
import { slotMs, type Slot } from './history.ts';
import { html, type Html } from './html.ts';
import { lagAt, noLags } from './lag.ts';
import type { Say } from './say.ts';

/** Of a chart's picture, which is stretched to the width that there is. */
const size = { width: 720, height: 100 };
const hourMs = 3_600_000;

/** What was delivered in the last 24 hours, and how quickly, as two charts and a table. */
export const charts = (slots: Slot[], texts: StatusTexts['charts'], say: Say): Html => {
  const sent = slots.map((slot) => slot.sent);
  if (sent.every((count) => count === 0)) return html`<p class="none">${texts.none}</p>`;
  const most = Math.max(...sent);
  const [median, ninth] = [0.5, 0.9].map((share) => slots.map(({ lags }) => lagAt(share, lags)));
  const longest = Math.max(1, ...(ninth ?? []).filter((lag) => lag !== undefined));
  return html`<div class="charts">
      ${chart(texts.deliveries, texts.most24(say.number(most)), bars(sent, most), slots, { texts, say })}
      ${chart(
        texts.lag,
        texts.most24(say.duration(longest)),
        html`${dots(ninth ?? [], longest, 'ninth')}${dots(median ?? [], longest, 'median')}`,
        slots,
        { texts, say },
        html`<p class="key">
          <span class="dot median"></span> ${texts.median} <span class="dot ninth"></span> ${texts.most}
        </p>`,
      )}
    </div>
    <details>
      <summary>${texts.asTable}</summary>
      ${table(slots, texts, say)}
    </details>`;
};

const chart = (
  title: string,
  most: string,
  shapes: Html,
  slots: Slot[],
  { texts, say }: { texts: StatusTexts['charts']; say: Say },
  key: Html = html``,
): Html => {
  const [first, middle, last] = [slots[0], slots[Math.floor(slots.length / 2)], slots.at(-1)];
  return html`<figure>
    <figcaption><b>${title}</b><span>${most}</span></figcaption>
    <svg
      viewBox="0 0 ${size.width} ${size.height}"
      preserveAspectRatio="none"
      role="img"
      aria-label="${`${title}, ${most}`}"
    >
      <line class="ground" x1="0" x2="${size.width}" y1="99.5" y2="99.5" />
      ${shapes}
    </svg>
    <p class="axis">
      ${[first, middle].map((slot) => html`<span>${say.hour(slot?.at ?? 0)}</span>`)}<span
        >${say.hour((last?.at ?? 0) + slotMs)}</span
      >
    </p>
    <p class="zone">${texts.zone(say.zone)}</p>
    ${key}
  </figure>`;
};

const bars = (values: number[], most: number): Html => {
  const step = size.width / values.length;
  return html`${values.map((value, index) => {
    const height = value === 0 ? 0 : Math.max(1.5, (value / most) * (size.height - 4));
    return html`<rect
      class="bar"
      x="${(index * step + 0.4).toFixed(1)}"
      width="${(step - 0.8).toFixed(1)}"
      y="${(size.height - height).toFixed(1)}"
      height="${height.toFixed(1)}"
    />`;
  })}`;
};

/** Short thick lines: circles would be stretched with the picture. */
const dots = (values: (number | undefined)[], most: number, name: string): Html => {
  const step = size.width / values.length;
  return html`${values.map((value, index) => {
    if (value === undefined) return html``;
    const y = (size.height - 3 - (value / most) * (size.height - 8)).toFixed(1);
    return html`<line
      class="${`mark ${name}`}"
      x1="${(index * step).toFixed(1)}"
      x2="${((index + 1) * step).toFixed(1)}"
      y1="${y}"
      y2="${y}"
    />`;
  })}`;
};

const table = (slots: Slot[], texts: StatusTexts['charts'], say: Say): Html => {
  const hours = Map.groupBy(slots, ({ at }) => Math.floor(at / hourMs));
  const lagOf = (share: number, its: Slot[]) => {
    const lags = noLags().map((_, index) => its.reduce((sum, one) => sum + (one.lags[index] ?? 0), 0));
    const lag = lagAt(share, lags);
    return lag === undefined ? '–' : say.duration(lag);
  };
  return html`<table>
    <thead>
      <tr>
        ${[texts.hour, texts.delivered, texts.median, texts.most].map(
          (name) => html`<th scope="col">${name}</th>`,
        )}
      </tr>
    </thead>
    <tbody>
      ${[...hours.values()].map(
        (its) =>
          html`<tr>
            <th scope="row">${say.hour(its[0]?.at ?? 0)}</th>
            <td>${say.number(its.reduce((sum, { sent }) => sum + sent, 0))}</td>
            <td>${lagOf(0.5, its)}</td>
            <td>${lagOf(0.9, its)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
};
