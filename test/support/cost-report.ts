import type { CostReport } from '../../compiler/model/placed-program.ts';

/** Costs as placement reports them: all on demand and no models, unless overridden; the maximum is what the parts sum to. */
export function costReport(
  onDemand: number,
  overrides: Partial<CostReport> & { readonly spot?: number; readonly storage?: number } = {},
): CostReport {
  const { spot = 0, storage = 0, ...rest } = overrides;
  const maximum = Math.round((onDemand + spot + storage) * 100) / 100;
  return {
    minimum: maximum,
    maximum,
    parts: { onDemand, spot, storage },
    models: { usdPerMonth: 0, unbounded: 0 },
    budget: undefined,
    ...rest,
  };
}
