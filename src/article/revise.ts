import { enrich } from './enrich.ts';
import type { Article } from './shape.ts';
import type { Story } from '../story/story.ts';

/**
 * A stored story as its feed tells it now: what only its page said stays, and so does what Kabar itself knows of it (when
 * it was first seen, its cluster, that it was taken back).
 */
export const revised = (stored: Story, now: Story): Story => {
  const { seenAt, clusterId, affairId, recalledAt } = stored;
  return {
    ...enrich({ ...now, seenAt }, articleOf(stored)),
    ...(clusterId !== undefined && { clusterId }),
    ...(affairId !== undefined && { affairId }),
    ...(recalledAt !== undefined && { recalledAt }),
  };
};

/** What the story's page said of it. */
const articleOf = (stored: Story): Article => {
  const facts = new Set(stored.fromPage);
  const section = facts.has('categories') ? stored.categories[0] : undefined;
  const told = (['headline', 'lead', 'picture', 'place', 'author', 'firstRanAt', 'language'] as const).filter(
    (fact) => facts.has(fact),
  );
  return {
    related: [],
    ...Object.fromEntries(told.map((fact) => [fact, stored[fact]])),
    ...(facts.has('publishedAt') && stored.publishedAt !== undefined && { publishedAt: stored.publishedAt }),
    ...(section !== undefined && { section }),
  };
};
