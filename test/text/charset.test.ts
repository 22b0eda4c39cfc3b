import { array, assert, integer, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBody, decodePieces } from '../../src/text/charset.ts';

const legacy = new TextDecoder('windows-1252');
const declared = Buffer.from('<meta charset=utf-8>');
const mixed = (body: Buffer) => decodeBody(Buffer.concat([declared, body])).slice(declared.length);

describe('UTF-8 with stray bytes', () => {
  it('keeps what is UTF-8 and reads each stray byte as windows-1252', () => {
    const piece = oneof(
      string({ unit: 'grapheme', maxLength: 5 }).map((text) => ({ bytes: Buffer.from(text), text })),
      integer({ min: 0x80, max: 0xff })
        // An ASCII letter behind it: so it can begin no sequence.
        .map((byte) => ({ bytes: Buffer.of(byte, 0x2e), text: `${legacy.decode(Uint8Array.of(byte))}.` })),
    );
    assert(
      property(array(piece, { maxLength: 50 }), (pieces) => {
        const body = Buffer.concat([...pieces.map(({ bytes }) => bytes), Buffer.of(0xff)]);
        expect(mixed(body)).toBe(`${pieces.map(({ text }) => text).join('')}ÿ`);
      }),
    );
  });

  it('takes as many of them as there are', () => {
    const body = Buffer.alloc(1_048_576, Buffer.of(0x61, 0xff));
    const text = mixed(body);
    expect([text.length, text.slice(-4)]).toEqual([body.length, 'aÿaÿ']);
  });
});

describe('a document in pieces', () => {
  const texts = string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replaceAll('<', ''));
  it.each([
    ['UTF-8', '', (text: string) => Buffer.from(text)],
    ['marked UTF-8', '', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', '', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['windows-1252', 'text/xml; charset=windows-1252', (text: string) => Buffer.from(text, 'latin1')],
  ])('of %s comes out as it does whole, wherever it is cut at its markup', (_, contentType, encode) => {
    assert(
      property(array(texts, { minLength: 1, maxLength: 20 }), (parts) => {
        const body = encode(`<?xml version="1.0"?>${parts.map((part) => `<a>${part}`).join('')}`);
        const { source, decode } = decodePieces(body, contentType);
        const whole = decodeBody(body, contentType);
        expect(decode(source)).toBe(whole);
        expect(source.split('<').map(decode)).toEqual(whole.split('<'));
      }),
    );
  });
});
