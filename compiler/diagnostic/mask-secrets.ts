/**
 * Replaces everything that has the shape of a secret (keys of clouds, forges and model providers,
 * private keys in PEM, JSON web tokens, bearer tokens, credentials in URLs).
 * `replace` gets the secret, and gives what is printed instead.
 */
export function replaceSecrets(text: string, replace: (secret: string) => string): string {
  let masked = text;
  for (const pattern of secretShapes) masked = masked.replaceAll(pattern, replace);
  return masked;
}

/** Hides secrets and keeps every offset: stars of the same length, line breaks where they were. */
export function maskSecrets(text: string): string {
  return replaceSecrets(text, (secret) => secret.replaceAll(/[^\r\n]/g, '*'));
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
