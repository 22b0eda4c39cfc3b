import { StoreError } from '../keyv/failure.ts';
import { mostAtOnce, type Bare } from './bare.ts';
import { keptOf, noteKey } from './record.ts';
import { differences, sumsOf, type Sums } from './sums.ts';

/** What stands in the target while it is filled, and from then on. `after`: the last key that was copied; `isWhole`: all of it was, and was compared. */
type Note = { from: string; after: string; isWhole: boolean };

/** Records of one page; the note is written with it. */
const atOnce = mostAtOnce - 1;
/** What expires sooner than this is not copied: nobody would miss it, and nothing may expire while the stores are compared (milliseconds). */
const soonMs = 600_000;

/** `sums`: what was copied; undefined: it had been before. `isResumed`: an attempt before had copied some of it. */
export type Moved = { sums: Sums | undefined; isResumed: boolean };

/**
 * Copies every record of a store into another one, page by page, and compares both. Cut short, it goes on where it was. Rejects with a
 * StoreError where the target has records that do not come from `name`, the source, or differs in the end; then the next attempt
 * copies all of it anew. Nobody may write to either meanwhile.
 */
export const moveStore = async (
  { from, to, name }: { from: Bare; to: Bare; name: string },
  { now, onCopied = () => {} }: { now: number; onCopied?: (records: number) => void },
): Promise<Moved> => {
  const note = await noteIn(to);
  if (note === undefined && (await to.page('', undefined, 1)).length > 0)
    throw new StoreError('the target is not empty, and what is in it does not come from a move');
  if (note !== undefined && note.from !== name)
    throw new StoreError(`the target has records that come from ${note.from}`);
  if (note?.isWhole) return { sums: undefined, isResumed: false };

  await copy({ from, to, name, after: note?.after ?? '' }, now + soonMs, onCopied);
  const [there, here] = [await sumsOf(from, now + soonMs), await sumsOf(to, now + soonMs)];
  const wrong = differences(there, here);
  if (wrong.length > 0) {
    await to.write([noteOf({ from: name, after: '', isWhole: false })]);
    throw new StoreError(
      `the target is not the same as the source: ${wrong.join('; ')}. Somebody has written meanwhile; the next attempt copies all of it anew`,
    );
  }
  await to.write([noteOf({ from: name, after: '', isWhole: true })]);
  return { sums: there, isResumed: note !== undefined };
};

const copy = async (
  { from, to, name, after: first }: { from: Bare; to: Bare; name: string; after: string },
  until: number,
  onCopied: (records: number) => void,
) => {
  let after = first;
  let copied = 0;
  // First of all, so that a target with any record in it has a note of where they come from.
  await to.write([noteOf({ from: name, after, isWhole: false })]);
  for (;;) {
    const rows = await from.page(after, undefined, atOnce);
    const last = rows.length < atOnce ? undefined : rows.at(-1)?.key;
    const kept = keptOf(rows, until);
    await removeOthers(to, { after, last }, new Set(kept.map(({ key }) => key)), until);
    after = rows.at(-1)?.key ?? after;
    await to.write([...kept, noteOf({ from: name, after, isWhole: false })]);
    copied += kept.length;
    onCopied(copied);
    if (last === undefined) return;
  }
};

/** What an attempt before has copied and the source has no more: records behind `after`, up to `last` (undefined: to the end). */
const removeOthers = async (
  to: Bare,
  { after, last }: { after: string; last: string | undefined },
  keys: ReadonlySet<string>,
  until: number,
) => {
  const isBehind = (key: string) =>
    last !== undefined && Buffer.compare(Buffer.from(key), Buffer.from(last)) > 0;
  for (let from = after; ;) {
    const rows = await to.page(from, undefined, atOnce);
    const others = keptOf(rows, until).filter(({ key }) => !isBehind(key) && !keys.has(key));
    if (others.length > 0) await to.write(others.map(({ key }) => ({ key })));
    const end = rows.at(-1)?.key;
    if (end === undefined || rows.length < atOnce || isBehind(end)) return;
    from = end;
  }
};

const noteIn = async (to: Bare): Promise<Note | undefined> => {
  const [text] = await to.read([noteKey]);
  return text === undefined ? undefined : (JSON.parse(text) as { value: Note }).value;
};

/** As Keyv would write it. */
const noteOf = (value: Note) => ({ key: noteKey, text: JSON.stringify({ value }) });
