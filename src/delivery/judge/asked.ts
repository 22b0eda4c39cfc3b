import type { Decision, Question } from '../../audience/decision.ts';
import type { Story } from '../../story/story.ts';
import type { Campaign } from '../campaign.ts';

/** What a campaign brings, and the chat that it is for. */
export type Asked = Pick<Question, 'chat' | 'by' | 'waited'> & {
  campaign: Campaign;
  story: Story | undefined;
  /** It waits for the chat, so it was this follow that was to bring it. */
  isHeld?: boolean;
};

/** Finds out what the one decision (audience/decision.ts) needs to know, and asks it. Rejects with a StoreError. */
export type Judge = (asked: Asked) => Promise<Decision>;
