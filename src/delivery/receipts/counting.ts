import type { OnCounted } from '../../runtime/counted.ts';
import type { OnReceipt } from './recorder.ts';

/** Tells of a receipt by the kinds alone of what it is and what it was before. */
export const countReceipts =
  (onCounted: OnCounted): OnReceipt =>
  (page, before, after) =>
    onCounted({
      kind: 'receipt',
      campaignId: page.id,
      ...(before && { before: before.kind }),
      after: after.kind,
    });
