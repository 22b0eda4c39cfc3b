import { parseArgs } from 'node:util';
import { createClusters, type Assignment } from '../../src/clustering/cluster.ts';
import { createVocabulary } from '../../src/clustering/evidence/vocabulary.ts';
import { reportOf } from '../../src/clustering/member.ts';
import model from '../../src/clustering/similarity/model.json' with { type: 'json' };
import { featureNames } from '../../src/clustering/similarity/features.ts';
import { fitOn, measure, modelFor, oddsBy, type Measured, type Models } from './clusters-fit.ts';
import { placing } from './clusters-placing.ts';
import { partsOf, readSense, storyOf, timeOf, type Pair, type Sense, type Told } from './story-sense.ts';
import { round, table } from './table.ts';

type Counted = { found: number; wrong: number; missed: number };
type Figures = { sameP: number; sameR: number; bothP: number; bothR: number };
type Stream = { placed: Map<string, Assignment>; replies: number; cards: number };

/**
 * `npm run bench -- clusters --data DIR`: how well reports of a folder of labelled news are told apart, pair by pair and in
 * the stream; `--no-text`: by headline and lead alone; `--held-out`: each part of the data by weights fitted to the others;
 * `--sample N`: so many random joins and replies of the stream, for reading. The last line is for programs.
 */
export const clusters = async (args: string[]): Promise<string> => {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string' },
      'no-text': { type: 'boolean', default: false },
      'held-out': { type: 'boolean', default: false },
      sample: { type: 'string' },
    },
  });
  if (values.data === undefined) return 'Left out: it needs labelled news (--data DIR).';
  const sense = readSense(values.data);
  const hasText = !values['no-text'];
  const languages = [...new Set(sense.reports.map(({ language }) => language))].sort();
  const streams = languages.map((language) => streamOf(sense, language, hasText));
  const figures = Object.fromEntries(
    languages.map((language, at): [string, Figures] => [language, figuresOf(sense, language, streams[at])]),
  );
  return [
    pairwise(sense, languages, hasText),
    inStream(sense, languages, streams, values['held-out'] ? heldOut(sense, languages, hasText) : []),
    drift(sense, languages, hasText),
    ...(values.sample === undefined ? [] : [sampled(sense, streams, Number(values.sample) || 200)]),
    await placing(values.data),
    `result ${JSON.stringify(figures)}`,
  ].join('\n\n');
};

const languagesOfModel = ['id', 'en', 'other'] as const;
const shipped = Object.fromEntries(
  languagesOfModel.map((language) => {
    const { bias, weights } = model.odds[language];
    return [language, { bias, weights: featureNames.map((name) => weights[name]) }];
  }),
) as Models;

/** Uses other weights while something is worked out. */
const withWeights = <T>(models: Models, work: () => T): T => {
  const set = (to: Models) => {
    for (const language of languagesOfModel) {
      model.odds[language].bias = to[language].bias;
      for (const [at, name] of featureNames.entries())
        model.odds[language].weights[name] = to[language].weights[at] ?? 0;
    }
  };
  set(models);
  try {
    return work();
  } finally {
    set(shipped);
  }
};

/** The reports of a language in the order they came, each put where the bot would put it; `counted`: the vocabulary has counted so many before. */
const streamOf = ({ reports }: Sense, language: string, hasText: boolean, counted = 0): Stream => {
  const own = reports
    .filter((one) => one.language === language)
    .toSorted((one, two) => timeOf(one) - timeOf(two));
  const vocabulary = createVocabulary();
  for (let at = 0; at < counted; at++) {
    // Again and again all of them, in an order that is not theirs.
    const told = own[(at * 7_919) % own.length];
    if (told === undefined) break;
    const { report, terms } = reportOf(storyOf(told, hasText), vocabulary.idf);
    vocabulary.add(report.sketch.language, terms, 0);
  }
  const all = createClusters({ vocabulary });
  const placed = new Map<string, Assignment>();
  const sources = new Map<string, Set<string>>();
  let replies = 0;
  let cards = 0;
  for (const told of own) {
    const assignment = all.assign(storyOf(told, hasText));
    placed.set(told.id, assignment);
    const affair = affairOf(assignment);
    const told_ = sources.get(affair) ?? new Set();
    const isOfOthers = [...told_].some((source) => source !== told.source);
    sources.set(affair, told_.add(told.source));
    // A newsroom's own further reports are cards of their own.
    if (!assignment.isNew && isOfOthers) continue;
    cards++;
    if (assignment.affairId !== undefined && isOfOthers) replies++;
  }
  return { placed, replies, cards };
};

const affairOf = ({ clusterId, affairId }: Assignment): string => affairId ?? clusterId;

const isSame = (one: Assignment | undefined, two: Assignment | undefined): boolean =>
  one !== undefined && one.clusterId === two?.clusterId;

/** Whether two reports stand in one thread: of one event, of one affair, or one is an event of the other's affair. */
const isBoth = (one: Assignment | undefined, two: Assignment | undefined): boolean =>
  one !== undefined &&
  two !== undefined &&
  (isSame(one, two) ||
    affairOf(one) === affairOf(two) ||
    affairOf(one) === two.clusterId ||
    affairOf(two) === one.clusterId);

const crossIn = ({ pairs }: Sense, language: string): Pair[] =>
  pairs.filter(({ one, isCross }) => one.language === language && isCross);

const count = (pairs: Pair[], isFound: (pair: Pair) => boolean): Counted => {
  const found = pairs.filter((pair) => pair.same && isFound(pair)).length;
  return {
    found,
    wrong: pairs.filter((pair) => !pair.same && isFound(pair)).length,
    missed: pairs.filter(({ same }) => same).length - found,
  };
};
const together = (counts: Counted[]): Counted => ({
  found: counts.reduce((sum, { found }) => sum + found, 0),
  wrong: counts.reduce((sum, { wrong }) => sum + wrong, 0),
  missed: counts.reduce((sum, { missed }) => sum + missed, 0),
});
const precisionOf = ({ found, wrong }: Counted): number =>
  found + wrong === 0 ? 0 : round(found / (found + wrong), 3);
const recallOf = ({ found, missed }: Counted): number =>
  found + missed === 0 ? 0 : round(found / (found + missed), 3);

const countsIn = (pairs: Pair[], stream: Stream | undefined): { same: Counted; both: Counted } => {
  const at = ({ id }: Told) => stream?.placed.get(id);
  return {
    same: count(pairs, ({ one, two }) => isSame(at(one), at(two))),
    both: count(pairs, ({ one, two }) => isBoth(at(one), at(two))),
  };
};

const figuresOf = (sense: Sense, language: string, stream: Stream | undefined): Figures => {
  const { same, both } = countsIn(crossIn(sense, language), stream);
  return {
    sameP: precisionOf(same),
    sameR: recallOf(same),
    bothP: precisionOf(both),
    bothR: recallOf(both),
  };
};

/** Each pair by itself, without the cluster that the reports would be in. */
const pairwise = (sense: Sense, languages: string[], hasText: boolean): string => {
  const measured = measure(sense, hasText);
  const rows = languages.map((language) => {
    const own = measured.filter(({ one, isCross }) => one.language === language && isCross);
    const same = count(own, (pair) => (pair as Measured).isFound);
    const both = count(
      own,
      (pair) => oddsBy(modelFor(shipped, pair), pair as Measured) >= model.limits.related,
    );
    return [language, own.length, precisionOf(same), recallOf(same), precisionOf(both), recallOf(both)];
  });
  return table(['pair by pair', 'pairs', 'same P', 'same R', 'both P', 'both R'], rows);
};

const streamRow = (
  name: string,
  { same, both }: { same: Counted; both: Counted },
  streams: Stream[],
): (string | number)[] => {
  const share = (of: (stream: Stream) => number) =>
    round(streams.reduce((sum, one) => sum + of(one), 0) / streams.length, 3);
  return [
    name,
    same.found,
    same.wrong,
    same.missed,
    precisionOf(same),
    recallOf(same),
    precisionOf(both),
    recallOf(both),
    share(({ replies, cards }) => replies / cards),
    share(({ cards, placed }) => 1 - cards / placed.size),
  ];
};

const inStream = (
  sense: Sense,
  languages: string[],
  streams: Stream[],
  others: (string | number)[][],
): string =>
  table(
    [
      'in the stream',
      'found',
      'wrong',
      'missed',
      'same P',
      'same R',
      'both P',
      'both R',
      'replies',
      'spared',
    ],
    [
      ...languages.flatMap((language, at) => {
        const stream = streams[at];
        return stream === undefined
          ? []
          : [streamRow(language, countsIn(crossIn(sense, language), stream), [stream])];
      }),
      ...others,
    ],
  );

/** Each part of the data in a stream placed by weights that were fitted to the other parts. */
const heldOut = (sense: Sense, languages: string[], hasText: boolean): (string | number)[][] => {
  const measured = [true, false].flatMap((text) => measure(sense, text));
  const partOf = new Map(partsOf(sense.pairs).map((part, at) => [sense.pairs[at], part]));
  return languages.map((language) => {
    const cross = crossIn(sense, language);
    const runs = [...new Set(cross.map((pair) => partOf.get(pair)))].map((part) => {
      const weights = fitOn(measured.filter((one) => one.part !== part));
      const stream = withWeights(weights, () => streamOf(sense, language, hasText));
      const own = cross.filter((pair) => partOf.get(pair) === part);
      return { stream, ...countsIn(own, stream) };
    });
    return streamRow(
      `${language}, held out`,
      { same: together(runs.map(({ same }) => same)), both: together(runs.map(({ both }) => both)) },
      runs.map(({ stream }) => stream),
    );
  });
};

/** Stories that the vocabulary has counted before the stream begins: a new bot, a young one, one long in service. */
const ages = [0, 500, 5_000, 40_000];
const drift = (sense: Sense, languages: string[], hasText: boolean): string =>
  table(
    [
      'stories counted before',
      ...languages.flatMap((language) => [`${language}: same P`, 'same R', 'both R']),
    ],
    ages.map((age) => [
      age,
      ...languages.flatMap((language) => {
        const stream = streamOf(sense, language, hasText, age);
        const { sameP, sameR, bothR } = figuresOf(sense, language, stream);
        return [sameP, sameR, bothR];
      }),
    ]),
  );

/** Random joins of one newsroom's report to another's, for reading: what is told as the same event, and what replies to its affair. */
const sampled = ({ reports }: Sense, streams: Stream[], limit: number): string => {
  const byId = new Map(reports.map((told) => [told.id, told]));
  const placed = streams.flatMap((stream) => [...stream.placed]);
  const joins = (firstOf: (assignment: Assignment) => string | undefined): string =>
    placed
      .flatMap(([id, assignment]) => {
        const [told, first] = [byId.get(id), byId.get(firstOf(assignment) ?? '')];
        return told !== undefined && first !== undefined && told.source !== first.source
          ? [{ told, first, order: (Number.parseInt(id.replace(/\D/g, ''), 10) * 7_919) % 10_007 }]
          : [];
      })
      .sort((one, two) => one.order - two.order)
      .slice(0, limit)
      .map(({ told, first }) => `${lineOf(first)}\n  ${lineOf(told)}`)
      .join('\n');
  return [
    '### Told as the same event',
    joins(({ clusterId, isNew }) => (isNew ? undefined : clusterId)),
    '### Sent as a reply',
    joins(({ affairId, isNew }) => (isNew ? affairId : undefined)),
  ].join('\n\n');
};

const lineOf = ({ source, at, title }: Told): string => `${source} ${at.slice(5, 16)} ${title}`;
