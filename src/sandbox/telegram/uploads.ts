/** An uploaded file as the sandbox keeps it. */
export type Stored = { name: string; type: string; data: Blob };

/** Uploaded files by their ids; of many only the newest are kept. */
export type BoundedUploads = { set(id: string, file: Stored): void; get(id: string): Stored | undefined };

const most = 100;

export const createUploads = (): BoundedUploads => {
  const kept = new Map<string, Stored>();
  return {
    set: (id, file) => {
      kept.set(id, file);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
    get: (id) => kept.get(id),
  };
};
