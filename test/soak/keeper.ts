import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { bundledFile } from '../launch/bundled.ts';
import type { Answer, Order } from './bot.ts';

type Asked = Order extends infer One ? (One extends Order ? Omit<One, 'id'> : never) : never;

/** The bot's process: started, asked, stopped and killed. */
export type Keeper = {
  /** Resolves when the bot is ready. `aheadMs`: by how much its clock is ahead of the machine's. */
  start(aheadMs: number): Promise<void>;
  ask(order: Asked): Promise<Answer>;
  stop(): Promise<void>;
  kill(): Promise<void>;
  /** Lines of its log above `info`, by event. */
  warnings: Map<string, number>;
};

export const createKeeper = (env: Record<string, string>, execArgv: string[]): Keeper => {
  let child: ChildProcess | undefined;
  let number = 0;
  let waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();
  const warnings = new Map<string, number>();

  const note = (text: string) => {
    for (const [, event] of text.matchAll(/"event":"([^"]+)"/g))
      warnings.set(event ?? '', (warnings.get(event ?? '') ?? 0) + 1);
    if (/"level":"error"/.test(text) || !text.includes('"event"')) process.stderr.write(text);
  };

  const answerTo = (id: number): Promise<Answer> =>
    new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));

  const ended = async (): Promise<void> => {
    const one = child;
    if (one === undefined || one.exitCode !== null || one.signalCode !== null) return;
    await once(one, 'exit');
  };

  return {
    warnings,
    start: async (aheadMs) => {
      const its = (waiting = new Map());
      child = fork(await bundledFile('soak-bot'), {
        env: { PATH: process.env['PATH'] ?? '', ...env, SOAK_AHEAD_MS: String(aheadMs) },
        execArgv,
        stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
      });
      child.stderr?.on('data', (data: Buffer) => note(String(data)));
      child.on('message', (answer: Answer) => {
        its.get(answer.id)?.resolve(answer);
        its.delete(answer.id);
      });
      child.on('exit', (code, signal) => {
        for (const one of its.values()) one.reject(new Error(`the bot ended with ${code ?? signal}`));
      });
      await answerTo(0);
    },
    ask: (order) => {
      const id = ++number;
      const answer = answerTo(id);
      child?.send({ ...order, id }, (error) => {
        if (error !== null) waiting.get(id)?.reject(error);
      });
      return answer;
    },
    stop: async () => {
      const exit = ended();
      const id = ++number;
      child?.send({ id, kind: 'stop' } satisfies Order);
      await exit;
      if (child?.exitCode !== 0)
        throw new Error(`the bot stopped with ${child?.exitCode ?? child?.signalCode}`);
    },
    kill: async () => {
      const exit = ended();
      child?.kill('SIGKILL');
      await exit;
    },
  };
};
