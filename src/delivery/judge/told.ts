import type { OnEvent } from '../../runtime/events.ts';
import type { Judge } from './asked.ts';

/** A judge whose decisions are told of. */
export const tellDecisions =
  (judge: Judge, onEvent: OnEvent): Judge =>
  async (asked) => {
    const decision = await judge(asked);
    const { kind } = decision;
    const about = {
      ...('why' in decision && { why: decision.why }),
      ...('detail' in decision && { detail: decision.detail }),
      ...('until' in decision && { until: decision.until }),
      ...('isSilent' in decision && { isSilent: true }),
    };
    if (asked.chat !== undefined)
      onEvent({
        kind: 'decision',
        campaignId: asked.campaign.id,
        chatId: asked.chat.id,
        decision: kind,
        ...about,
      });
    return decision;
  };
