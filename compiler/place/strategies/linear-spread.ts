import { zonesOf, type Zone } from '../zones.ts';
import { addColumn, type LinearBuilder } from './linear-builder.ts';

/** Of what is spread over zones, no zone has more than the emptiest of its cluster and `maxSkew`. */
export function addSpread(builder: LinearBuilder): void {
  const { rows, tenant } = builder;
  for (const [index, workload] of tenant.workloads.entries()) {
    for (const zones of zonesOf(workload)) {
      const least = addColumn(builder, workload.instances);
      for (const zone of zones) {
        const terms = zoneTerms(builder, index, zone).set(least, -1);
        rows.push({ terms, sense: '>=', bound: 0 });
        rows.push({ terms, sense: '<=', bound: workload.spread?.maxSkew ?? 0 });
      }
    }
  }
}

/** What a workload has on the pools of a zone. */
function zoneTerms({ hosted }: LinearBuilder, workload: number, zone: Zone): Map<number, number> {
  const columns = zone.flatMap(({ index }) => hosted[workload]?.get(index) ?? []);
  return new Map(columns.map((column) => [column, 1]));
}
