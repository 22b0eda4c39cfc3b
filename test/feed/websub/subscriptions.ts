import { begun, type Subscription } from '../../../src/feed/websub/record.ts';

export const now = Date.UTC(2026, 0, 1);
export const facts = { now, random: () => 0.5 };

/** A subscription that has just begun, with what a test says of it. */
export const fresh = (more: Partial<Subscription> = {}): Subscription => ({
  ...begun(
    {
      id: 'a',
      feedId: 'f1',
      callback: 'https://kabar.example/websub/a',
      hub: 'https://hub.example/',
      topic: 'https://contoh.id/feed',
      secret: 'rahasia',
    },
    now,
  ),
  ...more,
});
