import type { Story } from '../story/story.ts';

/** What is kept of a report, so that later stories can be compared with it and a card can name it. */
export type ReportSummary = Pick<
  Story,
  | 'id'
  | 'sourceId'
  | 'sourceTitle'
  | 'headline'
  | 'lead'
  | 'seenAt'
  | 'url'
  | 'publishedAt'
  | 'place'
  | 'firstRanAt'
>;

/** A kept lead is cut to so many characters. */
const keptLeadChars = 600;
export const summaryOf = (story: Story): ReportSummary => ({
  id: story.id,
  sourceId: story.sourceId,
  sourceTitle: story.sourceTitle,
  headline: story.headline,
  lead: story.lead.slice(0, keptLeadChars),
  seenAt: story.seenAt,
  ...(story.url !== undefined && { url: story.url }),
  ...(story.publishedAt !== undefined && { publishedAt: story.publishedAt }),
  ...(story.place !== undefined && { place: story.place }),
  ...(story.firstRanAt !== undefined && { firstRanAt: story.firstRanAt }),
});
