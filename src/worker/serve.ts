import { parentPort } from 'node:worker_threads';
import { createCollector } from './collector.ts';
import type { Question } from './reader.ts';
import { article, feed, leads, list, prepare, robots, writtenList } from './thread.ts';

const answerTo = (question: Question): Promise<unknown> => {
  if ('prepare' in question) return prepare(question.prepare);
  switch (question.name) {
    case 'feed':
      return feed(question.input);
    case 'article':
      return article(question.input);
    case 'leads':
      return leads(question.input);
    case 'list':
      return list(question.input);
    case 'writtenList':
      return writtenList(question.input);
    case 'robots':
      return robots(question.input);
  }
};

const sizeOf = (question: Question): number =>
  'input' in question && 'body' in question.input ? question.input.body.length : 0;

const collector = createCollector();

/** Where the reader's thread begins: answers each question with what came of the task. */
parentPort?.on('message', async (question: Question) => {
  const answer = await answerTo(question);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of Node's, no window
  parentPort?.postMessage(answer);
  collector(sizeOf(question));
});
