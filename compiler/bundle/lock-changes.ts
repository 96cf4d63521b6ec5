/** Lines that come and go between two texts of `adac.lock`; those that only move count where nothing else differs. Linear in both. */
export function lockChanges(
  before: string,
  after: string,
): { readonly added: number; readonly removed: number } {
  if (before === after) return { added: 0, removed: 0 };
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const counts = new Map<string, number>();
  for (const line of old) counts.set(line, (counts.get(line) ?? 0) + 1);
  let added = 0;
  let kept = 0;
  for (const line of fresh) {
    const left = counts.get(line) ?? 0;
    if (left === 0) {
      added++;
    } else {
      counts.set(line, left - 1);
      kept++;
    }
  }
  const removed = old.length - kept;
  if (added + removed > 0) return { added, removed };
  // Only the order differs, or the last line break: still a change that is written.
  const moved = Math.max(1, fresh.filter((line, index) => line !== old[index]).length);
  return { added: moved, removed: moved };
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
