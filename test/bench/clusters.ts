import { parseArgs } from 'node:util';
import { sameness, toComparable, type StoryToCompare } from '../../src/clustering/same.ts';
import { threshold } from '../../src/clustering/same-weights.ts';
import { indexTerms } from '../../src/clustering/similarity/gist.ts';
import { lowerWithoutAccents, isStopWord, tokensOf } from '../../src/clustering/lexicon/words.ts';
import { createVocabulary, type Idf } from '../../src/clustering/lexicon/vocabulary.ts';
import type { Story } from '../../src/story/story.ts';
import { loadPairs, type Pair, type Part } from '../clustering/pairs/load.ts';
import { crossValidate, fit, transferred, type Counted } from './clusters-fit.ts';
import { placing } from './clusters-placing.ts';
import { round, table } from './table.ts';

/** What is asked of every held-out part. */
const goals = { precision: 0.98, recall: 0.8 };

/** Precision and recall on the labelled pairs, beside what most bots do; and what placing a story costs. */
export const clusters = async (): Promise<string> => {
  const { tuning, heldOut } = loadPairs();
  const told = Object.entries(heldOut).map(([letter, part]) => ({
    name: `held out ${letter}`,
    part,
    idf: idfOf(tuning, part),
  }));
  const tuned = { name: 'tuning', part: tuning, idf: idfOf(tuning) };
  const rows = [tuned, ...told].flatMap(({ name, part, idf }) => [
    row(name, judged(part, idf)),
    row(`${name}, sources hidden`, judged(part, idf, withoutSource)),
    row(`${name}, Jaccard > 0.55`, count(part, isAlike)),
  ]);
  const missed = told.filter(({ part, idf }) => {
    const { precision, recall } = figuresOf(judged(part, idf));
    return precision < goals.precision || recall < goals.recall;
  });
  if (missed.length > 0) process.exitCode = 1;
  const verdict = missed.length === 0 ? 'reached' : `missed on ${missed.map(({ name }) => name).join(', ')}`;
  return [
    table(
      ['part', 'found', 'wrong', 'missed', 'precision', 'recall'],
      [
        row('tuning, cross-validated', crossValidate(tuning.pairs, tuned.idf, threshold)),
        row('D, by a model without it', onD(tuning, tuned.idf)),
        ...rows,
      ],
    ),
    `Goals (precision >= ${goals.precision}, recall >= ${goals.recall} on what is held out): ${verdict}.`,
    await placing(),
  ].join('\n\n');
};

/** Part D is by another hand than the rest: what of it a model finds that was made without it. */
const onD = ({ pairs }: Part, idf: Idf): Counted =>
  transferred(
    pairs.filter(({ file }) => !partD.test(file)),
    pairs.filter(({ file }) => partD.test(file)),
    idf,
  );
const partD = /^before-[5-8]$/;

const judged = (part: Part, idf: Idf, report: (story: Story) => StoryToCompare = asItIs): Counted =>
  count(part, ({ one, two }) => sameness(report(one), report(two), idf).same);

const count = ({ pairs }: Part, isSame: (pair: Pair) => boolean): Counted => {
  const found = pairs.filter((pair) => pair.same && isSame(pair)).length;
  return {
    found,
    wrong: pairs.filter((pair) => !pair.same && isSame(pair)).length,
    missed: pairs.filter(({ same }) => same).length - found,
  };
};

const figuresOf = ({ found, wrong, missed }: Counted): { precision: number; recall: number } => ({
  // Nothing found is nothing wrong, but no merit.
  precision: found + wrong === 0 ? 0 : found / (found + wrong),
  recall: found / (found + missed),
});

const row = (name: string, counted: Counted): (string | number)[] => {
  const { precision, recall } = figuresOf(counted);
  const { found, wrong, missed } = counted;
  const precise = found + wrong === 0 ? '-' : round(precision, 3);
  return [name, round(found, 1), round(wrong, 1), round(missed, 1), precise, round(recall, 3)];
};

const asItIs = (story: Story): StoryToCompare => story;
/** As a gatherer of many newsrooms would bring it: how it goes without knowing that two reports are of one newsroom. */
const withoutSource = (story: Story): StoryToCompare => ({
  ...story,
  url: `https://news.google.com/${story.id}`,
});

/** Words of headline and lead in common, of all their words: what most bots do. */
const isAlike = ({ one, two }: Pair): boolean => {
  const first = contentWords(one);
  const second = contentWords(two);
  return first.intersection(second).size / first.union(second).size > 0.55;
};
const contentWords = ({ headline, lead }: Story): Set<string> =>
  new Set(
    tokensOf(`${headline} ${lead}`)
      .map(({ text }) => lowerWithoutAccents(text))
      .filter((word) => !isStopWord(word)),
  );

/** Word counts as they are when news comes in: of the stories so far and of those compared; labels play no part in them. */
const idfOf = (...parts: Part[]): Idf => {
  const vocabulary = createVocabulary();
  for (const story of new Set(parts.flatMap(({ stories }) => stories)))
    vocabulary.add(indexTerms(toComparable(story).gist), 0);
  return vocabulary.idf;
};

/** `--fit` makes the weights anew, `--errors` lists what goes wrong: in the tuning part only, for looking at the others would be tuning on them. */
const tune = (isFit: boolean): string => {
  const { tuning } = loadPairs();
  const idf = idfOf(tuning);
  if (isFit) return fit(tuning.pairs, idf);
  return tuning.pairs
    .map((pair) => ({ ...pair, judged: sameness(pair.one, pair.two, idf) }))
    .filter(({ same, judged }) => same !== judged.same)
    .map(
      ({ one, two, same, judged }) =>
        `${same ? 'missed' : 'WRONG '} ${judged.score.toFixed(2)} ${one.headline} | ${two.headline}`,
    )
    .join('\n');
};

if (import.meta.main) {
  const { values } = parseArgs({ options: { fit: { type: 'boolean' }, errors: { type: 'boolean' } } });
  const text = values.fit === true || values.errors === true ? tune(values.fit === true) : await clusters();
  process.stdout.write(`${text}\n`);
}
