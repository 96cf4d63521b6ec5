import type { FindingType } from '../compiler/diagnostic/diagnostic.ts';

/** Every finding on one page, as `adac explain` prints it, in the order of the codes. */
export function findingsPage(types: readonly FindingType[]): string {
  const rooms = [...new Set(types.map(({ code }) => roomOf(code)))];
  const sections = types.map(
    ({ code, severity, summary, explanation }) =>
      `## ${code}\n\n${severity === 'error' ? '' : 'A warning. '}${summary}\n\n${explanation.trim()}\n`,
  );
  const counts = rooms.map((room) => {
    const count = types.filter(({ code }) => roomOf(code) === room).length;
    return `${count} of ${room}`;
  });
  return `<!-- Generated from the compiler by \`npm run docs\`. -->

# Findings

Every finding that adac can make over this estate, ${types.length} in all:
${counts.join(', ')}.
\`adac explain <code>\` prints one of them; \`adac explain --all\` lists the codes.

${sections.join('\n')}`;
}

function roomOf(code: string): string {
  return code.slice(0, code.indexOf('/'));
}
