import { at } from '../../source/origin.ts';
import type { ResolveContext } from './resolve-context.ts';
import { selectionFindings } from './selection-findings.ts';

/**
 * Reports environments and clusters of one name in several namespaces. Folders of the output, flags and
 * destinations know them by that name alone.
 */
export function checkBareNames({ symbols, report }: ResolveContext): void {
  for (const kind of ['Environment', 'Cluster'] as const) {
    for (const [name, group] of symbols.tables[kind].byName) {
      // In order of namespace, so that the order of files does not choose which one is said to be the second.
      const [first, ...others] = [...group].sort((a, b) => (a.namespace < b.namespace ? -1 : 1));
      for (const { definition } of others) {
        report(selectionFindings.twinName, {
          place: at(definition, 'metadata', 'name'),
          message: `Another ${kind.toLowerCase()} is called "${name}" too, in namespace "${first?.namespace ?? ''}".`,
          related: [
            {
              place: at(first?.definition ?? definition, 'metadata', 'name'),
              message: 'It is here.',
            },
          ],
          help: 'Give one of them another name: both are known by their name alone.',
        });
      }
    }
  }
}
