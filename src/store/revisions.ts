import type { Revision, RevisionStore } from '../delivery/campaign.ts';
import type { KeyValue } from './keyv/key-value.ts';
import type { Lock } from '../runtime/lock.ts';

const openKey = 'revisions';
/** What is done is kept for as long as receipts are of use; what is not stays until it is. */
const keptMs = 3 * 86_400_000;

/** Changes of delivered stories that are under way, and when each was last done. */
export const createRevisionStore = (store: KeyValue, lock: Lock): RevisionStore => {
  const key = (storyId: string) => `revision:${storyId}`;
  const openIds = async () => (await store.get<string[]>(openKey)) ?? [];
  return {
    get: (storyId) => store.get<Revision>(key(storyId)),
    put: (revision) =>
      lock(openKey, async () => {
        const ids = await openIds();
        const isListed = ids.includes(revision.storyId);
        // Listed before it is written, taken off after: what is listed and not open is passed over.
        if (revision.isOpen && !isListed) await store.set(openKey, [...ids, revision.storyId]);
        await store.set(key(revision.storyId), revision, revision.isOpen ? undefined : keptMs);
        if (!revision.isOpen && isListed)
          await store.set(
            openKey,
            ids.filter((id) => id !== revision.storyId),
          );
      }),
    open: async () => {
      const found = await store.getMany<Revision>((await openIds()).map(key));
      return found.filter((one) => one !== undefined).filter(({ isOpen }) => isOpen);
    },
  };
};
