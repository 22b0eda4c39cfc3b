/**
 * How the C library of most systems is to keep memory (mallopt(3)), as variables of the environment: none apart for each thread,
 * and what V8 takes to read and compile code, which it does by 32 KB, in pieces that go back to the system one by one.
 */
export const allocation = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '30000',
  MALLOC_TRIM_THRESHOLD_: '65536',
};
