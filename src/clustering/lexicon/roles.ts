const keyed = (keys: string): Set<string> =>
  new Set(
    keys
      .trim()
      .split(/\s+/)
      .map((key) => `~${key}`),
  );

/** What happens at one stage of a longer affair: reports of two stages are seldom the same news. */
export const stages = keyed(
  `arrest suspect verdict raid funeral mourn identify resume investigate appoint lose-office preview ask demand reject promise
  deal fund apologise celebrate criticise praise deny lawsuit appeal pardon loss summon deport cancel`,
);
/** What by its nature comes before or after an event: a headline with one of these is of another report than one without. */
export const otherTimes = keyed('preview appeal apologise praise criticise funeral mourn resume summon');
/** What can be the news in a headline, stages among them. */
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
