import type { Learned } from '../delivery/rate.ts';
import type { KeyValue } from './key-value.ts';

/** What was learned about Telegram's limit, across restarts. */
export const createPaceStore = (store: KeyValue) => ({
  load: (): Promise<Learned | undefined> => store.get<Learned>('pace'),
  save: (learned: Learned): Promise<void> => store.set('pace', learned),
});
