import { termOf } from '../lexicon/words.ts';

/**
 * An amount is a number of a report: its value in a form that both languages share, what it counts where that is clear,
 * and whether it was cut short to thousands or millions in words.
 */
export type Amount = { value: string; of?: string; inWords?: true };

/** So many amounts of a text are read at most. */
const maxAmounts = 40;

/** The amounts of a text, scores ("2-1") and numbers in words among them. Times of day, dates and years are none. */
export const amountsOf = (text: string): Amount[] => {
  const amounts: Amount[] = [];
  const words = withoutDates(text).match(/[\p{L}\d]+(?:[.,'’/-][\p{L}\d]+)*%?/gu) ?? [];
  for (let at = 0; at < words.length && amounts.length < maxAmounts; at++) {
    const word = words[at] ?? '';
    if (/^\d{1,2}-\d{1,2}$/.test(word)) {
      amounts.push({ value: word.split('-').map(Number).sort(descending).join('-'), of: 'score' });
      continue;
    }
    const spelled = spelledOut(words, at);
    const digits = !/\d/.test(word)
      ? null
      : /^(\D{0,3}?)(\d[\d.,]*)(%|bn|m|mn|tn|jt|km|kph|kmh|gb|mb)?$/iu.exec(word);
    const value = spelled?.value ?? (digits === null ? undefined : valueOf(digits[2] ?? ''));
    if (value === undefined) continue;
    const end = spelled?.end ?? at + 1;
    const [times, next] = scale(digits?.[3], words[end], end);
    if (value >= 1_900 && value <= 2_100 && times === 1 && /^\d{4}$/.test(word)) continue;
    const of = countedThing(words, at, next, digits?.[3], digits?.[1] ?? '');
    amounts.push({
      value: String(Number((value * times).toPrecision(12))),
      ...(of !== undefined && { of }),
      ...(times > 1 && { inWords: true }),
    });
    at = next - 1;
  }
  return amounts;
};

const lower = (word: string): string => word.toLowerCase();

const descending = (one: number, two: number): number => two - one;

/** The text without dates and times: they are compared as days. */
const withoutDates = (text: string): string =>
  text
    .replace(/\(\d{1,2}\/\d{1,2}(?:\/\d{2,4})?\)/g, ' ')
    .replace(/(?:pukul|jam|at)\s+\d{1,2}[.:]\d{2}|\d{1,2}[.:]\d{2}\s*(?:wita|wib|wit|[ap]\.?m\b)/gi, ' ')
    .replace(
      /\b\d{1,2}\s+(?:jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|des|dec)\p{L}*(?:\s+\d{4})?/giu,
      ' ',
    )
    .replace(
      /\b(?:january|february|march|april|may|june|july|august|september|october|november|december|aug|sept|oct|nov|dec)\.?\s+\d{1,2}\b/gi,
      ' ',
    );

/**
 * The value of digits with separators: "1.138" and "1,138" are a thousand and more, "6,0" and "7.7" have decimals,
 * "3.613,1" has both.
 */
const valueOf = (digits: string): number | undefined => {
  const clean = digits.replace(/[.,]+$/, '');
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(clean)) return Number(clean.replace(/[.,]/g, ''));
  const decimal = Math.max(clean.lastIndexOf('.'), clean.lastIndexOf(','));
  if (decimal < 0) return Number(clean);
  const value = Number(`${clean.slice(0, decimal).replace(/[.,]/g, '')}.${clean.slice(decimal + 1)}`);
  return Number.isFinite(value) ? value : undefined;
};

const scales: Record<string, number> = {
  ribu: 1e3,
  thousand: 1e3,
  juta: 1e6,
  million: 1e6,
  m: 1e6,
  mn: 1e6,
  jt: 1e6,
  miliar: 1e9,
  milyar: 1e9,
  billion: 1e9,
  bn: 1e9,
  triliun: 1e12,
  trillion: 1e12,
  tn: 1e12,
};

/** By how much the value is multiplied ("juta", "bn"), and the index of the word behind that. */
const scale = (suffix: string | undefined, next: string | undefined, end: number): [number, number] => {
  const glued = suffix === undefined ? undefined : scales[suffix.toLowerCase()];
  if (glued !== undefined) return [glued, end];
  const word = next === undefined ? '' : next.toLowerCase();
  const times = word.length > 2 ? scales[word] : undefined;
  return times === undefined ? [1, end] : [times, end + 1];
};

/** What is counted, as a term: the weightiest noun close by, else the next word that has one. */
const countedThing = (
  words: string[],
  at: number,
  next: number,
  suffix = '',
  prefix = '',
): string | undefined => {
  if (suffix === '%') return 'percent';
  const before = lower(words[at - 1] ?? '');
  if (before === 'km' || /^km$/i.test(prefix)) return 'km-post';
  if (before === 'm' || before === 'mag' || /^m$/i.test(prefix)) return '~magnitude';
  const behind = words.slice(next, next + 5).map(meaning);
  const ahead = words.slice(Math.max(0, at - 4), at).map(meaning);
  const weighty = [...behind, ...ahead.toReversed()].find(
    (word) => word !== undefined && weightyNouns.has(word),
  );
  return weighty ?? behind.find((word) => word !== undefined);
};
const meaning = (word: string): string | undefined => {
  const folded = lower(word);
  if (folded === 'persen' || folded === 'percent') return 'percent';
  if (folded === 'basis' || folded === 'bps') return 'basis-points';
  return termOf(word);
};
const weightyNouns = new Set([
  '~magnitude',
  '~die',
  '~hurt',
  '~missing',
  '~evacuate',
  '~arrest',
  'percent',
  'basis-points',
]);

const ones: Record<string, number> = {};
'nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas'
  .split(' ')
  .forEach((word, value) => (ones[word] = value));
'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
  .split(' ')
  .forEach((word, value) => (ones[word] = value));
const tens: Record<string, number> = {};
'twenty thirty forty fifty sixty seventy eighty ninety'
  .split(' ')
  .forEach((word, index) => (tens[word] = (index + 2) * 10));

/** A number in words: "empat belas", "dua puluh tiga", "thirty-three", "eleven". A "one" by itself counts nothing. */
const spelledOut = (words: string[], at: number): { value: number; end: number } | undefined => {
  const word = lower(words[at] ?? '');
  const [head = '', tail] = word.split('-');
  const ten = tens[head];
  if (ten !== undefined) return { value: ten + (ones[tail ?? ''] ?? 0), end: at + 1 };
  const one = ones[word];
  if (one === undefined) return undefined;
  const second = lower(words[at + 1] ?? '');
  if (second === 'belas') return { value: one + 10, end: at + 2 };
  if (second === 'puluh') {
    const rest = ones[lower(words[at + 2] ?? '')];
    return { value: one * 10 + (rest ?? 0), end: at + (rest === undefined ? 2 : 3) };
  }
  return one > 1 ? { value: one, end: at + 1 } : undefined;
};
