import type { Audit } from '../../../src/audience/audit.ts';
import type { Managers } from '../../../src/audience/managers.ts';
import type { Button } from '../../../src/message/message.ts';
import type { BroadcastStore, Draft } from '../../../src/publishing/broadcast.ts';
import type { Broadcasts } from '../../../src/publishing/broadcasts.ts';
import type { Scheduling } from '../../../src/publishing/scheduling.ts';
import type { Slips, Unaddressed } from '../broadcast/draft.ts';

export type ScheduledNeeds = {
  scheduling: Scheduling;
  posted: Pick<BroadcastStore, 'get' | 'put'>;
  broadcasts: Pick<Broadcasts, 'launch'>;
  managers: Pick<Managers, 'chatsOf'>;
  drafts: Slips<Draft>;
  unaddressed: Slips<Unaddressed>;
  awaiting: {
    ask(userId: number, question: { kind: string; id: string }): Promise<void>;
    end(userId: number): Promise<void>;
  };
  audit: Pick<Audit, 'note'>;
  isOperator(userId: number): boolean;
};

/** The way out of a question that waits for what is typed. */
export const neverButton = ({ never }: { never: string }): Button[][] => [
  [{ text: never, callback: 'scheduled:never' }],
];
