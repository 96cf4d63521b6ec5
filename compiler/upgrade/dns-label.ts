/**
 * The DNS-1123 label that a name of an older dialect becomes: lower case, everything that a label
 * cannot hold turned to `-`. Undefined where nothing is left, or more than 63 characters.
 */
export function dnsLabel(name: string): string | undefined {
  const label = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]/g, '-')
    .replace(/^-+/, '')
    .replace(/-+$/, '');
  return label === '' || label.length > 63 ? undefined : label;
}
