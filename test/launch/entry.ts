type Copy = { entryFile(name: string): string };

const copy = (await import(String(new URL('../../src/launch/copy.js', import.meta.url)))) as Copy;

/** The file that `npm start` (`main`) or `npm run demo` (`demo`) runs: the copy without types where there is one of these sources, which starts in half the time. */
export const entryFile = (name: 'main' | 'demo'): string => copy.entryFile(name);
