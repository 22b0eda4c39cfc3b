import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Learned, Rate } from './rate.ts';

/** What was learned, and when by the clock of that time it was kept (milliseconds since the epoch). */
export type Kept = Learned & { at: number };

/** Keeps what was learned about Telegram's limit; changes during one write share the next write. Never rejects. */
export const createKeeping = ({
  clock,
  log,
  rate,
  save,
}: {
  clock: Clock;
  log: Log;
  rate: Pick<Rate, 'learned'>;
  save(kept: Kept): Promise<void>;
}): (() => Promise<void>) => {
  let saved = Promise.resolve();
  let isNextPlanned = false;
  return () => {
    if (isNextPlanned) return saved;
    isNextPlanned = true;
    saved = saved.then(async () => {
      isNextPlanned = false;
      const kept = { ...rate.learned(), at: clock.now() };
      await save(kept).catch((error: unknown) => log.warn('pace.unsaved', { error }));
    });
    return saved;
  };
};

/**
 * What is to be made of what an earlier run kept; undefined: nothing can be. Of a hold what was left of it then counts, if
 * the clock was put back since: or a clock that was years ahead would have nothing sent for years.
 */
export const believed = (kept: unknown, now: number): Learned | undefined => {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { start, limit, burstMs, plateauMs, heldUntil, at } = kept as Partial<Record<keyof Kept, unknown>>;
  if (!isAmount(start) || !isAmount(plateauMs) || !isAmount(heldUntil)) return undefined;
  if (limit !== undefined && !(isAmount(limit) && limit > 0)) return undefined;
  const early = isAmount(at) ? Math.max(0, at - now) : 0;
  return {
    start,
    ...(limit !== undefined && { limit }),
    ...(isAmount(burstMs) && burstMs > 0 && { burstMs }),
    plateauMs,
    heldUntil: heldUntil - early,
  };
};

const isAmount = (value: unknown): value is number => Number.isFinite(value) && Number(value) >= 0;
