/** Lines that come and go between two texts of `adac.lock`; a line that moves counts as neither. Linear in both. */
export function lockChanges(
  before: string,
  after: string,
): { readonly added: number; readonly removed: number } {
  const counts = new Map<string, number>();
  for (const line of linesOf(before)) counts.set(line, (counts.get(line) ?? 0) + 1);
  let added = 0;
  let kept = 0;
  for (const line of linesOf(after)) {
    const left = counts.get(line) ?? 0;
    if (left === 0) {
      added++;
    } else {
      counts.set(line, left - 1);
      kept++;
    }
  }
  return { added, removed: linesOf(before).length - kept };
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
