/** A table in Markdown. */
export const table = (head: string[], rows: (string | number)[][]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));
export const percent = (part: number, whole: number): string =>
  `${round((100 * part) / Math.max(1, whole))} %`;

/** The value below which `share` of the values lie. */
export const quantile = (values: number[], share: number): number =>
  values.toSorted((one, two) => one - two)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  0;
