import { array, assert, integer, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBody } from '../../src/feed/decode.ts';

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
