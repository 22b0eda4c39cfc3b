import { describe, expect, it } from 'vitest';
import type { Update } from 'grammy/types';
import type { Inline, InlineAsk, InlineResult } from '../../../src/telegram/inline.ts';
import { ann, createStage, me } from '../fakes.ts';

const result: InlineResult = {
  id: 's1',
  title: 'Banjir '.repeat(40),
  description: '😀'.repeat(300),
  pictureUrl: 'https://pictures.example/1.jpg',
  message: {
    html: '<b>Banjir</b>',
    plain: 'Banjir',
    previewUrl: 'https://news.example/1',
    buttons: [[{ text: 'Read more', url: 'https://news.example/1' }]],
  },
};

/** A bot of which this is asked from elsewhere, and what it was asked. */
const setUp = (allowed = true, inline: Partial<Inline> = {}) => {
  const asked: InlineAsk[] = [];
  const stage = createStage({
    commands: [],
    hearers: [],
    access: { allowed: () => allowed, banned: () => false },
    inline: {
      pick: async (ask) => {
        asked.push(ask);
        return { results: [result], next: '20.1', open: 'Open '.repeat(20) };
      },
      guest: async (ask) => {
        asked.push(ask);
        return result;
      },
      ...inline,
    },
  });
  return { stage, asked };
};
const query = (text: string, offset = ''): Partial<Update> => ({
  inline_query: { id: 'q', from: ann, query: text, offset },
});
const guest = (text: string): Partial<Update> => ({
  guest_message: {
    message_id: 1,
    date: 0,
    chat: { id: -100_500, type: 'supergroup', title: 'Elsewhere' },
    from: ann,
    text,
    guest_query_id: 'g',
  },
});

describe('an inline query', () => {
  it('is answered with articles within Telegram’s limits, and says where to go on', async () => {
    const { stage, asked } = setUp();
    await stage.update(query('banjir', '20.1'));
    expect(asked).toMatchObject([{ userId: ann.id, languageCode: 'en', text: 'banjir', offset: '20.1' }]);
    const [{ method = '', payload = {} } = {}] = stage.calls;
    expect(method).toBe('answerInlineQuery');
    expect(payload).toMatchObject({ inline_query_id: 'q', is_personal: true, next_offset: '20.1' });
    const [article] = payload['results'] as Record<string, unknown>[];
    expect(article).toMatchObject({
      type: 'article',
      id: 's1',
      thumbnail_url: 'https://pictures.example/1.jpg',
      input_message_content: {
        message_text: '<b>Banjir</b>',
        parse_mode: 'HTML',
        link_preview_options: { url: 'https://news.example/1' },
      },
      reply_markup: { inline_keyboard: [[{ url: 'https://news.example/1' }]] },
    });
    expect(String(article?.['description']).isWellFormed()).toBe(true);
    expect((payload['button'] as { text: string }).text.length).toBeLessThanOrEqual(64);
  });

  it('of a stranger is answered with nothing, and asks for nothing', async () => {
    const { stage, asked } = setUp(false);
    await stage.update(query('banjir'));
    await stage.update(guest('@KabarBot banjir'));
    expect(asked).toEqual([]);
    expect(stage.calls).toMatchObject([{ method: 'answerInlineQuery', payload: { results: [] } }]);
  });

  it('of who types without end is passed over after forty letters', async () => {
    const { stage, asked } = setUp();
    for (let letter = 0; letter < 60; letter++) await stage.update(query('x'.repeat(letter)));
    expect(asked).toHaveLength(40);
  });

  it('that fails does not fail Kabar', async () => {
    const { stage } = setUp(true, { pick: () => Promise.reject(new Error('no store')) });
    await stage.update(query('banjir'));
    expect(stage.calls).toEqual([]);
    expect(stage.log.join()).toContain('inline.failed');
  });
});

describe('a message that calls the bot in as a guest', () => {
  it('is answered once, without the bot’s name among the words', async () => {
    const { stage, asked } = setUp();
    await stage.update(guest(`@${me.username}, banjir Banten`));
    expect(asked).toMatchObject([{ text: 'banjir Banten' }]);
    expect(stage.calls).toMatchObject([
      { method: 'answerGuestQuery', payload: { guest_query_id: 'g', result: { type: 'article', id: 's1' } } },
    ]);
  });
});
