/** Round numbers from zero, or from below the smallest, up to at least the largest: where lines are drawn across a chart. */
export const ticksFor = (values: number[], { fromZero = true, most = 4 } = {}): number[] => {
  const largest = Math.max(1, ...values);
  const smallest = fromZero ? 0 : Math.min(largest, ...values);
  const rough = Math.max(1, (largest - smallest) / most);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10) * power);
  const first = Math.floor(smallest / step) * step;
  const last = Math.max(first + step, Math.ceil(largest / step) * step);
  return Array.from({ length: Math.round((last - first) / step) + 1 }, (_, at) => first + at * step);
};
