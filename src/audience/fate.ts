import type { HoldReason } from './decision.ts';

/** What became of a story in a chat, and by which follow (`by`: a source's id, or a topic's). Times in milliseconds since the epoch. */
export type Fate =
  | { kind: 'sent'; by: string; at: number; isDigest: boolean }
  /** `why`: the chat has chosen so, or the bot may not post there; undefined: it waits for its turn. */
  | { kind: 'waits'; by: string; until: number; why?: HoldReason }
  /** `term`: of a filter, as it is typed. */
  | { kind: 'filtered'; by: string; term: string }
  /** Another report of its event came before. */
  | { kind: 'told'; by: string; storyId: string }
  /** It is older than the follow. */
  | { kind: 'before'; by: string }
  | { kind: 'muted' | 'enough' | 'missed' | 'refused' | 'gone' | 'under way' | 'unknown'; by: string }
  /** The chat's editors left it out, or let its time pass. */
  | { kind: 'declined' | 'expired'; by: string }
  /** Its publisher has taken it back. */
  | { kind: 'recalled' }
  | { kind: 'not followed' }
  /** Older than what is kept on record. */
  | { kind: 'too old' };
