/**
 * Replaces everything that has the shape of a secret (keys of clouds, forges and model providers,
 * private keys in PEM, JSON web tokens, bearer tokens, credentials in URLs).
 * `replace` gets the secret, and gives what is printed instead.
 */
export function replaceSecrets(text: string, replace: (secret: string) => string): string {
  if (!anyHead.test(text)) return text;
  let masked = text;
  for (const { shape } of secretShapes) masked = masked.replaceAll(shape, replace);
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

/** What has the shape of a secret, and the head by which every such text is known, as an expression. */
interface SecretShape {
  readonly head: string;
  readonly shape: RegExp;
}

// Lengths are bounded or the parts cannot overlap, so that each takes linear time on any text.
const secretShapes: readonly SecretShape[] = [
  {
    head: '-----BEGIN',
    shape:
      /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,20}-----[^]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,20}-----|$)/g,
  },
  {
    head: 'A(?:KI|SI|GP|ID|RO|IP|NP|NV)A',
    shape: /\b(?:AKIA|ASIA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA)[A-Z0-9]{16}\b/g,
  },
  { head: 'AIza', shape: /\bAIza[\w-]{35}/g },
  { head: 'ya29', shape: /\bya29\.[\w-]{20,}/g },
  { head: 'gh[oprsu]_', shape: /\bgh[oprsu]_[A-Za-z0-9]{20,}/g },
  { head: 'github_pat_', shape: /\bgithub_pat_\w{20,}/g },
  { head: 'glpat-', shape: /\bglpat-[\w-]{20,}/g },
  { head: '\\bsk-', shape: /\bsk-(?=[\w-]{0,200}\d)[\w-]{20,}/g },
  { head: '[rs]k_', shape: /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,}/g },
  { head: 'hf_', shape: /\bhf_[A-Za-z0-9]{30,}/g },
  { head: 'npm_', shape: /\bnpm_[A-Za-z0-9]{36}/g },
  { head: 'xox', shape: /\bxox[abeoprs]-[\w-]{10,}/g },
  { head: 'eyJ', shape: /\beyJ[\w-]{6,}\.[\w-]{4,}\.[\w-]*/g },
  {
    head: '[Bb][Ee][Aa][Rr][Ee][Rr]',
    shape: /(?<=\bBearer[ \t]{1,8})[\w.~+/-]{16,}=*/gi,
  },
  { head: '://', shape: /(?<=:\/\/)[^\s/?#@"']{1,256}(?=@)/g },
];

/** Tells of nearly every text in one pass that it holds no secret; each shape takes a pass of its own. */
const anyHead = new RegExp(secretShapes.map(({ head }) => head).join('|'));
