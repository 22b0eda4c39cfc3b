import type { Kabar } from './app/kabar.ts';
import { readConfig, type Config } from './config.ts';
import { TokenRefused } from './telegram/api/token-refused.ts';
import { createLog, type Log } from './runtime/log.ts';
import { logLines } from './runtime/log-lines.ts';
import { StoreError } from './store/keyv/failure.ts';

/** sysexits.h: EX_CONFIG, EX_UNAVAILABLE, EX_IOERR, EX_TEMPFAIL. */
const exits = { config: 78, unavailable: 69, damaged: 74, inUse: 75 };

const write = logLines(process.stderr, process.env);

const run = async (): Promise<number> => {
  const read = readConfig(process.env);
  if (!read.ok) {
    process.stderr.write(`Kabar cannot start:\n${read.problems.map((one) => `- ${one}\n`).join('')}`);
    return exits.config;
  }
  const log = createLog(read.config.logLevel, write);
  const asked = new AbortController();
  const onSignal = (signal: NodeJS.Signals) => {
    // Whoever asks twice does not want to wait.
    if (asked.signal.aborted) process.exit(130);
    log.info('stopping', { signal });
    asked.abort();
  };
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
  const { config } = read;
  const { queueUrl } = config;
  return config.role === 'poller' && queueUrl !== undefined
    ? poll({ ...config, queueUrl }, log, asked.signal)
    : own(config, log, asked.signal);
};

/** Owns the store and the bot, from the moment that nobody else does. What only an owner needs is loaded by owners only. */
const own = async (config: Config, log: Log, ending: AbortSignal): Promise<number> => {
  const { becomeOwner } = await import('./app/ownership.ts');
  const { startKabar } = await import('./app/kabar.ts');
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
  const { startPoller } = await import('./app/polling.ts');
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

/**
 * Another may have taken over: nothing more may be sent, and nothing would be written, so that there is nothing to finish. What is
 * in flight Telegram has already. Whatever starts Kabar anew has it back as a stand-by (STANDBY) or ending with the owner's name.
 */
const onLost = () => {
  process.stderr.write(
    'Kabar cannot go on: it is not the owner of the store any more, so it sends and writes nothing. It was paused, or did not reach the store in time, and another may have taken over.\n',
  );
  process.exit(exits.inUse);
};

const codeOf = (error: unknown): number => {
  const reason = error instanceof StoreError ? error.reason : undefined;
  if (reason === 'damaged') return exits.damaged;
  if (reason === 'unsafe') return exits.config;
  return reason === 'in-use' || reason === 'fenced' ? exits.inUse : exits.unavailable;
};

run().then(
  (code) => process.exit(code),
  (error: unknown) => {
    // The most frequent mistake of all has the words of the other mistakes in the configuration.
    if (error instanceof TokenRefused) {
      process.stderr.write(`Kabar cannot start:\n- BOT_TOKEN: ${error.message}\n`);
      process.exit(exits.config);
    }
    if (error instanceof StoreError) process.stderr.write(`Kabar cannot go on: ${error.message}.\n`);
    else createLog('error', write).error('ended', { error });
    process.exit(codeOf(error));
  },
);
