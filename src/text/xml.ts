/** What the scanner tells, in document order. Names come as written, lower-cased. */
export type XmlHandler = {
  open(name: string, attributes: string, selfClosing: boolean): void;
  close(name: string): void;
  /** `literal`: from CDATA, entities are not to be decoded. */
  text(text: string, literal: boolean): void;
  /** Name of the innermost open element, for finding the end of a CDATA section that was never closed. */
  inside(): string | undefined;
  /** True stops the scan. */
  enough(): boolean;
};

/** Looking for the end of unclosed CDATA sections may read the document so many times over. */
const cdataReadings = 8;
const maxNameChars = 80;
const maxAttributes = 64;

/**
 * Reads XML as it is found: a bare "<" or "&" is text, quotes, comments and CDATA that never close end where the
 * document makes sense again, DOCTYPEs (and so every entity bomb) are skipped. It tells tags, the structure is the
 * handler's. One pass, linear in the input whatever it holds. Never throws.
 */
export function scanXml(source: string, handler: XmlHandler): void {
  const commentStart = finder(source, '<!--');
  const commentEnd = finder(source, '-->');
  const cdataStart = finder(source, '<![CDATA[');
  const cdataEnd = finder(source, ']]>');
  const greater = finder(source, '>');
  const bracket = finder(source, ']');
  const square = finder(source, '[');
  /** Characters that may still be read for it. */
  let budget = cdataReadings * source.length;
  let at = 0;

  const cdata = (start: number): number => {
    const from = start + 9;
    let end = cdataEnd(from);
    if (cdataStart(from) < end || end === Infinity) {
      // Another section opens first: this one was never closed, unless its element goes on behind the "]]>".
      const name = budget > 0 ? handler.inside() : undefined;
      const closing = name ? closingTag(source, name, from) : -1;
      if (name) budget -= closing < 0 ? source.length - from : closing - from;
      if (closing >= 0 && closing < end) end = closing;
    }
    const stop = Math.min(end, source.length);
    handler.text(source.slice(from, stop), true);
    let next = stop;
    while (source.startsWith(']]>', next)) next += 3;
    return next;
  };

  while (at < source.length && !handler.enough()) {
    const start = source.indexOf('<', at);
    if (start < 0) return handler.text(source.slice(at), false);
    if (start > at) handler.text(source.slice(at, start), false);
    const next = source.charCodeAt(start + 1);
    if (next === bang) {
      if (source.startsWith('<![CDATA[', start)) at = cdata(start);
      else if (source.startsWith('<!--', start)) {
        const end = commentEnd(start + 4);
        // A comment may not hold another (XML 1.0, 2.5): then this one was never closed, and hides nothing.
        at = end === Infinity || commentStart(start + 4) < end ? start + 4 : end + 3;
      } else {
        const plain = greater(start);
        // Without a "[" it holds no tag: one that opens first says that it was never closed.
        const tag = source.indexOf('<', start + 2);
        at = square(start) < plain ? greater(bracket(start)) + 1 : tag >= 0 && tag < plain ? tag : plain + 1;
      }
    } else if (next === question) at = greater(start) + 1;
    else {
      const end = isNameStart(next === slash ? source.charCodeAt(start + 2) : next)
        ? tagEnd(source, start + 1)
        : -1;
      if (end === undefined) return; // cut in the middle of a tag
      if (end < 0) {
        let run = start + 1;
        while (source.charCodeAt(run) === less) run++;
        handler.text('&lt;'.repeat(Math.min(run - start - (isTagLike(source, run) ? 1 : 0), 16)), false);
        at = Math.max(start + 1, isTagLike(source, run) ? run - 1 : run);
      } else {
        tell(source.slice(start + 1, end), handler);
        at = end + 1;
      }
    }
  }
}

const [bang, question, slash, less, semicolon] = [0x21, 0x3f, 0x2f, 0x3c, 0x3b];

function tell(tag: string, handler: XmlHandler): void {
  const closing = tag.charCodeAt(0) === slash;
  let end = closing ? 1 : 0;
  while (end < tag.length && end < maxNameChars && !isNameEnd(tag.charCodeAt(end))) end++;
  const name = tag.slice(closing ? 1 : 0, end).toLowerCase();
  if (closing) handler.close(name);
  else handler.open(name, tag.slice(end), tag.charCodeAt(tag.length - 1) === slash);
}

/** Where the tag ends (its ">"); -1: it is no tag, another "<" comes first; undefined: the document ends first. */
function tagEnd(source: string, from: number): number | undefined {
  let quote = 0;
  let before = 0;
  let within = -1;
  for (let at = from; at < source.length; at++) {
    const code = source.charCodeAt(at);
    // A "<" inside a value: its quote was never closed, so the tag ended at the ">" on the way here, if any.
    if (code === less) return within;
    if (quote) {
      if (code === quote) quote = 0;
      else if (code === 0x3e && within < 0) within = at;
      if (!quote) within = -1;
    } else if (code === 0x3e) return at;
    else if ((code === 0x22 || code === 0x27) && before === 0x3d) quote = code;
    if (code > 0x20) before = code;
  }
  return within >= 0 ? within : undefined;
}

/** The attributes of a tag, names lower-cased, entities decoded. The first of a name wins, at most 64 are read. */
export function readAttributes(source: string): Map<string, string> {
  const found = new Map<string, string>();
  const pattern = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"?|'([^']*)'?|([^\s"'<>]+)))?/g;
  for (let match = pattern.exec(source); match && found.size < maxAttributes; match = pattern.exec(source)) {
    const name = (match[1] ?? '').toLowerCase();
    // A slash at the very end closes the tag.
    const bare = pattern.lastIndex === source.length ? match[4]?.replace(/\/$/, '') : match[4];
    if (!found.has(name)) found.set(name, decodeXml(match[2] ?? match[3] ?? bare ?? ''));
  }
  return found;
}

/** XML's five entities and character references, once; what it does not know stays as it is. */
export function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  const plain = text.includes('&#') ? decodeReferences(text) : text;
  let decoded = '';
  let from = 0;
  for (let at = plain.indexOf('&'); at >= 0; at = plain.indexOf('&', Math.max(from, at + 1))) {
    const end = endOfEntity(plain, at);
    const sign = end === undefined ? undefined : predefined.get(plain.slice(at + 1, end));
    if (end === undefined || sign === undefined) continue;
    decoded += plain.slice(from, at) + sign;
    from = end + 1;
  }
  return decoded + plain.slice(from);
}

/** XML 1.0, 4.6. */
const predefined = new Map(Object.entries({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }));
/** Where the name of an entity of two to four letters ends, if one can begin here. */
const endOfEntity = (text: string, at: number): number | undefined => {
  for (let end = at + 3; end <= at + 5; end++) if (text.charCodeAt(end) === semicolon) return end;
  return undefined;
};

/** Character references; "&" stays an entity, so that it is not decoded twice. */
function decodeReferences(text: string): string {
  return text.replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (_whole, hex, decimal) => {
    const point = hex ? Number.parseInt(hex, 16) : Number(decimal);
    if (point === 0x26) return '&amp;';
    // 0x80-0x9f are windows-1252 in disguise; the HTML reader knows them, XML's meaning is a control character.
    if ((point >= 0x80 && point < 0xa0) || point > 0x10ffff || (point >= 0xd800 && point < 0xe000))
      return legacy(point);
    return String.fromCodePoint(point);
  });
}

/** Text to XML text or attribute value. */
export function encodeXml(text: string): string {
  return withoutControls(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** Text without the characters that XML 1.0 (2.2) has no room for. */
export const withoutControls = (text: string): string =>
  text.search(controls) < 0 ? text : text.replace(controls, '');

function legacy(point: number): string {
  return point < 0xa0 ? new TextDecoder('windows-1252').decode(Uint8Array.of(point)) : '\ufffd';
}

function closingTag(source: string, name: string, from: number): number {
  // Names come lower-cased; the document says </pubDate>.
  const pattern = new RegExp(`</${name.replaceAll(/\W/g, String.raw`\$&`)}`, 'gi');
  pattern.lastIndex = from;
  return pattern.exec(source)?.index ?? -1;
}

/** indexOf for growing positions that never reads a stretch twice: Infinity where there is no more. */
function finder(source: string, needle: string): (from: number) => number {
  let last = -1;
  return (from) => {
    if (last < from) {
      const found = from === Infinity ? -1 : source.indexOf(needle, from);
      last = found < 0 ? Infinity : found;
    }
    return last;
  };
}

function isTagLike(source: string, run: number): boolean {
  const code = source.charCodeAt(run);
  return code === slash || code === bang || code === question || isNameStart(code);
}

function isNameStart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
}

function isNameEnd(code: number): boolean {
  return code <= 0x20 || code === slash || code === 0x3e || code === 0x3d || code === 0x22;
}
