import type { Story } from '../story/story.ts';
import { stemsOf } from '../text/stems.ts';

/** Letters of a word worth choosing. */
const length = { least: 3, most: 24 };
/** How much more a word of the headline tells than one of the lead. */
const headlineCounts = 1.5;

/**
 * The words by which a story can best be told from others, the most telling first, each once, however it is inflected; as they
 * stand there, in lower case. `rarity`: how seldom a word is in news, 0 for one that says nothing.
 */
export const tellingWords = (
  { headline, lead }: Pick<Story, 'headline' | 'lead'>,
  rarity: (word: string) => number,
  most: number,
): string[] => {
  const weights = new Map<string, { word: string; weight: number }>();
  const weigh = (text: string, factor: number) => {
    for (const word of text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []) {
      const isWord = word.length >= length.least && word.length <= length.most && /\p{L}/u.test(word);
      const stem = isWord ? stemsOf(word).join(' ') : '';
      if (stem === '' || weights.has(stem)) continue;
      const weight = rarity(word) * factor;
      if (weight > 0) weights.set(stem, { word, weight });
    }
  };
  weigh(headline, headlineCounts);
  weigh(lead, 1);
  return [...weights.values()]
    .sort((one, two) => two.weight - one.weight)
    .slice(0, most)
    .map(({ word }) => word);
};
