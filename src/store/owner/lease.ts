import { hostname } from 'node:os';
import { StoreError } from '../keyv/failure.ts';
import type { Fence } from '../remote/server.ts';

/** A process that has a store, or waits for it. `since`: when it started (ISO 8601). */
export type Holder = { pid: number; host: string; since: string };

/** The right to send and to write, of one process at a time (invariant 11). */
export type Lease = {
  holder: Holder;
  /** The count of owners so far and a random part; undefined where the operating system keeps every other process out. */
  fence?: Fence;
  /** Aborts once it is not sure any more that this process is the owner. It never is again. */
  lost: AbortSignal;
  /** Whether this process still is the owner, by the clocks, at this moment: to be asked before anything is sent or written. */
  isMine(): boolean;
  /** Those that wait to take over, as far as they can be seen. Rejects with a StoreError. */
  standBys(): Promise<Holder[]>;
  /** Gives it back at once. Doing it twice is doing it once. Never rejects. */
  release(): Promise<void>;
};

/** What came of an attempt: the lease, or who has it (undefined: that cannot be said at this moment). */
export type Claimed = { lease: Lease } | { owner: Holder | undefined };

/** Attempts to become the owner of one store. */
export type Claims = {
  /** One attempt. `isWaiting`: leaves a note, which expires, that this process is a stand-by. Rejects with a StoreError. */
  claim(options?: { isWaiting?: boolean }): Promise<Claimed>;
  /** Ends the connection of the attempts; a lease that was given stays. Never rejects. */
  close(): Promise<void>;
};

/** This process, as others are told of it. */
export const thisProcess = (now: Date): Holder => ({
  pid: process.pid,
  host: hostname(),
  since: now.toISOString(),
});

/** Whether a holder was a process of this machine that does not run any more, an earlier one of the same number included. */
export const isGone = ({ pid, host }: Holder, self: Holder): boolean => {
  if (host !== self.host) return false;
  if (pid === self.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
};

/** The error of whoever finds the store taken. `place`: the store, without a password; `owner` undefined: it cannot be said at this moment. */
export class InUse extends StoreError {
  readonly owner: Holder | undefined;

  constructor(place: string, owner: Holder | undefined, cause?: unknown) {
    const who = owner === undefined ? '' : ` (process ${owner.pid} on ${owner.host}, since ${owner.since})`;
    super(
      `the store ${place} is in use by another Kabar${who}: stop that one first, start this one with STANDBY=true so that it waits, or give it a store of its own with STORE_URL`,
      { reason: 'in-use', cause },
    );
    this.owner = owner;
  }
}

/** What a server said of the owner, which may be of another version. */
export const holderIn = (text: unknown): Holder | undefined => {
  try {
    const value = (typeof text === 'string' ? JSON.parse(text) : text) as Partial<Holder> | null;
    const { pid, host, since } = value ?? {};
    return typeof pid === 'number' && typeof host === 'string' && typeof since === 'string'
      ? { pid, host, since }
      : undefined;
  } catch {
    return undefined;
  }
};
