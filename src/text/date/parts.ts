/** A date by the clock on a wall. */
export type DateParts = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  ms: number;
};

/** A date as it is read. `zone`: the name of the place by whose clock it is. */
export type ReadDate = { parts: DateParts; offsetMinutes: number | undefined; zone?: string | undefined };
