import type { Git } from './git.ts';
import { quoteSetting } from './rendered-branch.ts';

/** What publishing takes from the configuration of the repository that it runs in: who commits, and how it signs in. */
export interface BorrowedSettings {
  readonly author: { readonly name: string; readonly email: string };
  readonly credentials: string;
}

/**
 * Reads the few settings of a repository that cannot run anything. The header is how continuous integration signs in; all
 * others, such as `core.sshCommand` and `credential.helper`, stay behind.
 */
export async function borrowSettings(git: Git): Promise<BorrowedSettings> {
  const known = await readSettings(git);
  const headers = [...known].flatMap(([key, value]) => {
    const [, url] = /^http\.(https:\/\/[!-~]+)\.extraheader$/i.exec(key) ?? [];
    return url === undefined
      ? []
      : [`[http ${quoteSetting(url)}]`, `\textraHeader = ${quoteSetting(value)}`];
  });
  return {
    author: {
      name: known.get('user.name') ?? 'adac',
      email: known.get('user.email') ?? 'adac@localhost',
    },
    credentials: headers.join('\n'),
  };
}

/** By key; of several values of one key the last counts, as for Git. */
async function readSettings(git: Git): Promise<ReadonlyMap<string, string>> {
  const listed = await git('read its configuration', 'config', '--list', '-z');
  return new Map(
    listed.split('\0').map((entry) => {
      const end = entry.indexOf('\n');
      return [entry.slice(0, end), entry.slice(end + 1)] as const;
    }),
  );
}
