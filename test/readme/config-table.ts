/** The table of variables in docs/configuration.md, from .env.example: a line of explanation above each variable and its default. */
export const configTable = (example: string): string => {
  const rows = [...example.matchAll(/^# (.+)\n([A-Z_]+)=(.*)$/gm)].map(
    ([, explanation = '', name = '', value = '']) =>
      `| \`${name}\` | ${value === '' ? '' : `\`${value}\``} | ${explanation} |`,
  );
  return ['| Variable | Default | What it is |', '| --- | --- | --- |', ...rows].join('\n');
};
