import { statSync } from 'node:fs';
import type { Config } from '../../config.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { createFindSources, createSearch, type FindAbout, type FindSources } from '../../search/find.ts';
import { createStoryIndex, type StoryIndex } from '../../search/index/index.ts';
import { createLatest, type FindLatest } from '../../search/latest.ts';
import type { Collections } from '../../store/collections.ts';
import { storePath } from '../../store/keyv/open.ts';

/**
 * Where the index stands, and what tells the store that it was made from from another one that is put in its place. A server's is in a
 * file of this machine; that of a store in memory is in memory too.
 */
const placeOf = (
  { storeUrl, searchFile }: Pick<Config, 'storeUrl' | 'searchFile'>,
  origin: string | undefined,
): { path: string | undefined; storeMark: string } => {
  if (origin !== undefined) return { path: searchFile, storeMark: origin };
  const path = storePath(storeUrl);
  if (path === undefined) return { path, storeMark: '' };
  const { ino, birthtimeMs } = statSync(path);
  return { path: `${path}.search`, storeMark: `${ino} ${birthtimeMs}` };
};

export type Searching = {
  /** The collections; each story that is put there is noted in the index. */
  store: Collections;
  index: StoryIndex;
  findLatest: FindLatest;
  findAbout: FindAbout;
  findSources: FindSources;
  /** Takes out what a source has told that nobody follows any more, where it is not public. Never rejects. */
  left(sourceId: string): Promise<void>;
};

/** Search over the stories of a store. */
export const createSearching = ({
  config,
  clock,
  log,
  store,
  general,
}: {
  config: Pick<Config, 'storeUrl' | 'searchFile'>;
  clock: Clock;
  log: Log;
  store: Collections;
  /** Ids of the general sources. */
  general(): string[];
}): Searching => {
  const index = createStoryIndex({
    ...placeOf(config, store.origin),
    feeds: store.feeds,
    stories: store.stories,
    clock,
    log,
  });
  const { chats, feeds, stories, audiences } = store;
  return {
    store: {
      ...store,
      stories: {
        ...stories,
        put: async (given) => {
          await stories.put(given);
          index.note(given);
        },
      },
    },
    index,
    findLatest: createLatest({ chats, feeds, stories, general }),
    findAbout: createSearch({ index, chats, stories, topics: store.topics }),
    findSources: createFindSources({ index, chats }),
    left: async (sourceId) => {
      const isForsaken = await audiences.size(sourceId).then(
        ({ followers }) => followers === 0,
        () => false,
      );
      if (isForsaken) await index.forgetPrivate(sourceId);
    },
  };
};
