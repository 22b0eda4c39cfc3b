const keyed = (keys: string): Set<string> =>
  new Set(
    keys
      .trim()
      .split(/\s+/)
      .map((key) => `~${key}`),
  );

/** Stages are concepts of one step of a longer affair. Reports of two stages are seldom of one event. */
export const stages = keyed(
  `arrest suspect verdict raid funeral mourn identify resume investigate appoint lose-office preview ask demand reject promise
  deal fund apologise celebrate criticise praise deny lawsuit appeal pardon loss summon deport cancel`,
);
/**
 * Concepts that by their nature come before or after an event. A headline with one is of another event than a headline
 * without.
 */
export const otherTimes = keyed('preview appeal apologise praise criticise funeral mourn resume summon');
/** Actions are concepts that can be the news of a headline. Stages are actions too. */
export const actions = keyed(
  `die hurt missing rescue evacuate crash overturn derail sink fire explode collapse flood landslide quake steal stab shoot attack
  smuggle protest strike win draw rise fall cut ceasefire sell buy layoff bankrupt launch start close
  revoke announce meet sign break trapped outage hack poison murder kidnap erupt set-free retire hijack evict hold-rates trial escape destroy abuse beat maul confiscate
  fraud riot ban delay approve advance transfer withdraw invade merge leak warn threaten recall extend fallen-off ground
  land marry divorce treat`,
);
export const isAction = (term: string): boolean => actions.has(term) || stages.has(term);
export const isOfOtherTime = (term: string): boolean => otherTimes.has(term);
export const isStage = (term: string): boolean => stages.has(term);
