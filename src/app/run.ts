import { readConfig, type Config } from '../config.ts';
import { TokenRefused } from '../telegram/api/token-refused.ts';
import { createLog, type Log } from '../runtime/log.ts';
import { StoreError } from '../store/keyv/failure.ts';
import type { Kabar } from './kabar.ts';

/** sysexits.h: EX_CONFIG, EX_UNAVAILABLE, EX_IOERR, EX_TEMPFAIL. */
const exits = { config: 78, unavailable: 69, damaged: 74, inUse: 75 };

/**
 * Runs Kabar from its start to its end by the settings in `env`, as the owner of its store or as a poller; resolves to the exit code.
 * Never rejects. `write` takes the lines of the log, `print` what is told to whoever has started it. `ending` ends it, at the start,
 * too; its reason is an AbortError whose message is the signal's name. `exit` ends the process at once: nothing more may be done where another is the owner.
 */
export const runKabar = async ({
  env,
  write,
  print,
  ending,
  exit,
}: {
  env: Record<string, string | undefined>;
  write(line: string): void;
  print(text: string): void;
  ending: AbortSignal;
  exit(code: number): void;
}): Promise<number> => {
  const read = readConfig(env);
  if (!read.ok) {
    print(`Kabar cannot start:\n${read.problems.map((one) => `- ${one}\n`).join('')}`);
    return exits.config;
  }
  const { config } = read;
  const log = createLog(config.logLevel, write);
  ending.addEventListener('abort', () =>
    log.info('stopping', { signal: (ending.reason as DOMException).message }),
  );
  const onLost = () => {
    print(lostText);
    exit(exits.inUse);
  };
  const { queueUrl } = config;
  const running =
    config.role === 'poller' && queueUrl !== undefined
      ? poll({ ...config, queueUrl }, log, ending)
      : own(config, log, { ending, onLost });
  return running.catch((error: unknown) => {
    // The most frequent mistake of all has the words of the other mistakes in the configuration.
    if (error instanceof TokenRefused) {
      print(`Kabar cannot start:\n- BOT_TOKEN: ${error.message}\n`);
      return exits.config;
    }
    if (error instanceof StoreError) print(`Kabar cannot go on: ${error.message}.\n`);
    else createLog('error', write).error('ended', { error });
    return codeOf(error);
  });
};

/**
 * Another may have taken over: nothing more may be sent, and nothing would be written, so that there is nothing to finish. What is
 * in flight Telegram has already. Whatever starts Kabar anew has it back as a stand-by (STANDBY) or ending with the owner's name.
 */
const lostText =
  'Kabar cannot go on: it is not the owner of the store any more, so it sends and writes nothing. It was paused, or did not reach the store in time, and another may have taken over.\n';

/** Owns the store and the bot, from the moment that nobody else does. What only an owner needs is loaded by owners only. */
const own = async (
  config: Config,
  log: Log,
  { ending, onLost }: { ending: AbortSignal; onLost(): void },
): Promise<number> => {
  const { becomeOwner } = await import('./ownership.ts');
  const { startKabar } = await import('./kabar.ts');
  const lease = await becomeOwner(config, log, { ending });
  if (lease === undefined) return ended(log);
  lease.lost.addEventListener('abort', onLost, { once: true });
  try {
    return await runWith(() => startKabar(config, log, { ending, lease }), log, ending);
  } finally {
    await lease.release();
  }
};

const poll = async (
  config: Config & { queueUrl: string },
  log: Log,
  ending: AbortSignal,
): Promise<number> => {
  const { startPoller } = await import('./polling.ts');
  return runWith(() => startPoller(config, log, { ending }), log, ending);
};

const runWith = async (start: () => Promise<Kabar>, log: Log, ending: AbortSignal): Promise<number> => {
  const started = performance.now();
  const kabar = await start();
  if (!ending.aborted) log.info('ready', { ...kabar.facts, ms: Math.round(performance.now() - started) });
  await kabar.done;
  return ended(log);
};

const ended = (log: Log): number => {
  log.info('stopped');
  return 0;
};

const codeOf = (error: unknown): number => {
  const reason = error instanceof StoreError ? error.reason : undefined;
  if (reason === 'damaged') return exits.damaged;
  if (reason === 'unsafe') return exits.config;
  return reason === 'in-use' || reason === 'fenced' ? exits.inUse : exits.unavailable;
};
