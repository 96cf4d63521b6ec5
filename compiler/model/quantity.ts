/**
 * Kubernetes quantities, as `k8s.io/apimachinery/pkg/api/resource` reads and writes them.
 * Amounts are numbers: whole milli-units for cpu, whole units (bytes) for the rest, rounded up as Kubernetes does.
 */
const suffixes: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const pattern = /^(\d+(?:\.\d*)?|\.\d+)(?:([eE][+-]?\d{1,3})|(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei))?$/;

/** Units of a quantity such as `100m`, `0.5Mi` or `2`, or undefined where the text is none. Fractions of a unit are kept. */
export function parseQuantity(text: string | number): number | undefined {
  const match = pattern.exec(String(text));
  if (match === null) return undefined;
  const [, digits = '', exponent, suffix = ''] = match;
  const amount = exponent === undefined ? Number(digits) * (suffixes[suffix] ?? 1) : Number(digits + exponent);
  return Number.isFinite(amount) && amount <= Number.MAX_SAFE_INTEGER ? amount : undefined;
}

/** Whole millicores of a cpu quantity, rounded up. */
export function parseMilliCpu(text: string | number): number | undefined {
  const amount = parseQuantity(text);
  // Rounded to nanocores first, so that 0.1 × 1000 does not become 101 by a floating-point hair.
  return amount === undefined ? undefined : Math.ceil(Math.round(amount * 1e9) / 1e6);
}

/** Whole bytes of a memory or storage quantity, rounded up. */
export function parseBytes(text: string | number): number | undefined {
  const amount = parseQuantity(text);
  return amount === undefined ? undefined : Math.ceil(amount);
}

/** The canonical text of an amount of millicores: `250m`, `2`. */
export function formatMilliCpu(milliCpu: number): string {
  return milliCpu % 1000 === 0 ? String(milliCpu / 1000) : `${String(milliCpu)}m`;
}

/** The canonical text of an amount of bytes: the largest binary unit that divides it. */
export function formatBytes(bytes: number): string {
  for (const suffix of ['Ti', 'Gi', 'Mi', 'Ki']) {
    const unit = suffixes[suffix] ?? 1;
    if (bytes !== 0 && bytes % unit === 0) return String(bytes / unit) + suffix;
  }
  return String(bytes);
}
