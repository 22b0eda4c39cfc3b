import { canonicalUrl } from '../story/canonical.ts';
import type { Story } from '../story/story.ts';

/** Tells whether a story was there already: under its headline, or from another source at its address or of its event. */
export const createRepeats = (everyReport: boolean): ((story: Story) => boolean) => {
  const headlines = new Set<string>();
  const sourceOf = new Map<string, string>();
  return ({ headline, url, clusterId, sourceId }) => {
    const words = fold(headline);
    const known = [
      ...(url === undefined ? [] : [`at ${canonicalUrl(url)}`]),
      ...(clusterId === undefined || everyReport ? [] : [`of ${clusterId}`]),
    ];
    const isTold = known.some((key) => (sourceOf.get(key) ?? sourceId) !== sourceId);
    if (isTold || (words !== '' && headlines.has(words))) return true;
    headlines.add(words);
    for (const key of known) if (!sourceOf.has(key)) sourceOf.set(key, sourceId);
    return false;
  };
};

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
