import type { Amount } from './numbers.ts';

/** What a vocabulary counts a number by. */
export const amountKey = ({ value }: Amount): string => `#${value}`;

/** "4" is in every report; "1138" or "6.2" is not. */
export const isTelling = ({ value, of }: Amount): boolean => of === 'score' || digitsOf(value) >= 2;

/** Digits that say something: 1.2 million has two. */
export const digitsOf = (value: string): number =>
  value
    .replace(/\D/g, '')
    .replace(/^0+/, '')
    .replace(value.includes('.') ? /^$/ : /0+$/, '').length;

/** Equal, or the one a rounded form of the other: 5.39 million and 5,396,761. */
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

/** The one a large round number for the other: 8,500 for 8,461, "almost 2 trillion" for 1.9 trillion. */
export const isRounded = (one: Amount, two: Amount): boolean => {
  const [fine, coarse] = digitsOf(one.value) < digitsOf(two.value) ? [two, one] : [one, two];
  const value = Number(coarse.value);
  const digits = digitsOf(coarse.value);
  if (!(value >= 1_000) || digits > 2) return false;
  const unit = 10 ** (Math.floor(Math.log10(value)) + 1 - digits);
  return Math.abs(Number(fine.value) - value) <= unit / 2;
};

/** Amounts by what they count. */
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

/** Early magnitudes are corrected by about this much. */
const magnitudeSlack = 0.25;

/** What cannot be one event: two magnitudes, two places along one road, two scores. */
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
