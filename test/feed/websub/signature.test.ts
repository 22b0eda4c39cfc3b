import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isSigned } from '../../../src/feed/websub/signature.ts';

describe('a signature', () => {
  const body = Buffer.from('<feed/>');
  const by = (method: string, key = 'rahasia', of = body) => createHmac(method, key).update(of).digest('hex');

  it.each(['sha1', 'sha256', 'sha384', 'sha512'])('a signature by %s is taken, in either case', (method) => {
    expect(isSigned(body, `${method}=${by(method)}`, 'rahasia')).toBe(true);
    expect(isSigned(body, ` ${method.toUpperCase()}=${by(method).toUpperCase()} `, 'rahasia')).toBe(true);
  });

  it.each([
    ['none', undefined],
    ['an empty one', ''],
    ['one by another key', `sha256=${by('sha256', 'lain')}`],
    ['one of another body', `sha256=${by('sha256', 'rahasia', Buffer.from('<feed />'))}`],
    ['one by another method than it names', `sha512=${by('sha256')}`],
    ['a cut one', `sha256=${by('sha256').slice(0, -2)}`],
    ['a longer one', `sha256=${by('sha256')}00`],
    ['one with a digit off', `sha256=${by('sha256').replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))}`],
    ['a weak method', `md5=${by('md5')}`],
    ['a method made up', `none=${by('sha256')}`],
    ['two', `sha256=${by('sha256')},sha256=${by('sha256')}`],
  ])('a signature is refused: %s', (_name, header) => {
    expect(isSigned(body, header, 'rahasia')).toBe(false);
  });
});
