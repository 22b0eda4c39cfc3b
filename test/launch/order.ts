/** What a host is told: to start a Kabar by these settings, or to end the one that runs so that another may follow. */
export type Order = { kind: 'start'; env: Record<string, string> } | { kind: 'end' };

/** What a host prints, on a line of its own, once a Kabar has ended by an order and left nothing behind. */
export const leftLine = '<nothing is left>';
