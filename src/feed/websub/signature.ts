import { createHmac, timingSafeEqual } from 'node:crypto';

/** The methods of W3C WebSub 7.1.1, and no other: the header chooses, but only among these. */
const signature = /^(sha1|sha256|sha384|sha512)=([0-9a-f]{40,128})$/i;

/** Whether a header is a signature at all; without one the body need not be read. */
export const isSignature = (header: string | undefined): header is string =>
  signature.test(header?.trim() ?? '');

/** Whether a body was signed with the subscription's secret (W3C WebSub 7.1; HMAC, RFC 2104). Takes as long for a near miss as for a far one. */
export const isSigned = (body: Uint8Array, header: string | undefined, secret: string): boolean => {
  const [, method, digits] = signature.exec(header?.trim() ?? '') ?? [];
  if (method === undefined || digits === undefined) return false;
  const expected = createHmac(method.toLowerCase(), secret).update(body).digest();
  return digits.length === expected.length * 2 && timingSafeEqual(Buffer.from(digits, 'hex'), expected);
};
