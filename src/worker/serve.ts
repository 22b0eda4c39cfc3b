import { parentPort } from 'node:worker_threads';
import type { Question, Tasks } from './reader.ts';
import * as tasks from './thread.ts';

/** Where the reader's thread begins: answers each question with what came of the task. */
parentPort?.on('message', async (question: Question) => {
  if ('prepare' in question) parentPort?.postMessage(await tasks.prepare(question.prepare));
  else parentPort?.postMessage(await doing(question));
});

const doing = <Name extends keyof Tasks>({ name, input }: { name: Name; input: Tasks[Name]['input'] }) =>
  (tasks[name] as (given: Tasks[Name]['input']) => Promise<unknown>)(input);
