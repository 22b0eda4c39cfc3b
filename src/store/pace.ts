import type { Kept } from '../delivery/pacing/learned.ts';
import type { KeyValue } from './keyv/key-value.ts';

/** What was learned about Telegram's limit, across restarts. */
export const createPaceStore = (store: KeyValue) => ({
  /** As it was saved, or as whatever spoilt it left it. */
  load: (): Promise<unknown> => store.get<unknown>('pace'),
  save: (learned: Kept): Promise<void> => store.set('pace', learned),
});
