import { isAbsolute, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import type { Git } from './git.ts';

/**
 * Where a repository is: a URL, a path, or the name of a remote that the repository here knows. Throws CannotRunError for
 * anything that is reached neither by HTTPS, SSH nor a path, since Git's other transports run commands.
 */
export async function repositoryUrl(git: Git, root: string, wanted: string): Promise<string> {
  const isName = /^[A-Za-z0-9][\w-]*$/.test(wanted);
  const url = isName ? await remoteUrl(git, wanted) : wanted;
  if (isPlainUrl(url)) return url;
  if (isAbsolute(url) || /^\.{1,2}\//.test(url)) return pathToFileURL(resolve(root, url)).href;
  throw new CannotRunError(
    `"${wanted}" is no repository that adac publishes to.`,
    'Name a remote, a path, or a URL that begins with "https://" or "ssh://", or like "git@host:path".',
  );
}

async function remoteUrl(git: Git, name: string): Promise<string> {
  const urls = await git(
    `find a remote "${name}"`,
    ...['config', '--local', '--get-all', `remote.${name}.url`],
  );
  return urls.split('\n')[0] ?? '';
}

/** Nothing in it is an option, of Git or of what Git starts. */
function isPlainUrl(url: string): boolean {
  return (
    /^(?:https|ssh):\/\/(?!-)[!-~]+$/.test(url) ||
    /^file:\/\/\/[!-~]+$/.test(url) ||
    /^[A-Za-z0-9][\w.-]*@[A-Za-z0-9][\w.-]*:(?!:)[!-~]+$/.test(url)
  );
}
