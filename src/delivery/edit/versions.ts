import { createBoundedMap } from '../../runtime/bounded-map.ts';
import type { StoryStore } from '../../story/ports.ts';
import type { Story } from '../../story/story.ts';
import type { Content } from '../contents.ts';

/** Stories whose newest version is kept at hand; what is sent is rarely older than the latest few. */
const versionsKept = 2_000;

/** The newest versions of stories: what was corrected or taken back since Kabar started is known here. */
export type NewestVersions = {
  /** Writes a new version; from then on it is what is sent. Rejects with a StoreError. */
  put(story: Story): Promise<void>;
  /** The newest version of what was read before. */
  current(content: Content): Content;
  isRecalled(storyId: string): boolean;
};

export const createNewestVersions = (stories: Pick<StoryStore, 'put'>): NewestVersions => {
  const versions = createBoundedMap<string, { kind: 'story'; story: Story }>(versionsKept);
  return {
    put: async (story) => {
      await stories.put([story]);
      versions.set(story.id, { kind: 'story', story });
    },
    current: (content) => (content.kind === 'story' ? (versions.peek(content.story.id) ?? content) : content),
    isRecalled: (storyId) => versions.peek(storyId)?.story.recalledAt !== undefined,
  };
};
