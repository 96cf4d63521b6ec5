/**
 * Kubernetes quantities, as `k8s.io/apimachinery/pkg/api/resource` reads and writes them.
 * Amounts are numbers: whole milli-units for cpu, whole units (bytes) for the rest, rounded up as
 * Kubernetes does. They are computed exactly, so that `0.1` is 100 millicores and not a hair more.
 */

/** Units of a quantity such as `100m`, `0.5Mi` or `2`, or undefined where the text is none. Fractions of a unit are kept. */
export function parseQuantity(text: string | number): number | undefined {
  const amount = readAmount(text);
  return amount === undefined ? undefined : Number(amount.numerator) / Number(amount.denominator);
}

/** Whole millicores of a cpu quantity, rounded up; undefined too where they are more than can be counted exactly. */
export function parseMilliCpu(text: string | number): number | undefined {
  return roundUp(text, 1000n);
}

/**
 * Millicores of a cpu quantity with their fraction, down to a nanocore: what one slot of a runtime class asks for.
 * A pod's request is the sum over its slots, rounded up once.
 */
export function parseFractionalMilliCpu(text: string | number): number | undefined {
  const nanoCpu = roundUp(text, 1_000_000_000n);
  return nanoCpu === undefined ? undefined : nanoCpu / 1e6;
}

/** Whole bytes of a memory or storage quantity, rounded up; undefined too where they are more than can be counted exactly. */
export function parseBytes(text: string | number): number | undefined {
  return roundUp(text, 1n);
}

/** The canonical text of an amount of millicores: `250m`, `2`. */
export function formatMilliCpu(milliCpu: number): string {
  return milliCpu % 1000 === 0 ? String(milliCpu / 1000) : `${String(milliCpu)}m`;
}

/** The canonical text of an amount of bytes: the largest binary unit that divides it. */
export function formatBytes(bytes: number): string {
  for (const [suffix, unit] of binaryUnits) {
    if (bytes !== 0 && bytes % unit === 0) return String(bytes / unit) + suffix;
  }
  return String(bytes);
}

const binaryUnits = [
  ['Ti', 2 ** 40],
  ['Gi', 2 ** 30],
  ['Mi', 2 ** 20],
  ['Ki', 2 ** 10],
] as const;

/** What a suffix multiplies by. */
const multipliers: ReadonlyMap<string, bigint> = new Map([
  ['', 1n],
  ['k', 10n ** 3n],
  ['M', 10n ** 6n],
  ['G', 10n ** 9n],
  ['T', 10n ** 12n],
  ['P', 10n ** 15n],
  ['E', 10n ** 18n],
  ['Ki', 2n ** 10n],
  ['Mi', 2n ** 20n],
  ['Gi', 2n ** 30n],
  ['Ti', 2n ** 40n],
  ['Pi', 2n ** 50n],
  ['Ei', 2n ** 60n],
]);

/** What a suffix divides by. */
const divisors: ReadonlyMap<string, bigint> = new Map([
  ['m', 10n ** 3n],
  ['u', 10n ** 6n],
  ['n', 10n ** 9n],
]);

const pattern =
  /^(?<whole>\d*)(?:\.(?<fraction>\d*))?(?:[eE](?<exponent>[+-]?\d{1,3})|(?<suffix>[numkMGTPE]|[KMGTPE]i))?$/;

/** An amount as an exact fraction. */
interface Amount {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

function readAmount(text: string | number): Amount | undefined {
  const groups = pattern.exec(String(text))?.groups;
  if (groups === undefined) return undefined;
  const { whole = '', fraction = '', exponent = '0', suffix = '' } = groups;
  if (whole === '' && fraction === '') return undefined;
  const power = Number(exponent) - fraction.length;
  const numerator = BigInt(whole + fraction) * (multipliers.get(suffix) ?? 1n);
  const denominator = divisors.get(suffix) ?? 1n;
  return power >= 0
    ? { numerator: numerator * 10n ** BigInt(power), denominator }
    : { numerator, denominator: denominator * 10n ** BigInt(-power) };
}

/** The amount times `scale`, rounded up to a whole number. */
function roundUp(text: string | number, scale: bigint): number | undefined {
  const amount = readAmount(text);
  if (amount === undefined) return undefined;
  const { numerator, denominator } = amount;
  const whole = Number((numerator * scale + denominator - 1n) / denominator);
  return Number.isSafeInteger(whole) ? whole : undefined;
}
