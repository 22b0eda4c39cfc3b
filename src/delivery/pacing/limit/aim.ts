/** Part of the limit to stay at. */
const margin = 0.99;
/** After the plateau the rate rises by 1 % in this part of it, by 4 % in twice that, and so on; at most so long for the first (milliseconds). */
const rise = { share: 0.3, mostMs: 8_000 };
/** With less than this to come (seconds at the limit) it rises no more: a hold would cost more than it gains. */
const endS = 3;

/** Part of the limit to aim at, after the rate was used for `usedMs`; `left`: how many messages are still to come. */
export const partOf = ({
  limit,
  left,
  plateauMs,
  usedMs,
}: {
  limit: number;
  left: number;
  plateauMs: number;
  usedMs: number;
}): number => {
  if (left < endS * limit) return margin;
  const risen = Math.max(0, usedMs - plateauMs) / Math.min(rise.mostMs, rise.share * plateauMs);
  return margin + 0.01 * risen ** 2;
};
