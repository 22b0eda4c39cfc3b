import type { Posts } from '../../delivery/post/posts.ts';
import type { Amendment, AmendmentStore } from './amendment.ts';

/**
 * Sees to it that nothing of the post is on its way in its old form: one that is to be taken back is stopped, one that is to be
 * changed is paused until that is done. Gives the change as it is kept from then on. Rejects with a StoreError.
 */
export const holdPost = async (
  amendment: Amendment,
  {
    posts,
    store,
  }: {
    posts: Pick<Posts, 'standing' | 'forget' | 'stop' | 'pause' | 'ended'>;
    store: Pick<AmendmentStore, 'put'>;
  },
): Promise<Amendment> => {
  const { campaignId, kind } = amendment;
  if (campaignId === undefined) return amendment;
  const standing = await posts.standing(campaignId);
  // Nobody else asks how far it is any more.
  if (standing?.state === 'through') posts.forget(campaignId);
  if (standing === undefined || standing.state === 'through') return amendment;
  if (kind === 'recall') await posts.stop(campaignId);
  if (kind === 'recall' || standing.state !== 'going') return amendment;
  const resuming = { ...amendment, resumes: true as const };
  await store.put(resuming);
  await posts.pause(campaignId);
  await posts.ended(campaignId);
  return resuming;
};
