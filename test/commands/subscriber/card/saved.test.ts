import { describe, expect, it } from 'vitest';
import { createSaved, type Removed } from '../../../../commands/subscriber/card/saved.ts';
import { textsFor } from '../../../../src/i18n/texts.ts';
import { createSavedList, createSlips, createTalk, group, now, person, story } from '../../fakes.ts';

const texts = textsFor('en').actions;

/** A person who has saved so many stories, the one numbered 0 last. */
const setUp = async (count: number, options: Parameters<typeof createTalk>[0] = {}) => {
  const saved = createSavedList();
  for (let at = 0; at < count; at++)
    await saved.add(person.id, { story: story({ id: `s${at}` }), at: now - at * 60_000 });
  const removed = createSlips<Removed>();
  const command = createSaved({ saved, putRemoved: removed.put, takeRemoved: removed.take });
  const talk = createTalk(options);
  const press = async (data: string) => command.press?.(talk.press(data));
  return { ...talk, saved, press, run: () => command.run(talk.ask('')) };
};

describe('/saved', () => {
  it('turns its pages in place', async () => {
    const { run, press, data, last, sent } = await setUp(7);
    await run();
    expect(last()).toMatch(/^Saved · 7 stories · page 1 of 2\n\n1\. Berita s0\n.*saved just now/);
    await press(data(texts.list.next));
    expect(last()).toMatch(/page 2 of 2\n\n6\. Berita s5/);
    await press(data(texts.list.previous));
    expect(last()).toContain('1. Berita s0');
    expect(sent).toHaveLength(1);
  });

  it('shows the page before where the last of a page is removed, and puts it back in its place', async () => {
    const { run, press, data, last, saved, toasts } = await setUp(6);
    await run();
    await press(data(texts.list.next));
    await press(data('✕ 6'));
    expect(last()).toMatch(/^Saved · 5 stories\n\n1\. Berita s0/);
    const undo = data(texts.undo);
    await press(undo);
    expect((await saved.list(person.id, 5, 5)).saved.map((one) => one.story.id)).toEqual(['s5']);
    await press(undo);
    expect(toasts).toEqual([texts.list.removed, texts.list.restored, texts.nothingToUndo]);
  });

  it('shows the card of one, with its menu', async () => {
    const { run, press, data, last, buttons } = await setUp(1);
    await run();
    await press(data('1'));
    expect(last()).toContain('Berita s0');
    expect(buttons().map(({ text }) => text)).toContain('⋯');
  });

  it.each(['saved:show:s9', 'saved:undo:none:0', 'saved:nothing', 'saved:'])(
    'answers a button that leads nowhere any more: %s',
    async (data) => {
      const { press, toasts } = await setUp(1);
      await press(data);
      expect(toasts).toHaveLength(1);
    },
  );

  it('in a group shows nothing, and leads to the private chat', async () => {
    const { run, press, last, buttons, toasts } = await setUp(2, { chat: group });
    await run();
    expect(last()).toBe(texts.list.inPrivate);
    expect(buttons()).toEqual([{ text: texts.openPrivate, url: 'https://t.me/KabarBot?start=saved' }]);
    await press('saved:page:0');
    expect(toasts).toEqual([texts.list.inPrivate]);
  });
});
