import type { Amount } from './numbers.ts';

/** The term by which a vocabulary counts an amount. */
export const amountKey = ({ value }: Amount): string => `#${value}`;

/** Whether an amount is seldom in other reports: "1138" and "6.2" are, "4" is not. */
export const isTelling = ({ value, of }: Amount): boolean => of === 'score' || digitsOf(value) >= 2;

/** How many digits of a value say something: 1.2 million has two. */
export const digitsOf = (value: string): number =>
  value
    .replace(/\D/g, '')
    .replace(/^0+/, '')
    .replace(value.includes('.') ? /^$/ : /0+$/, '').length;

/** Whether two amounts are equal, or one is the other cut short in words: 5.39 million and 5,396,761. */
export const isSameAmount = (one: Amount, two: Amount): boolean => {
  if (one.value === two.value) return true;
  if (one.of === 'score' || two.of === 'score') return false;
  const coarser = digitsOf(one.value) < digitsOf(two.value) ? one : two;
  if (coarser.inWords !== true) return false;
  const digits = Math.min(digitsOf(one.value), digitsOf(two.value));
  const first = Number(one.value);
  const second = Number(two.value);
  if (digits < 2 || Math.min(first, second) < 100 || Math.abs(first - second) > first / 20) return false;
  const unit = 10 ** (Math.floor(Math.log10(Math.max(first, second))) + 1 - digits);
  return (
    Math.round(first / unit) === Math.round(second / unit) ||
    Math.floor(first / unit + 1e-9) === Math.floor(second / unit + 1e-9)
  );
};

/** Whether one amount is a large round number for the other: 8,500 for 8,461, "almost 2 trillion" for 1.9 trillion. */
export const isRounded = (one: Amount, two: Amount): boolean => {
  const [fine, coarse] = digitsOf(one.value) < digitsOf(two.value) ? [two, one] : [one, two];
  const value = Number(coarse.value);
  const digits = digitsOf(coarse.value);
  if (!(value >= 1_000) || digits > 2) return false;
  const unit = 10 ** (Math.floor(Math.log10(value)) + 1 - digits);
  return Math.abs(Number(fine.value) - value) <= unit / 2;
};

/** Amounts by what they count. Those that count nothing known are left out. */
export const grouped = (amounts: Amount[]): Map<string, Amount[]> => {
  const groups = new Map<string, Amount[]>();
  for (const amount of amounts) {
    if (amount.of === undefined) continue;
    const group = groups.get(amount.of);
    if (group === undefined) groups.set(amount.of, [amount]);
    else group.push(amount);
  }
  return groups;
};

/** The magnitude of a quake is corrected by about this much after the first reports. */
const magnitudeSlack = 0.25;

/** Whether two reports measure differently what one event has once: a magnitude, a kilometre of a road, a score, a rate. */
export const haveOtherMeasures = (one: Amount[], two: Amount[]): boolean => {
  const theirs = grouped(two);
  const ours = grouped(one);
  return ['~magnitude', 'km-post', 'score', 'basis-points'].some((of) => {
    const [here, there] = [ours.get(of) ?? [], theirs.get(of) ?? []];
    const isClose = (first: Amount, second: Amount) =>
      first.value === second.value ||
      (of === '~magnitude' && Math.abs(Number(first.value) - Number(second.value)) <= magnitudeSlack);
    return (
      here.length > 0 &&
      there.length > 0 &&
      !here.some((first) => there.some((second) => isClose(first, second)))
    );
  });
};
