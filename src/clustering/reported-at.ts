import type { Story } from '../story/story.ts';

/** When a story was reported, in milliseconds since the epoch. A publisher's time that is yet to come is not believed. */
export const reportedAt = ({ publishedAt, seenAt }: Pick<Story, 'publishedAt' | 'seenAt'>): number =>
  Math.min(publishedAt ?? seenAt, seenAt);
