import { setTimeout as pause } from 'node:timers/promises';
import { runKabar } from '../../src/app/run.ts';
import { leftLine, type Order } from './order.ts';

/**
 * A process in which tests run one Kabar after the other: the code that the first has loaded and warmed up is there for the next.
 * A Kabar that is not ended by an order ends as with src/main.ts, with the process: after a signal, or where it cannot go on.
 */
let asked = new AbortController();
let isToStay = false;
/** How often it is looked whether a Kabar has left something behind, and how many times (milliseconds). */
const looking = { everyMs: 10, times: 20 };

const end = (by: string) => asked.abort(new DOMException(by, 'AbortError'));
const onSignal = (signal: NodeJS.Signals) => {
  if (asked.signal.aborted) process.exit(130);
  end(signal);
};

/** Whether this process does nothing but wait for orders. */
const isIdle = () => process.getActiveResourcesInfo().every((name) => name === 'PipeWrap');
const becomesIdle = async (): Promise<boolean> => {
  for (let look = 0; look < looking.times && !isIdle(); look++)
    await pause(looking.everyMs, undefined, { ref: false });
  return isIdle();
};

const run = async (env: Record<string, string>): Promise<void> => {
  asked = new AbortController();
  const code = await runKabar({
    env,
    write: (line) => void process.stderr.write(line),
    print: (text) => void process.stderr.write(text),
    ending: asked.signal,
    exit: (code) => process.exit(code),
  });
  if (!isToStay || !(await becomesIdle())) process.exit(code);
  isToStay = false;
  process.stderr.write(`${leftLine}\n`);
};

process
  .on('SIGTERM', onSignal)
  .on('SIGINT', onSignal)
  // Whoever gave orders is gone.
  .on('disconnect', () => process.exit())
  .on('message', (order: Order) => {
    if (order.kind === 'start') return void run(order.env);
    isToStay = true;
    end('end');
  });
