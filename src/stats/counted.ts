import type { Receipt } from '../delivery/campaign.ts';
import { delayKey, type Counts } from './sums.ts';

/** Characters of a term that is counted. */
const longestTerm = 80;

/** What a campaign brings, as far as it is counted. `publishedAt`: milliseconds since the epoch. */
export type CampaignFacts = { isPost?: true; sourceId?: string; publishedAt?: number };

/** A slot's receipt became another. */
export type Change = {
  campaignId: string;
  before: Receipt | null | undefined;
  after: Receipt;
  /** It is the first of its campaign. */
  isFirst: boolean;
};

/** Groups and channels have negative ids; a person's private chat is nobody's to look at. */
export const isShared = (chatId: number): boolean => chatId < 0;

/** Why something did not come though it was to: the closed set. */
export const failures = ['blocked', 'no-right', 'topic', 'refused'] as const;
export type Failure = (typeof failures)[number];
/** Why something was left out: the closed set. */
export const skips = [
  'filtered',
  'told',
  'muted',
  'enough',
  'missed',
  'stopped',
  'declined',
  'expired',
  'turn',
] as const;
export type Skip = (typeof skips)[number];

/**
 * What a change of a receipt adds to the counts of its chat, but for the hour of the day. Nothing where it says no more than the
 * one before: that something waits is not counted, nor that it was never meant.
 */
export const countsOf = ({ campaignId, before, after, isFirst }: Change, facts: CampaignFacts): Counts => {
  const first: Counts = isFirst && !facts.isPost ? { n: 1 } : {};
  if (after.kind === 'held' || (before && sayOf(before) === sayOf(after))) return first;
  switch (after.kind) {
    case 'sent':
      return { ...first, ...sentCounts(campaignId, before, after, facts) };
    case 'gone':
    case 'rejected':
      return { ...first, [`f:${failureOf(after)}`]: 1 };
    case 'skipped': {
      const skip = skipOf(after);
      if (skip === undefined) return first;
      const term =
        after.detail === undefined || skip !== 'filtered'
          ? {}
          : { [`t:${after.detail.slice(0, longestTerm).toWellFormed()}`]: 1 };
      return { ...first, [`k:${skip}`]: 1, ...term };
    }
  }
};

type Sent = Extract<Receipt, { kind: 'sent' }>;

const sentCounts = (
  campaignId: string,
  before: Receipt | null | undefined,
  { others = [], digest, at }: Sent,
  { isPost, sourceId, publishedAt }: CampaignFacts,
): Counts => {
  // Of the receipts that one message has, one counts it: that of the first id.
  const isMessage = others.every((other) => campaignId < other);
  // What a chat has put off, or had no right for, says nothing of how fast Kabar is.
  const isAtOnce = digest === undefined && !(before?.kind === 'held' && before.why !== undefined);
  return {
    [isPost ? 'p' : 's']: 1,
    ...(isMessage && { m: 1 }),
    ...(sourceId !== undefined && { [`o:${sourceId}`]: 1 }),
    ...(isAtOnce && publishedAt !== undefined && { [delayKey(at - publishedAt)]: 1 }),
  };
};

/** What a receipt says, as far as that is counted. */
const sayOf = (receipt: Receipt): string => {
  switch (receipt.kind) {
    case 'gone':
    case 'rejected':
      return `f:${failureOf(receipt)}`;
    case 'skipped':
      return `k:${receipt.why}`;
    default:
      return receipt.kind;
  }
};

const failureOf = (receipt: Extract<Receipt, { kind: 'gone' | 'rejected' }>): Failure => {
  if (receipt.kind === 'gone') return 'blocked';
  if (/topic|thread/i.test(receipt.why)) return 'topic';
  return /rights|administrator|chat not found|chat_|channel_private/i.test(receipt.why)
    ? 'no-right'
    : 'refused';
};

const skipOf = ({ why, by }: Extract<Receipt, { kind: 'skipped' }>): Skip | undefined => {
  if (by !== undefined) return 'told';
  switch (why) {
    case 'filtered':
    case 'muted':
    case 'stopped':
    case 'declined':
    case 'expired':
      return why;
    case 'enough today':
      return 'enough';
    case 'no turn':
      return 'turn';
    case 'missed while paused':
    case 'too many waiting':
      return 'missed';
    default:
      return undefined;
  }
};
