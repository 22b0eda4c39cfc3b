import { Worker, type ResourceLimits } from 'node:worker_threads';

/** Why a thread has given no answer. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
  /** Whether it was its time that ran out. */
  readonly isLate: boolean;
  constructor(isLate: boolean, options: ErrorOptions = {}) {
    super(isLate ? 'the thread took too long' : 'the thread has ended', options);
    this.isLate = isLate;
  }
}

/** A thread that is asked one thing at a time. */
export type Host = {
  /** The thread's answer; the thread is started where there is none. Rejects with NoAnswer where it takes longer than `limitMs` or ends: then the next question starts another. */
  ask(question: unknown, limitMs: number): Promise<unknown>;
  /** Whether there is a thread, and has been since the last answer. */
  isThere(): boolean;
  close(): Promise<void>;
};

/** Starts a thread when it is needed, and ends it after `idleMs` without a question: a thread has a heap and code of its own. */
export const createHost = ({
  file,
  resourceLimits,
  idleMs,
  onIdle = () => {},
}: {
  file: URL;
  resourceLimits: ResourceLimits;
  idleMs: number;
  /** A thread has ended that nobody asked anything. */
  onIdle?: () => void;
}): Host => {
  let worker: Worker | undefined;
  let idling: NodeJS.Timeout | undefined;

  const end = async (): Promise<void> => {
    const ending = worker;
    worker = undefined;
    clearTimeout(idling);
    await ending?.terminate();
  };
  const start = (): Worker => {
    const started = new Worker(file, { resourceLimits });
    // What it has to say of its end is told to whoever asks.
    started.on('error', () => {});
    started.once('exit', () => {
      if (worker === started) worker = undefined;
    });
    return started;
  };

  return {
    ask: async (question, limitMs) => {
      clearTimeout(idling);
      const asked = (worker ??= start());
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      const gone = (cause: unknown) => reject(new NoAnswer(false, { cause }));
      const limit = setTimeout(() => reject(new NoAnswer(true)), limitMs);
      asked.ref();
      asked.once('message', resolve).once('error', gone).once('exit', gone);
      try {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node's, no window
        asked.postMessage(question);
        const answer = await promise;
        if (worker === asked) idling = setTimeout(() => void end().then(onIdle), idleMs).unref();
        return answer;
      } catch (error) {
        if (worker === asked) await end();
        throw error;
      } finally {
        clearTimeout(limit);
        asked.off('message', resolve).off('error', gone).off('exit', gone);
        asked.unref();
      }
    },
    isThere: () => worker !== undefined,
    close: end,
  };
};
