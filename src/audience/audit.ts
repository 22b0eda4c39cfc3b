import type { ActKind } from '../i18n/channels.ts';

/** Who did what. `at`: milliseconds since the epoch; `about`: what it was about, in a few words of somebody's. */
export type Act = { at: number; userId: number; name: string; what: ActKind; about?: string };

/** What was done with each channel and group, for those who manage it. */
export type Audit = {
  /** Rejects with a StoreError. */
  note(chatId: number, act: Act): Promise<void>;
  /** The last hundred, the newest first. */
  list(chatId: number): Promise<Act[]>;
};
