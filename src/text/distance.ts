/** Longest name that is compared letter by letter (characters). */
const maxChars = 40;

/**
 * How many letters to put in, take out, change or swap with their neighbour make one name the other (optimal string
 * alignment); Infinity where they are more than `most`.
 */
export const distance = (one: string, two: string, most: number): number => {
  if (Math.abs(one.length - two.length) > most || Math.max(one.length, two.length) > maxChars)
    return Infinity;
  // One change leaves no more than two letters between what begins and what ends alike: a quick no to nearly every name.
  if (most === 1 && between(one, two) > 2) return Infinity;
  let before: number[] = [];
  let last = Array.from({ length: two.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    for (let column = 1; column <= two.length; column++) {
      const isSame = one[row - 1] === two[column - 1];
      const isSwapped = one[row - 1] === two[column - 2] && one[row - 2] === two[column - 1];
      line[column] = Math.min(
        cell(line, column - 1) + 1,
        cell(last, column) + 1,
        cell(last, column - 1) + (isSame ? 0 : 1),
        isSwapped && row > 1 && column > 1 ? cell(before, column - 2) + 1 : Infinity,
      );
    }
    [before, last] = [last, line];
  }
  const found = cell(last, two.length);
  return found <= most ? found : Infinity;
};

/** Letters of the longer name between the beginning and the end that both share. */
const between = (one: string, two: string): number => {
  const shorter = Math.min(one.length, two.length);
  let start = 0;
  while (start < shorter && one[start] === two[start]) start++;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === two.at(-1 - end)) end++;
  return Math.max(one.length, two.length) - start - end;
};

const cell = (line: number[], column: number): number => line[column] ?? Infinity;
