// The words of old JavaScript only: it is read by whatever Node there is.

/** Why this Node cannot run Kabar, in a sentence; undefined: it can. @param {string} version Such as 20.1.0. @returns {string | undefined} */
export const nodeProblem = (version) => {
  const parts = version.split('.').map(Number);
  const major = parts[0] || 0;
  const minor = parts[1] || 0;
  if (major > 22 || (major === 22 && minor >= 19)) return undefined;
  return (
    'Kabar needs Node 22.19 or later, and this is Node ' +
    version +
    ': install a newer one, or run `npm ci` without --omit=dev, which brings Node 24 along.'
  );
};
