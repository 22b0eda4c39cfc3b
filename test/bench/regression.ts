/** A case to learn from: what was measured of it, whether it is so, how much it counts, and the odds that are known before. */
export type Example = { values: number[]; isSo: boolean; counts: number; before?: number };
export type Fitted = { bias: number; weights: number[] };

const mostSteps = 60;
/** Weights are kept small, as though so many cases said that each is 0. */
const shrink = 2;

/** Logistic regression by Newton's method, on values brought to one scale; what it finds is added to the odds known before. Deterministic. */
export const fitLogistic = (examples: Example[]): Fitted => {
  const count = examples[0]?.values.length ?? 0;
  const scales = Array.from({ length: count }, (_, at) =>
    scaleOf(examples.map(({ values }) => values[at] ?? 0)),
  );
  const rows = examples.map(({ values }) => [
    ...values.map((value, at) => (value - (scales[at]?.mean ?? 0)) / (scales[at]?.spread ?? 1)),
    1,
  ]);
  let fitted = Array.from({ length: count + 1 }, () => 0);
  for (let step = 0; step < mostSteps; step++) {
    const slope = fitted.map((weight, at) => (at < count ? shrink * weight : 0));
    const curve: number[][] = fitted.map((_, at) =>
      fitted.map((__, other) => (at === other && at < count ? shrink : 0)),
    );
    for (const [index, row] of rows.entries()) {
      const { isSo, counts, before = 0 } = examples[index] ?? { isSo: false, counts: 0 };
      const chance = chanceOf(before + dot(row, fitted));
      const error = counts * (chance - Number(isSo));
      const bend = counts * chance * (1 - chance);
      for (let at = 0; at <= count; at++) {
        slope[at] = (slope[at] ?? 0) + error * (row[at] ?? 0);
        const line = curve[at] ?? [];
        for (let other = 0; other <= count; other++)
          line[other] = (line[other] ?? 0) + bend * (row[at] ?? 0) * (row[other] ?? 0);
      }
    }
    const change = solved(curve, slope);
    fitted = fitted.map((weight, at) => weight - (change[at] ?? 0));
    if (Math.max(...change.map(Math.abs)) < 1e-9) break;
  }
  const weights = scales.map(({ spread }, at) => (fitted[at] ?? 0) / spread);
  const bias = weights.reduce(
    (sum, weight, at) => sum - weight * (scales[at]?.mean ?? 0),
    fitted[count] ?? 0,
  );
  return { bias, weights };
};

export const chanceOf = (score: number): number => 1 / (1 + Math.exp(-score));

const dot = (one: number[], two: number[]): number =>
  one.reduce((sum, value, at) => sum + value * (two[at] ?? 0), 0);

const scaleOf = (values: number[]): { mean: number; spread: number } => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, spread: Math.sqrt(variance) || 1 };
};

/** Solves a system of linear equations by elimination. */
const solved = (matrix: number[][], vector: number[]): number[] => {
  const rows = matrix.map((row, at) => [...row, vector[at] ?? 0]);
  const size = rows.length;
  const cell = (at: number, of: number): number => rows[at]?.[of] ?? 0;
  for (let at = 0; at < size; at++) {
    let pivot = at;
    for (let row = at; row < size; row++)
      if (Math.abs(cell(row, at)) > Math.abs(cell(pivot, at))) pivot = row;
    [rows[at], rows[pivot]] = [rows[pivot] ?? [], rows[at] ?? []];
    for (let row = 0; row < size; row++) {
      if (row === at) continue;
      const times = cell(row, at) / cell(at, at);
      rows[row] = (rows[row] ?? []).map((value, of) => value - times * cell(at, of));
    }
  }
  return rows.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1));
};
