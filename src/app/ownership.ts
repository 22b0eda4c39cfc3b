import type { Config } from '../config.ts';
import type { Clock } from '../runtime/clock.ts';
import { systemClock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { shownAddress } from '../store/remote/address.ts';
import { leaseMs, openClaims } from '../store/owner/claims.ts';
import { InUse, isGone, thisProcess, type Claims, type Lease } from '../store/owner/lease.ts';
import { healthRoutes } from '../web/health.ts';
import { createWebServer, type Route, type WebServer } from '../web/server.ts';

/** How often a stand-by looks whether the store is free (milliseconds). */
const lookMs = 500;
/** How long the lease of an owner that was killed on this machine is waited for (milliseconds): it runs out by then. */
const goneMs = leaseMs + 2_000;

/**
 * Makes this process the owner of the store (invariant 11): at once, or, with STANDBY, once the owner there is has ended or is not heard of
 * any more; without it, too, where that owner was a process of this machine that is gone. Until then it neither asks Telegram for anything nor opens the store. Undefined: `ending` has aborted before. Rejects with InUse, which names
 * the owner, where it is not to wait; with a StoreError where it cannot be asked; where HTTP_PORT cannot be had.
 */
export const becomeOwner = async (
  config: Pick<Config, 'storeUrl' | 'standby' | 'httpPort' | 'publicUrl'>,
  log: Log,
  { ending, clock = systemClock }: { ending: AbortSignal; clock?: Clock },
): Promise<Lease | undefined> => {
  const self = thisProcess(new Date(clock.now()));
  const claims = await openClaims(config.storeUrl, self);
  let server: WebServer | undefined;
  try {
    const first = await claims.claim({ isWaiting: config.standby });
    if ('lease' in first) return first.lease;
    if (!config.standby) {
      const { owner } = first;
      const isPatient = owner !== undefined && isGone(owner, self);
      if (isPatient) log.info('owner.gone', { owner, waitsMs: goneMs });
      const until = clock.now() + (isPatient ? goneMs : 0);
      const lease = await waitFor(claims, { log, clock, ending, until });
      if (lease !== undefined || ending.aborted) return lease;
      throw new InUse(placeOf(config.storeUrl), owner);
    }
    log.info('standby.waiting', { owner: first.owner ?? 'unknown' });
    if (config.httpPort !== 0) server = await serveWaiting(config, log);
    const lease = await waitFor(claims, { log, clock, ending });
    if (lease !== undefined) log.info('standby.takes-over');
    return lease;
  } finally {
    await Promise.all([server?.close(), claims.close()]);
  }
};

/** As a sentence may name it. */
const placeOf = (url: string): string => shownAddress(url).replace(/^sqlite:\/\//, '');

const waitFor = async (
  claims: Claims,
  { log, clock, ending, until = Infinity }: { log: Log; clock: Clock; ending: AbortSignal; until?: number },
): Promise<Lease | undefined> => {
  let isTold = false;
  while (!ending.aborted && clock.now() < until) {
    await clock.sleep(lookMs, ending);
    if (ending.aborted) break;
    try {
      const claimed = await claims.claim({ isWaiting: until === Infinity });
      if ('lease' in claimed) return claimed.lease;
      isTold = false;
    } catch (error) {
      // The owner cannot reach it either, or soon will not be the owner: it is asked again, and told once.
      if (!isTold) log.warn('standby.unanswered', { error });
      isTold = true;
    }
  }
  return undefined;
};

/** A stand-by is well, but not ready; whatever else is brought to it, of Telegram above all, is to be brought again. */
const serveWaiting = ({ httpPort, publicUrl }: Pick<Config, 'httpPort' | 'publicUrl'>, log: Log) => {
  const later = async () => ({ status: 503, headers: { 'retry-after': '1' }, body: 'stand-by\n' });
  const rest: Route = { path: /^\//, methods: { GET: later, HEAD: later, POST: later } };
  return createWebServer({
    port: httpPort,
    prefix: publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/$/, ''),
    routes: [...healthRoutes({ isAlive: () => true, isReady: () => false }), rest],
    log,
  });
};
