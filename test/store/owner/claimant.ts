import { openClaims } from '../../../src/store/owner/claims.ts';
import { thisProcess } from '../../../src/store/owner/lease.ts';

/**
 * A process that claims the store of STORE_URL again and again until it has it, and then works as an owner does: each 20 ms it asks whether it
 * still is, and does a piece of work if so. LEASE: the lease's time (milliseconds). Prints a word a line: waits, mine, work, lost.
 */
const say = (word: string) => process.stdout.write(`${word}\n`);
const claims = await openClaims(process.env['STORE_URL'] ?? '', thisProcess(new Date()), {
  leaseMs: Number(process.env['LEASE']),
});
const attempt = async (): Promise<void> => {
  const claimed = await claims.claim({ isWaiting: true });
  if (!('lease' in claimed)) {
    say('waits');
    setTimeout(() => void attempt(), 100);
    return;
  }
  const { lost, isMine, fence } = claimed.lease;
  lost.addEventListener('abort', () => say('lost'));
  say(`mine ${JSON.stringify(fence)}`);
  setInterval(() => {
    if (isMine()) say('work');
  }, 20);
};
await attempt();
