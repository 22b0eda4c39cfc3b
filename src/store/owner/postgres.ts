import { randomUUID } from 'node:crypto';
import { keepLease, moment, type Kept } from './keep.ts';
import type { Fence } from '../remote/server.ts';
import { holderIn, type Claims, type Holder, type Lease } from './lease.ts';
import { createSession } from './session.ts';

/** The record in `kabar_owner` that writes are checked against. */
export const postgresFence = { table: 'kabar_owner', key: 'owner' };
/** The advisory lock of whoever owns the store in this database: "kabar" in letters. */
const lock = 0x6b_61_62_61_72;

const tables = `
  CREATE TABLE IF NOT EXISTS kabar_owner (key text PRIMARY KEY, token text NOT NULL, count bigint NOT NULL, holder text NOT NULL);
  CREATE TABLE IF NOT EXISTS kabar_owner_renewal (key text PRIMARY KEY, token text NOT NULL, at timestamptz NOT NULL);
  CREATE TABLE IF NOT EXISTS kabar_standby (name text PRIMARY KEY, holder text NOT NULL, till timestamptz NOT NULL)`;

/** $1: key, $2: a random part, $3: the holder. A write that holds the record (FOR SHARE) is waited for; what comes later finds another token. */
const taking = `
  WITH mine AS (
    INSERT INTO kabar_owner AS one VALUES ($1, '1:' || $2, 1, $3)
    ON CONFLICT (key) DO UPDATE SET count = one.count + 1, token = (one.count + 1) || ':' || $2, holder = $3
    RETURNING key, token)
  INSERT INTO kabar_owner_renewal SELECT key, token, clock_timestamp() FROM mine
  ON CONFLICT (key) DO UPDATE SET token = excluded.token, at = excluded.at RETURNING token`;

/** A record of its own: renewing must not wait for writes that hold the one with the token. */
const renewing = `UPDATE kabar_owner_renewal SET at = clock_timestamp() WHERE key = $1 AND token = $2`;

/**
 * Ends the session that holds the lock, where its owner has not renewed its lease in time: its machine is gone, or it is paused, while
 * the server, whose own TCP keeps answering or has not given up yet, still holds the session. $1: lock, $2: key, $3: milliseconds.
 */
const ousting = `
  SELECT pg_terminate_backend(pid) FROM pg_locks
  WHERE locktype = 'advisory' AND granted AND objsubid = 1 AND pid <> pg_backend_pid()
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND (classid::bigint << 32) + objid::bigint = $1::bigint
    AND NOT EXISTS (
      SELECT 1 FROM kabar_owner_renewal WHERE key = $2 AND at > clock_timestamp() - $3 * interval '1 millisecond')`;

/**
 * Claims of a store in Postgres: an advisory lock on a connection of its own, which the server gives back at once when its process dies, and
 * a record with the token that writes are checked against. An owner that has not renewed in time is put out by who claims next. `leaseMs`: its
 * time. The connection must be the server's own: behind a pooler (PgBouncer's transaction mode) there is no session to hold a lock. Loads pg.
 */
export const postgresClaims = async (url: string, holder: Holder, leaseMs: number): Promise<Claims> => {
  const told = JSON.stringify(holder);
  const self = `${holder.host}:${holder.pid}`;
  const { key } = postgresFence;
  let isOwner = false;
  const { run, client, keep, onGone, close } = createSession(url, { tables, patienceMs: leaseMs / 3 });

  const leaseOf = (token: string, askedAt: ReturnType<typeof moment>): Lease => {
    const fence: Fence = { key, token };
    // Without its session the lock is gone, and a new session would not have it.
    const session = client();
    const renew = async () =>
      session !== undefined && (await session.query(renewing, [key, token])).rowCount === 1;
    const kept: Kept = keepLease({ askedAt, leaseMs, renew });
    onGone(kept.lose);
    let released: Promise<void> | undefined;
    const release = () =>
      (released ??= (async () => {
        kept.stop();
        onGone(() => {});
        await close();
      })());
    const standBys = async () =>
      (await run('SELECT holder FROM kabar_standby WHERE till > clock_timestamp()', [])).rows.flatMap(
        (row) => holderIn(row['holder']) ?? [],
      );
    return { holder, fence, lost: kept.lost, isMine: kept.isMine, release, standBys };
  };

  const note = () =>
    run(
      `INSERT INTO kabar_standby VALUES ($1, $2, clock_timestamp() + $3 * interval '1 millisecond')
       ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, till = excluded.till`,
      [self, told, leaseMs],
    );
  const has = async () =>
    (await run('SELECT pg_try_advisory_lock($1) AS mine', [lock])).rows[0]?.['mine'] === true;

  return {
    claim: async ({ isWaiting = false } = {}) => {
      if (!(await has())) {
        await run(ousting, [lock, key, leaseMs]);
        if (isWaiting) await note();
        const { rows } = await run('SELECT holder FROM kabar_owner WHERE key = $1', [key]);
        return { owner: holderIn(rows[0]?.['holder']) };
      }
      const askedAt = moment();
      const { rows } = await run(taking, [key, randomUUID(), told]);
      isOwner = true;
      keep();
      await run('DELETE FROM kabar_standby WHERE name = $1 OR till < clock_timestamp()', [self]);
      return { lease: leaseOf(String(rows[0]?.['token']), askedAt) };
    },
    close: async () => {
      if (!isOwner) await close();
    },
  };
};
