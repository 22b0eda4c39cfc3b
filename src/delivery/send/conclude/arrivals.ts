import type { OnCounted } from '../../../runtime/counted.ts';
import { storyIn } from '../../contents.ts';
import type { Parcel } from '../parcel.ts';

/**
 * Counts how long stories took that have arrived in a chat at `at` (milliseconds since the epoch). One that says no time of its
 * own was published when it was first seen, as far as can be known.
 */
export const countArrivals = (parcels: Parcel[], at: number, onCounted: OnCounted): void => {
  for (const { content, isHeld = false } of parcels) {
    const story = storyIn(content);
    if (story === undefined) continue;
    const publishedAt = Math.min(story.publishedAt ?? story.seenAt, at);
    onCounted({ kind: 'arrival', lagMs: at - publishedAt, waited: isHeld });
  }
};
