type Allocation = { allocation: Record<string, string> };
type Built = { entryFile(name: string): string };

const built = (await import(String(new URL('../../src/launch/built.js', import.meta.url)))) as Built;

/** What `npm start` says to the C library, as variables of the environment. */
export const { allocation } = (await import(
  String(new URL('../../src/launch/allocation.js', import.meta.url))
)) as Allocation;

/** The file that `npm start` (`main`) or `npm run demo` (`demo`) runs: what was built where it was of these sources, which starts in half the time. */
export const entryFile = (name: 'main' | 'demo'): string => built.entryFile(name);
