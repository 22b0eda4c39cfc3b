import { createHash } from 'node:crypto';
import type { FollowCount } from '../../i18n/parts.ts';
import { stemsOf } from '../../text/stems.ts';

/** Words that chats follow across every feed: a story is of the topic where all of them stand in its headline or lead. */
export type Topic = {
  /** Made of the words' stems: the same words in another order, case or form are the same topic. */
  id: string;
  /** As they were first typed. */
  words: string;
  stems: string[];
};

/** Words of one topic at most. */
export const mostTopicWords = 8;
/** Characters of what is typed. */
const longest = 100;

/** The topic that these words name; undefined: there is no word among them, or there are too many. */
export const topicOf = (typed: string): Topic | undefined => {
  const words = typed
    .normalize('NFC')
    .replace(/["“”„]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const stems = [...new Set(stemsOf(words))].sort();
  if (stems.length === 0 || stems.length > mostTopicWords || words.length > longest) return undefined;
  const hash = createHash('sha256').update(stems.join(' ')).digest('base64url');
  return { id: `t${hash.slice(0, 15)}`, words, stems };
};

/** Whether a follow's source is a topic: feeds' ids begin with another letter. */
export const isTopic = (sourceId: string): boolean => sourceId.startsWith('t');

/** How much is followed, topics counted apart. */
export const countFollows = (follows: readonly { sourceId: string }[]): FollowCount => {
  const topics = follows.filter(({ sourceId }) => isTopic(sourceId)).length;
  return { sources: follows.length - topics, topics };
};
