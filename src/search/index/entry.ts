import type { Story } from '../../story/story.ts';
import { stemsOf, wordsOf } from '../../text/stems.ts';

/** Characters of a lead that are searched: some feeds give whole books. */
const longestLead = 4_000;

/** What the index holds of a story: its stems, with spaces between, and when it was published (seconds since the epoch). */
export type Entry = {
  id: string;
  sourceId: string;
  sourceTitle: string;
  /** The event that it reports: its own id where nobody else does. */
  cluster: string;
  at: number;
  headline: string;
  lead: string;
  about: string;
  /** Words of the headline that are not their own stems: what somebody has typed half of is looked for among these, too. */
  forms: string;
};

/** A story as the index holds it. Pure. */
export const entryOf = (story: Story): Entry => ({
  id: story.id,
  sourceId: story.sourceId,
  sourceTitle: story.sourceTitle,
  cluster: story.clusterId ?? story.id,
  at: Math.max(0, Math.floor((story.publishedAt ?? story.seenAt) / 1_000)),
  headline: stems(story.headline),
  lead: stems(story.lead.slice(0, longestLead)),
  about: stems([story.place, story.author, ...story.categories].filter(Boolean).join(' | ')),
  forms: forms(story.headline),
});

const forms = (text: string): string => {
  const its = new Set(stemsOf(text));
  return wordsOf(text)
    .filter((word) => !its.has(word))
    .join(' ');
};

const stems = (text: string): string => stemsOf(text).join(' ');
