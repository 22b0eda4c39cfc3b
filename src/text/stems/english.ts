/** Forms that no rule makes: each line is a stem and its forms. */
const irregular = new Map(
  `beat beaten|begin began begun|bite bit bitten|break broke broken|bring brought|build built|buy bought|catch caught|child children
  choose chose chosen|die died dies dying dead|draw drew drawn|drive drove driven|eat ate eaten|fall fell fallen|feel felt|fight fought
  find found|fly flew flown flies|foot feet|forget forgot forgotten|freeze froze frozen|give gave given|go goes went gone|grow grew grown|hide hid hidden
  hold held|keep kept|kneel knelt|know knew known|lead led|leave left|lie lies lying lied|life lives|lose lost|make made|man men|mean meant
  meet met|pay paid|person persons|ride rode ridden|rise rose risen|run ran|say said|see saw seen|seek sought|sell sold|send sent|shake shook shaken
  shoot shot shots|sing sang sung|sink sank sunk|speak spoke spoken|spend spent|stand stood|steal stole stolen|strike struck stricken|swim swam swum
  take took taken|teach taught|tell told|think thought|throw threw thrown|tie tied ties tying|understand understood|wear wore worn|win won winning|wife wives
  woman women|write wrote written|burn burnt|news|united|species|series|means|police|us|uk|economics|politics|athletics|during|evening|morning
  need needs needed|seed seeds|speed speeds|feed feeds|breed|bed beds|red|shed|indeed|hundred hundreds|king kings|ring rings|wing wings|thing things
  spring springs|string strings|bring|ceiling ceilings|beijing|boeing|nothing|something|anything|everything|sing|bus buses|gas gases|virus viruses|campus
  its|this|his|has|was|as|is|does do did done|yes|less|plus|thus|various|previous|texas|paris|reuters|times|mars|james|charles|wales|hamas|kansas|arkansas|dallas
  elections election|mobile|pose poses posed|pause paused|awake|wise|fire fires fired|member members memorial memory memories`
    .split(/[|\n]/)
    .map((line) => line.trim().split(' '))
    .flatMap(([stem = '', ...forms]) => [stem, ...forms].map((form) => [form, stem] as const)),
);

/** The stem of an English word in lower case: plurals and the forms of verbs are folded, and nothing else is. */
export const englishStem = (word: string): string => {
  const known = irregular.get(word);
  if (known !== undefined) return known;
  const left = withoutEnding(word);
  if (left === word) return withoutMuteE(word);
  return (
    irregular.get(left) ?? irregular.get(`${left}e`) ?? withoutMuteE(left.replace(/([bdgkmnprt])\1$/, '$1'))
  );
};

const withoutEnding = (word: string): string => {
  const single = withoutPlural(word);
  const verb = /^(.*[aeiouy].*?)(?:ed|ing)$/.exec(single)?.[1];
  if (verb === undefined || verb.length < 3) return single;
  return verb.endsWith('i') ? `${verb.slice(0, -1)}y` : verb;
};

const withoutPlural = (word: string): string => {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  return /(?:sses|shes|ches|xes|zzes)$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
};

/** "make" and "mak-ing", "fire" and "fir-ing" have one stem. */
const withoutMuteE = (word: string): string =>
  word.length > 3 && /[^aeiou]e$/.test(word) ? word.slice(0, -1) : word;
