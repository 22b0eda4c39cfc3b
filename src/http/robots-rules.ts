import robotsModule from 'robots-parser';

/** What a site's robots.txt says about one of its pages; `delayMs`: the pause it asks for between two requests. */
export type Permission = { isAllowed: boolean; delayMs: number };

/** Its types say `default`, its CommonJS module is the function itself. */
const robotsParser = robotsModule as unknown as (typeof robotsModule)['default'];

/** Nobody means a longer pause than a day (seconds). */
const longestDelay = 86_400;

/** Characters of rules with wildcards times those of the path: what the parser may compare. A tenth of a second; real sites need a hundredth of it. */
const mostComparisons = 1e8;

/**
 * Reads the text of a robots.txt (RFC 9309) for an agent's product token and an address on its site.
 * Rules that would take too long to compare with the address forbid it. Slow on large ones: not for the main thread.
 */
export const permissionIn = (rules: string, url: string, agent: string): Permission => {
  if (comparisonsOf(rules, url) > mostComparisons) return { isAllowed: false, delayMs: 0 };
  const said = robotsParser(new URL('/robots.txt', url).href, withFewAgents(rules, agent));
  const delay = said.getCrawlDelay(agent) ?? 0;
  return {
    isAllowed: said.isAllowed(url, agent) !== false,
    delayMs: Math.min(longestDelay, Math.max(0, delay)) * 1_000,
  };
};

/** A wildcard makes the parser try the rest of its rule at every place of the path. */
const comparisonsOf = (rules: string, url: string): number => {
  const withWildcards = rules.split(/[\r\n]/).filter((line) => line.includes('*'));
  return withWildcards.reduce((sum, line) => sum + line.length, 0) * url.length;
};

/** The parser keeps each rule once for each agent named above it: of many thousand only those that matter stay. */
const withFewAgents = (rules: string, agent: string): string => {
  const ours = agent.toLowerCase();
  let named = new Set<string>();
  return rules
    .split(/\r\n|\r|\n/)
    .filter((line) => {
      const [, key = '', value = ''] = /^([^:#]*):([^#]*)/.exec(line) ?? [];
      if (key.trim() === '') return true;
      if (key.trim().toLowerCase() !== 'user-agent') {
        named = new Set();
        return true;
      }
      const name = value.trim().toLowerCase().replace(/\/.*$/s, '').trim();
      const kept = name === ours || name === '*' ? name : '';
      return named.size < named.add(kept).size;
    })
    .join('\n');
};
