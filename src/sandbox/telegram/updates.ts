import { Refusal } from './errors.ts';
import type { Parameters } from './messages.ts';
import type { Update, World } from './world.ts';

const conflict = () =>
  new Refusal(
    409,
    'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  );

/** Long polling (https://core.telegram.org/bots/api#getupdates): one poller at a time, the earlier one is sent away. */
export const createUpdates = (world: World) => {
  let sendAway: (() => void) | undefined;
  let allowed: string[] = [];

  const take = (limit: number): Update[] => {
    if (allowed.length > 0)
      world.updates = world.updates.filter((update) =>
        Object.keys(update).some((key) => allowed.includes(key)),
      );
    return world.updates.slice(0, limit);
  };

  return async (parameters: Parameters, isGone: AbortSignal): Promise<Update[]> => {
    sendAway?.();
    const { offset, limit = 100, timeout = 0, allowed_updates: kinds } = parameters;
    if (Array.isArray(kinds)) allowed = kinds.map(String);
    const from = Number(offset ?? 0);
    if (from > 0) world.updates = world.updates.filter(({ update_id }) => update_id >= from);
    if (from < 0) world.updates = world.updates.slice(from);
    const ready = take(Number(limit));
    if (ready.length > 0 || Number(timeout) === 0) return ready;
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        world.onUpdate.delete(wake);
        isGone.removeEventListener('abort', leave);
        if (sendAway === replaced) sendAway = undefined;
      };
      const wake = () => {
        const found = take(Number(limit));
        if (found.length === 0) return;
        end();
        resolve(found);
      };
      const leave = () => {
        end();
        resolve([]);
      };
      const replaced = () => {
        end();
        reject(conflict());
      };
      const timer = setTimeout(leave, Math.min(50, Number(timeout)) * 1_000);
      world.onUpdate.add(wake);
      isGone.addEventListener('abort', leave, { once: true });
      sendAway = replaced;
    });
  };
};
