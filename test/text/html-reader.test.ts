import { describe, expect, it } from 'vitest';
import { textOfHtml } from '../../src/text/html-reader.ts';

const read = (html: string) => textOfHtml(html, { maxChars: 20_000 }).trim();

describe('entities in HTML', () => {
  it('are read whole wherever a slice of the document ends', () => {
    for (const entity of ['&amp;', '&#8217;', '&CounterClockwiseContourIntegral;'])
      for (let before = 3_020; before <= 3_075; before++) {
        const [start, ...rest] = read(`<p>${'a'.repeat(before)}${entity}b</p>`).split(/(?<=a)(?!a)/);
        expect([start?.length, rest.join('').length]).toEqual([before, 2]);
      }
  });

  it('are read once in text and in what stands for a picture, and stay as they are where HTML reads none', () => {
    expect(read('<p>A &amp;amp; B &lt;b&gt;</p>')).toBe('A &amp; B <b>');
    expect(read('<p>Halo <img alt="&#x1f600;"></p>')).toBe('Halo 😀');
    expect(read('<p>A &amp; B</p><xmp>&amp;</xmp>')).toBe('A & B\n&amp;');
  });
});
