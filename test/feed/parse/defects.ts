/** Turns a sound feed into one of the broken kinds that publishers serve. `random` gives numbers from 0 up to 1. */
export type Defect = (source: string, random: () => number) => string | Uint8Array;

const pick = (places: number[], random: () => number): number | undefined =>
  places[Math.floor(random() * places.length)];
const placesOf = (source: string, pattern: RegExp): number[] =>
  [...source.matchAll(pattern)].map((match) => match.index);

/** Changes one place out of those that the pattern finds; the text as it is where there is none. */
const once = (source: string, random: () => number, pattern: RegExp, by: string): string => {
  const at = pick(placesOf(source, pattern), random);
  const found = at === undefined ? undefined : new RegExp(pattern.source, 'y');
  if (at === undefined || found === undefined) return source;
  found.lastIndex = at;
  const match = found.exec(source);
  return match === null
    ? source
    : source.slice(0, at) +
        match[0].replace(new RegExp(pattern.source), by) +
        source.slice(at + match[0].length);
};
const everywhere = (source: string, pattern: RegExp, by: string): string => source.replace(pattern, by);

const textEnd = '</(title|description|summary)>';

export const defects: Record<string, Defect> = {
  'bare ampersands in text': (source) => everywhere(source, /&amp;/g, '&'),
  'bare ampersand in each title': (source) => everywhere(source, /(<title[^>]*>)(?!<)/g, '$1A & B '),
  'bare less-than in each title': (source) => everywhere(source, /(<title[^>]*>)(?!\s*<)/g, '$11 < 2 '),
  'heart of brackets in each description': (source) =>
    everywhere(source, /(<description>)(?!<!)/g, '$1<3 a<b <= c '),
  'a field never closed': (source, random) => once(source, random, new RegExp(textEnd, 'g'), ''),
  'every title unclosed': (source) => everywhere(source, /<\/title>/g, ''),
  'an item never closed': (source, random) => once(source, random, /<\/(item|entry)>/g, ''),
  'every item unclosed': (source) => everywhere(source, /<\/(item|entry)>/g, ''),
  'a field closed by another name': (source, random) =>
    once(source, random, /<\/(pubDate|published|updated|link|guid|id)>/g, '</b>'),
  'titles closed by another case': (source) => everywhere(source, /<\/title>/g, '</Title>'),
  'an item inside out': (source, random) => once(source, random, /<\/(title)>\s*/g, '</item></$1>'),
  'a CDATA section never closed': (source, random) => once(source, random, /\]\]>/g, ''),
  'a CDATA section closed twice': (source) => everywhere(source, /\]\]>/g, ']]>]]>'),
  'half an end of CDATA': (source, random) => once(source, random, /\]\]>/g, ']>'),
  'a warning before the declaration': (source) =>
    `<br />\n<b>Warning</b>:  Undefined variable $a in <b>/var/www/feed.php</b> on line <b>3</b><br />\n${source}`,
  'white space and a mark before the declaration': (source) => `\n\n \ufeff${source}`,
  'text behind the end': (source) =>
    `${source}\n<!-- 0.3 s -->\n<script>var a = 1 < 2;</script></body></html>`,
  'upper-case names': (source) =>
    source.replace(
      /(<\/?)(rss|channel|item|title|link|description|pubDate|guid)(?=[\s>/])/g,
      (_whole, open: string, name: string) => `${open}${name.toUpperCase()}`,
    ),
  'no version': (source) => source.replace(/ version="(2\.0|0\.91)"/, ''),
  'undeclared prefixes': (source) =>
    source.replace(/\sxmlns:(dc|media|content|atom|itunes|sy)=(["'])[^"']*\2/g, ''),
  'control characters': (source) => everywhere(source, /(<title[^>]*>)(?!\s*<)/g, '$1\u0008\u0000\u001b'),
  'HTML entities': (source) =>
    everywhere(source, /(<title[^>]*>)(?!\s*<)/g, '$1&nbsp;&ldquo;&eacute;&rdquo; '),
  'attributes without quotes': (source) =>
    everywhere(source, /(isPermaLink|type|rel)=(["'])([\w/+]+)\2/g, '$1=$3'),
  'an attribute twice': (source) => everywhere(source, /<(item|entry)(?=[\s>])/g, '<$1 id="1" id="2"'),
  'dates that are none': (source) =>
    everywhere(source, />[^<>]*2023[^<>]*(?=<\/(pubDate|published|updated|issued|modified))/g, '>yesterday'),
  'links without attributes': (source) =>
    everywhere(source, /<link rel=(["'])(replies|edit|self)\1[^>]*>/g, '<link/>'),
  'stray closing tags': (source) => everywhere(source, /(<(item|entry)[^>]*>)/g, '$1</p></div>'),
  'stray opening tags': (source) => everywhere(source, /(<\/title>)/g, '$1<p><br><div>'),
  'comments with dashes': (source) => everywhere(source, /(<(item|entry)[^>]*>)/g, '$1<!-- a -- b --->'),
  'a comment never closed': (source, random) => once(source, random, /<\/title>/g, '</title><!-- x '),
  'no end at all': (source) => source.replace(/<\/(channel|rss|feed|atom:feed|rdf:RDF)>\s*/g, ''),
  'a wrong word on the charset': (source) => source.replace(/encoding=(["'])[\w-]+\1/i, 'encoding="utf-16"'),
  'stray latin bytes': (source) => {
    const bytes = Buffer.from(source.replace(/(<title[^>]*>)(?!\s*<)/g, '$1caf\u0001 '), 'utf8');
    return bytes.map((byte) => (byte === 1 ? 0xe9 : byte));
  },
};
