import type { Language } from '../../i18n/language.ts';
import { textsFor } from '../../i18n/texts.ts';
import type { Day } from '../days.ts';
import { merged, under, type Counts } from '../sums.ts';
import { chartSvg, type Panel } from './svg.ts';

/** Days that stand in one bar: with more bars than a month has days none could be read. */
const perBar = (days: number): number => (days <= 31 ? 1 : days <= 100 ? 7 : 30);
/** Labels below a graph. */
const mostLabels = 5;
const locales: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };

/** The picture of a report: what came day by day, members, and the hours of the day. The dates are those of `days`. */
export const writeChart = (days: Day[], title: string, language: Language): string => {
  const { stats: texts } = textsFor(language);
  const size = perBar(days.length);
  // Whole bars only, up to the last day: a short first one would look like a fall.
  const bars = Array.from({ length: Math.floor(days.length / size) }, (_, at) =>
    days.slice(days.length - (at + 1) * size, days.length - at * size),
  ).toReversed();
  const labels = spread(bars.length).map((at) => ({ at, text: dateOf(bars[at]?.[0]?.day ?? '', language) }));
  const came = ({ counts }: Day) => (counts['s'] ?? 0) + (counts['p'] ?? 0);
  const members = bars.map((bar) => bar.findLast((day) => day.members !== undefined)?.members);
  const isKnown = members.filter((one) => one !== undefined).length > 1;
  const counts = days.reduce((sum, day) => merged(sum, day.counts), {} as Counts);
  const hours = new Map(under(counts, 'h').each);
  const panels: Panel[] = [
    {
      kind: 'bars',
      title: texts.chart.came(size),
      values: bars.map((bar) => bar.reduce((sum, day) => sum + came(day), 0)),
      labels,
    },
    ...(isKnown ? [{ kind: 'line' as const, title: texts.chart.members, values: members, labels }] : []),
    {
      kind: 'bars',
      title: texts.chart.hours,
      values: Array.from({ length: 24 }, (_, hour) => hours.get(String(hour)) ?? 0),
      labels: [0, 6, 12, 18, 23].map((at) => ({ at, text: texts.chart.hour(at) })),
    },
  ];
  const [first, last] = [bars[0]?.[0]?.day ?? '', days.at(-1)?.day ?? ''];
  const year = first.slice(0, 4) === last.slice(0, 4) ? '' : ` ${first.slice(0, 4)}`;
  const subtitle = `${dateOf(first, language)}${year} – ${dateOf(last, language)} ${last.slice(0, 4)}`;
  return chartSvg({ title, subtitle, panels }, numbersIn(language)).svg;
};

/** Numbers as they fit beside a graph: large ones in words. */
const numbersIn = (language: Language): ((value: number) => string) => {
  const whole = new Intl.NumberFormat(locales[language]);
  const rounded = new Intl.NumberFormat(locales[language], { notation: 'compact' });
  return (value) => (Math.abs(value) < 100_000 ? whole : rounded).format(value);
};

/** Places of so many, evenly spread back from the last. */
const spread = (count: number): number[] => {
  const step = Math.max(1, Math.ceil((count - 1) / (mostLabels - 1)));
  return Array.from({ length: Math.floor((count - 1) / step) + 1 }, (_, at) => count - 1 - at * step);
};

const dateOf = (day: string, language: Language): string =>
  day === ''
    ? ''
    : new Intl.DateTimeFormat(locales[language], { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
        Date.parse(`${day}T00:00:00Z`),
      );
