/**
 * Replaces everything that has the shape of a secret (keys of clouds, forges and model providers,
 * private keys in PEM, JSON web tokens, bearer tokens, credentials in URLs).
 * `replace` gets the secret, and gives what is printed instead.
 */
export function replaceSecrets(text: string, replace: (secret: string) => string): string {
  // Most texts are prose; one pass tells, instead of one for each shape.
  if (!mayHoldSecret(text)) return text;
  let masked = text;
  for (const pattern of secretShapes) masked = masked.replaceAll(pattern, replace);
  return masked;
}

/** Hides secrets and keeps every offset: stars of the same length, line breaks where they were. */
export function maskSecrets(text: string): string {
  return replaceSecrets(text, (secret) => secret.replaceAll(/[^\r\n]/g, '*'));
}

/**
 * Whether the text holds a run of at least `length` letters, digits and the marks that tokens are made of.
 * It is asked of every text of an estate, and a loop answers many times faster than an expression.
 */
export function holdsTokenRun(text: string, length: number): boolean {
  let run = 0;
  for (let index = 0; index < text.length; index++) {
    run = tokenUnits[text.charCodeAt(index)] === 1 ? run + 1 : 0;
    if (run === length) return true;
  }
  return false;
}

const tokenUnits = Uint8Array.from({ length: 128 }, (_, unit) =>
  /[\w.~+/-]/.test(String.fromCharCode(unit)) ? 1 : 0,
);

/** The shortest run that a shape below asks for. */
const shortestToken = 13;

/** What every shape below holds: a run as long as the shortest token, the head of a key, or a URL. */
function mayHoldSecret(text: string): boolean {
  return holdsTokenRun(text, shortestToken) || text.includes('-----BEGIN') || text.includes('://');
}

// Lengths are bounded or the parts cannot overlap, so that each takes linear time on any text.
const secretShapes: readonly RegExp[] = [
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,20}-----[^]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,20}-----|$)/g,
  /\b(?:AKIA|ASIA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA)[A-Z0-9]{16}\b/g,
  /\bAIza[\w-]{35}/g,
  /\bya29\.[\w-]{20,}/g,
  /\bgh[oprsu]_[A-Za-z0-9]{20,}/g,
  /\bgithub_pat_\w{20,}/g,
  /\bglpat-[\w-]{20,}/g,
  /\bsk-(?=[\w-]{0,200}\d)[\w-]{20,}/g,
  /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,}/g,
  /\bhf_[A-Za-z0-9]{30,}/g,
  /\bnpm_[A-Za-z0-9]{36}/g,
  /\bxox[abeoprs]-[\w-]{10,}/g,
  /\beyJ[\w-]{6,}\.[\w-]{4,}\.[\w-]*/g,
  /(?<=\bBearer[ \t]{1,8})[\w.~+/-]{16,}=*/gi,
  /(?<=:\/\/)[^\s/?#@"']{1,256}(?=@)/g,
];
