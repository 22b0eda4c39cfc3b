import { ticksFor } from './scale.ts';

/** One graph of a picture. `values`: from left to right, undefined where nothing is known; `labels`: below the values at these places. */
export type Panel = {
  kind: 'bars' | 'line';
  title: string;
  values: (number | undefined)[];
  labels: { at: number; text: string }[];
};

/** Sizes within the picture. */
const width = 1_080;
/** Pixels for each of these: at three quarters a phone still shows every letter, and drawing takes a third less memory. */
const scale = 0.75;
const margin = { left: 128, right: 40, top: 40 };
const plotHeight = 250;
const panelHeight = plotHeight + 162;
const headHeight = 148;
const ink = { text: '#1b1f24', soft: '#57606a', grid: '#d8dee4', bar: '#1f5fa8', line: '#b4461f' };
const family = 'DejaVu Sans';

/** Title and graphs as one SVG, dark on light, so many pixels wide and high. `count`: writes a number. */
export const chartSvg = (
  { title, subtitle, panels }: { title: string; subtitle: string; panels: Panel[] },
  count: (value: number) => string,
): { svg: string; width: number; height: number } => {
  const height = headHeight + panels.length * panelHeight;
  const parts = [
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    words(margin.top, 74, drawable(title), { size: 42, isBold: true }),
    words(margin.top, 122, drawable(subtitle), { size: 30, fill: ink.soft }),
    ...panels.map((panel, at) => panelSvg(panel, headHeight + at * panelHeight, count)),
  ];
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width * scale}" height="${height * scale}" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`,
    width: width * scale,
    height: height * scale,
  };
};

const panelSvg = (
  { kind, title, values, labels }: Panel,
  top: number,
  count: (value: number) => string,
): string => {
  const known = values.flatMap((value) => value ?? []);
  const ticks = ticksFor(known, { fromZero: kind === 'bars' });
  const [lowest = 0] = ticks;
  const highest = ticks.at(-1) ?? 1;
  const plotTop = top + 70;
  const plotWidth = width - margin.left - margin.right;
  const slot = plotWidth / Math.max(1, values.length);
  const x = (at: number) => margin.left + (at + 0.5) * slot;
  const y = (value: number) => plotTop + plotHeight - ((value - lowest) / (highest - lowest)) * plotHeight;
  const grid = ticks.map(
    (tick) =>
      `<line x1="${margin.left}" x2="${width - margin.right}" y1="${round(y(tick))}" y2="${round(y(tick))}" stroke="${ink.grid}" stroke-width="2"/>` +
      words(margin.left - 14, y(tick) + 10, count(tick), { size: 28, fill: ink.soft, anchor: 'end' }),
  );
  const shapes =
    kind === 'bars'
      ? values.map((value = 0, at) => {
          const barWidth = Math.min(90, slot * 0.76);
          const from = y(Math.max(lowest, value));
          return `<rect x="${round(x(at) - barWidth / 2)}" y="${round(from)}" width="${round(barWidth)}" height="${round(y(lowest) - from)}" fill="${ink.bar}"/>`;
        })
      : lineSvg(values.flatMap((value, at) => (value === undefined ? [] : [[x(at), y(value)] as const])));
  const below = labels.map(({ at, text }) =>
    words(x(at), plotTop + plotHeight + 42, drawable(text), { size: 28, fill: ink.soft, anchor: 'middle' }),
  );
  return [
    words(margin.top, top + 36, drawable(title), { size: 32, isBold: true }),
    ...grid,
    ...shapes,
    ...below,
  ].join('');
};

const lineSvg = (points: (readonly [number, number])[]): string[] => [
  `<polyline points="${points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')}" fill="none" stroke="${ink.line}" stroke-width="5" stroke-linejoin="round"/>`,
  ...points.slice(-1).map(([x, y]) => `<circle cx="${round(x)}" cy="${round(y)}" r="9" fill="${ink.line}"/>`),
];

const words = (
  x: number,
  y: number,
  said: string,
  {
    size,
    isBold = false,
    fill = ink.text,
    anchor = 'start',
  }: { size: number; isBold?: boolean; fill?: string; anchor?: 'start' | 'middle' | 'end' },
): string =>
  said === ''
    ? ''
    : `<text x="${round(x)}" y="${round(y)}" font-family="${family}" font-size="${size}"${isBold ? ' font-weight="bold"' : ''} fill="${fill}" text-anchor="${anchor}">${escapeXml(said)}</text>`;

/** What the font has no letters for is left out; the caption says it. */
const undrawable =
  /[^\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Arabic}\p{sc=Hebrew}\p{N}\p{P}\p{Zs}\p{M}+<=>$€]/gu;
const mostDrawn = 40;
const drawable = (said: string): string =>
  [...said.toWellFormed().replace(undrawable, '').replace(/\s+/g, ' ').trim()].slice(0, mostDrawn).join('');

const escapeXml = (said: string): string =>
  said.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const round = (value: number): number => Math.round(value * 10) / 10;
