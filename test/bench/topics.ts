import { topicOf } from '../../src/audience/topics/topic.ts';
import { createTopicIndex } from '../../src/audience/topics/topic-index.ts';
import { stemsOf } from '../../src/text/stems.ts';
import { storiesOf } from './search-stories.ts';
import { quantile, round, table } from './table.ts';

const counts = [10, 1_000, 100_000];
const storyCount = 3_000;
/** Milliseconds a story, on average, at the largest count. */
const goal = 1;

/** Finding the topics that a new story is of, where very many are followed: words as often as news say them, one to three a topic. */
export const topics = (): Promise<string> => {
  const stories = [...storiesOf(storyCount, Date.now())];
  const words = stories.flatMap(({ headline, lead }) => `${headline} ${lead}`.split(/\s+/));
  const rows = counts.map((count) => {
    const index = createTopicIndex();
    // Beginning with the rarest pairs would flatter: they come as they stand in the news.
    for (let at = 0; index.size() < count && at < count * 20; at++) {
      const size = 1 + (at % 3);
      const typed = Array.from({ length: size }, (_, n) => words[(at * 7919 + n * 104_729) % words.length]);
      const topic = topicOf(typed.join(' '));
      if (topic !== undefined) index.add(topic);
    }
    const said = stories.map(({ headline, lead }) => [...stemsOf(headline), ...stemsOf(lead)]);
    const taken: number[] = [];
    let found = 0;
    const before = process.cpuUsage();
    for (const stems of said) {
      const begun = performance.now();
      found += index.match(stems).length;
      taken.push(performance.now() - begun);
    }
    const { user, system } = process.cpuUsage(before);
    const mean = (user + system) / 1_000 / stories.length;
    if (count === counts.at(-1) && mean > goal) process.exitCode = 1;
    return [
      index.size(),
      stories.length,
      round(found / stories.length, 1),
      round(mean, 3),
      round(quantile(taken, 0.5), 3),
      round(quantile(taken, 0.99), 3),
    ];
  });
  return Promise.resolve(
    [
      table(['topics', 'stories', 'topics of a story', 'CPU ms a story', 'median ms', '99 % ms'], rows),
      '',
      `Goal: under ${goal} ms a story at ${counts.at(-1)?.toLocaleString('en')} topics.`,
    ].join('\n'),
  );
};
