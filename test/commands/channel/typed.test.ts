import { describe, expect, it } from 'vitest';
import { createTyped } from '../../../commands/channel/typed.ts';
import type { Heard } from '../../../src/telegram/command.ts';
import { createAwaited, createTalk } from '../fakes.ts';

/** Two questions: one that takes words alone, and one that says it takes any message. */
const setUp = async (kind: 'when' | 'content') => {
  const awaiting = createAwaited();
  await awaiting.ask(7, { kind, id: 'd1' });
  const heardBy: string[] = [];
  const hear = async ({ text }: Heard, id: string) => void heardBy.push(`${id}:${text}`);
  const typed = createTyped({
    awaiting,
    answers: [{ when: hear }, { content: { takesAnything: true, hear } }],
  });
  const talk = createTalk();
  const say = (more: Partial<Heard>) =>
    typed({ ...talk.ask(''), messageId: 9, isForwarded: false, form: 'text', ...more });
  return { say, heardBy, talk, isAsked: async () => (await awaiting.of(7)) !== undefined };
};

describe('what is typed as an answer', () => {
  it('is words, where the command does not say that it takes anything: a picture leaves the question waiting', async () => {
    const { say, heardBy, isAsked } = await setUp('when');
    expect(await say({ form: 'caption', text: 'besok' })).toBe(false);
    expect(await say({ wordless: 'voice', form: 'fixed' })).toBe(false);
    expect(await isAsked()).toBe(true);
    expect(await say({ text: 'besok 07.00' })).toBe(true);
    expect(heardBy).toEqual(['d1:besok 07.00']);
    expect(await isAsked()).toBe(false);
  });

  it('is a message of any kind, where its command says so', async () => {
    const { say, heardBy } = await setUp('content');
    expect(await say({ form: 'caption', text: 'foto' })).toBe(true);
    expect(heardBy).toEqual(['d1:foto']);
  });

  it('is taken back in so many words, whatever the question takes', async () => {
    const { say, heardBy, talk } = await setUp('content');
    expect(await say({ text: 'tidak jadi' })).toBe(true);
    expect(heardBy).toEqual([]);
    expect(talk.last()).toBe('All right, never mind.');
  });
});
