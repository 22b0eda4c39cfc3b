import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { closenessOf } from '../../src/clustering/answer.ts';
import type { Language } from '../../src/clustering/evidence/stop-words.ts';
import { createVocabulary } from '../../src/clustering/evidence/vocabulary.ts';
import { reportOf } from '../../src/clustering/member.ts';
import { compared, tellsTheSame } from '../../src/clustering/placing.ts';
import model from '../../src/clustering/similarity/model.json' with { type: 'json' };
import { featureNames, featuresOf, type Features } from '../../src/clustering/similarity/features.ts';
import { chanceOf, fitLogistic, type Example, type Fitted } from './regression.ts';
import { partsOf, readSense, storyOf, timeOf, type Pair, type Sense } from './story-sense.ts';
import { round, table } from './table.ts';

/** What was measured of a pair of reports, what the bot would say of it, and the part of the data that it is in. */
export type Measured = Pair & { part: string; features: Features; hasText: boolean; isFound: boolean };

/** Pairs without their texts count for this much of those with them: not every feed has texts, nor can every page be read. */
const withoutText = 0.5;

/** Measures all pairs by a vocabulary that has counted all of the reports: labels play no part in it. */
export const measure = ({ reports, pairs }: Sense, hasText: boolean): Measured[] => {
  const vocabulary = createVocabulary();
  for (const told of reports) {
    const { report, terms } = reportOf(storyOf(told, hasText), vocabulary.idf);
    vocabulary.add(report.sketch.language, terms, timeOf(told));
  }
  const comparable = (told: Pair['one']) =>
    compared(reportOf(storyOf(told, hasText), vocabulary.idf).report, vocabulary);
  const parts = partsOf(pairs);
  return pairs.map((pair, at) => {
    const [one, two] = [comparable(pair.one), comparable(pair.two)];
    return {
      ...pair,
      part: parts[at] ?? '',
      features: featuresOf(one, two),
      hasText,
      isFound: tellsTheSame(closenessOf(one, two), one, two, model.limits),
    };
  });
};

type Names = readonly (keyof Features)[];

/** A model for each language, and one of them all for what is of another. */
export type Models = Record<Language, Fitted>;

/** One model of all languages, and for each what its own reports say beyond that: few pairs move it little. */
export const fitOn = (measured: Measured[], names: Names = featureNames): Models => {
  const all = fitLogistic(examplesOf(measured, names));
  const ofLanguage = (language: Language): Fitted => {
    const own = measured.filter(({ one }) => one.language === language);
    const more = fitLogistic(
      examplesOf(own, names).map((example, at) => ({ ...example, before: oddsBy(all, own[at], names) })),
    );
    return {
      bias: all.bias + more.bias,
      weights: all.weights.map((weight, at) => weight + (more.weights[at] ?? 0)),
    };
  };
  return { id: ofLanguage('id'), en: ofLanguage('en'), other: all };
};

/** All languages weigh the same, however many pairs each has. */
const examplesOf = (measured: Measured[], names: Names): Example[] => {
  const inLanguage = Map.groupBy(measured, ({ one }) => one.language);
  const most = Math.max(...[...inLanguage.values()].map((some) => some.length));
  return measured.map(({ one, same, features, hasText }) => ({
    values: names.map((name) => features[name]),
    isSo: same,
    counts: (hasText ? 1 : withoutText) * (most / (inLanguage.get(one.language)?.length ?? most)),
  }));
};

/** The odds of a pair by a model. */
export const oddsBy = (
  { bias, weights }: Fitted,
  pair: Pick<Measured, 'features'> | undefined,
  names: Names = featureNames,
): number => names.reduce((sum, name, at) => sum + (weights[at] ?? 0) * (pair?.features[name] ?? 0), bias);

/** The model of a pair's language. */
export const modelFor = (models: Models, { one: { language } }: Pick<Pair, 'one'>): Fitted =>
  models[language as Language] ?? models.other;

/** The odds of each pair by a model that has seen nothing of its part. */
const heldOut = (measured: Measured[], names: Names): Map<Measured, number> => {
  const odds = new Map<Measured, number>();
  for (const part of new Set(measured.map((one) => one.part))) {
    const fitted = fitOn(
      measured.filter((one) => one.part !== part),
      names,
    );
    for (const one of measured.filter((some) => some.part === part))
      odds.set(one, oddsBy(modelFor(fitted, one), one, names));
  }
  return odds;
};

type Quality = { loss: number; recall: number };

/** Of pairs of two outlets with text: the mean loss, and the recall at a precision. */
const qualityOf = (odds: Map<Measured, number>, language: string, precision: number): Quality => {
  const judged = [...odds]
    .filter(([{ one, isCross, hasText }]) => one.language === language && isCross && hasText)
    .sort(([, one], [, two]) => two - one);
  const all = judged.filter(([{ same }]) => same).length;
  let found = 0;
  let recall = 0;
  for (const [at, [{ same }]] of judged.entries()) {
    if (same) found++;
    if (found / (at + 1) >= precision) recall = found / all;
  }
  const losses = judged.map(([{ same }, odd]) => -Math.log(Math.max(1e-9, chanceOf(same ? odd : -odd))));
  return { loss: losses.reduce((sum, one) => sum + one, 0) / losses.length, recall };
};

/** What each feature is worth: quality on parts of the data that the model has not seen, with all features and without each. */
const gains = (measured: Measured[]): string => {
  const languages = [...new Set(measured.map(({ one }) => one.language))];
  const row = (name: string, names: Names) => {
    const odds = heldOut(measured, names);
    return [
      name,
      ...languages.flatMap((language) => {
        const { loss, recall } = qualityOf(odds, language, 0.9);
        return [round(loss, 3), round(recall, 2)];
      }),
    ];
  };
  return table(
    ['features', ...languages.flatMap((language) => [`${language}: loss`, `recall at 0.9`])],
    [
      row('all', featureNames),
      ...featureNames.map((left) =>
        row(
          `without ${left}`,
          featureNames.filter((name) => name !== left),
        ),
      ),
    ],
  );
};

const modelFile = join(import.meta.dirname, '../../src/clustering/similarity/model.json');
/** Fits the weights to a folder of labelled news, and writes them into the file that the bot reads. Its limits are chosen by reading joins, and stay. */
const fit = (folder: string): string => {
  const sense = readSense(folder);
  const measured = [true, false].flatMap((hasText) => measure(sense, hasText));
  const rounded = ({ bias, weights }: Fitted) => ({
    bias: round(bias, 3),
    weights: Object.fromEntries(featureNames.map((name, at) => [name, round(weights[at] ?? 0, 3)])),
  });
  const { id, en, other } = fitOn(measured);
  const fitted = {
    odds: { id: rounded(id), en: rounded(en), other: rounded(other) },
    limits: model.limits,
  };
  writeFileSync(modelFile, `${JSON.stringify(fitted, undefined, 2)}\n`);
  return [gains(measured), JSON.stringify(fitted)].join('\n\n');
};

if (import.meta.main) {
  const folder = process.argv[2];
  if (folder === undefined)
    throw new Error('npm run fit -- DIR: a folder with reports.jsonl.gz and pairs.tsv');
  process.stdout.write(`${fit(folder)}\n`);
}
