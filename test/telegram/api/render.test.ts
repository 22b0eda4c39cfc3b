import { describe, expect, it } from 'vitest';
import { renderPhoto, renderText } from '../../../src/telegram/api/render.ts';

describe('a message for the Bot API', () => {
  it('shows the preview of a link large above the text, or not at all', () => {
    const message = { html: '<b>a</b>', plain: 'a' };
    expect(renderText(message)).toEqual({
      text: '<b>a</b>',
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    });
    expect(renderText({ ...message, previewUrl: 'https://a.example/' }).link_preview_options).toEqual({
      url: 'https://a.example/',
      prefer_large_media: true,
      show_above_text: true,
    });
  });

  it('renders each kind of button', () => {
    const buttons = [
      [
        { text: 'a', url: 'https://a.example/' },
        { text: 'b', callback: 'x:1' },
      ],
      [{ text: 'c', copy: 'words' }],
    ];
    const reply_markup = {
      inline_keyboard: [
        [
          { text: 'a', url: 'https://a.example/' },
          { text: 'b', callback_data: 'x:1' },
        ],
        [{ text: 'c', copy_text: { text: 'words' } }],
      ],
    };
    expect(renderText({ html: 'a', plain: 'a', buttons })).toMatchObject({ reply_markup });
    expect(renderPhoto({ html: 'a', plain: 'a', buttons }, 'https://a.example/p.jpg')).toEqual({
      photo: 'https://a.example/p.jpg',
      caption: 'a',
      parse_mode: 'HTML',
      reply_markup,
    });
  });
});
