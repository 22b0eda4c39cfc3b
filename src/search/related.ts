import type { Chat } from '../audience/chat.ts';
import { othersOfAffair, type ClusterStore } from '../clustering/reports.ts';
import type { StoryStore } from '../story/ports.ts';
import type { Story } from '../story/story.ts';
import type { FindTold } from './told.ts';

/** Stories that are told at most. */
const most = 8;
/** With fewer reports of the event than these, others about the same words are looked for. */
const few = 3;
/** A story is about the same where it has so many of the most telling words. */
const shared = 2;

/** Gives other reports of a story's event, the first one first, then those that began other events of its affair, then what else the chat's sources tell about its words. Rejects with a StoreError. */
export type FindRelated = (story: Story, chat: Pick<Chat, 'follows'>) => Promise<Story[]>;

export const createFindRelated =
  ({
    clusters,
    stories,
    named,
    telling,
  }: {
    clusters: Pick<ClusterStore, 'get'>;
    stories: Pick<StoryStore, 'getMany'>;
    named: FindTold['named'];
    /** The most telling words of a story. */
    telling(story: Story, most: number): string[];
  }): FindRelated =>
  async (story, chat) => {
    const cluster = story.clusterId === undefined ? undefined : await clusters.get(story.clusterId);
    const first = story.affairId === undefined ? cluster : await clusters.get(story.affairId);
    const ofEvent = (cluster?.reports ?? []).map(({ id }) => id).filter((id) => id !== story.id);
    const ids = [...ofEvent, ...othersOfAffair(story, first)];
    const reports = (await stories.getMany(ids)).filter(isTold);
    const words = telling(story, shared);
    const isEnough = reports.length >= few || words.length < shared;
    const others = isEnough ? [] : await named(chat, words.join(' '), most + ids.length + 1);
    const known = new Set([story.id, ...ids]);
    const fresh = others.filter((one) => isTold(one) && !known.has(one.id));
    return [...reports, ...fresh].slice(0, most);
  };

const isTold = (story: Story | undefined): story is Story =>
  story !== undefined && story.recalledAt === undefined;

/** Gives the names of the other sources that report a story's event, each once. Rejects with a StoreError. */
export const createReportedBy =
  (clusters: Pick<ClusterStore, 'get'>) =>
  async ({ clusterId, sourceTitle }: Story): Promise<string[]> => {
    const cluster = clusterId === undefined ? undefined : await clusters.get(clusterId);
    const names = new Set((cluster?.reports ?? []).map((report) => report.sourceTitle));
    names.delete(sourceTitle);
    return [...names];
  };
