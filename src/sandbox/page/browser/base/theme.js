const remembered = 'kabar-theme';
const dark = matchMedia('(prefers-color-scheme: dark)');

/** Which appearance is shown now: the one that was chosen, else the system's. */
export const theme = () => localStorage.getItem(remembered) ?? (dark.matches ? 'dark' : 'light');

export const showTheme = () => {
  document.documentElement.dataset.theme = theme();
};
export const switchTheme = () => {
  localStorage.setItem(remembered, theme() === 'dark' ? 'light' : 'dark');
  showTheme();
};
dark.addEventListener('change', showTheme);
