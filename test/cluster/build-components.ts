import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { listAt, textAt } from './json-value.ts';

/** The programs that a cluster is made of, and the files that come with them. */
export interface Components {
  /** The path of a program: a folder of `components/`. */
  readonly program: (name: string) => string;
  /** The folder of the files that modules carry beside their code, each below the name of its module. */
  readonly files: string;
  /** What it took to make them, or 0 where they were made before. */
  readonly buildSeconds: number;
}

const run = promisify(execFile);

// What the control plane says its version is. Other components take it into account, so it must be the real one.
const versionFlags = ['gitVersion=v1.36.3', 'gitMajor=1', 'gitMinor=36'].map(
  (flag) => `-X k8s.io/component-base/version.${flag}`,
);

/**
 * Builds the components, once for each state of their sources: they are kept in the user's cache folder, under a
 * digest of those sources, and never in the repository.
 * @param sources the folder that holds `components/` and `modules.json`
 * @param say is told what takes long
 */
export async function buildComponents(
  sources: string,
  say: (line: string) => void,
): Promise<Components> {
  const modules = path.join(sources, 'components');
  const { stdout: goVersion } = await run('go', ['env', 'GOVERSION', 'GOARCH'], { cwd: modules });
  const folder = path.join(cacheFolder(), digestOf(sources, goVersion));
  const started = performance.now();
  const isNew = !existsSync(folder);
  if (isNew) {
    say(
      'building the components; from an empty Go cache this takes about fifteen minutes on two cores',
    );
    const staging = `${folder}.${process.pid}`;
    try {
      await build(modules, staging);
      await fetchFiles(path.join(sources, 'modules.json'), staging);
      // Another run may have made the same ones meanwhile.
      if (!existsSync(folder)) renameSync(staging, folder);
    } finally {
      rmSync(staging, { recursive: true, force: true });
    }
  }
  return {
    program: (name) => path.join(folder, 'bin', name),
    files: path.join(folder, 'files'),
    buildSeconds: isNew ? (performance.now() - started) / 1000 : 0,
  };
}

function cacheFolder(): string {
  const base = process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache');
  return path.join(base, 'adac', 'test-cluster');
}

function digestOf(sources: string, goVersion: string): string {
  const hash = createHash('sha256').update(goVersion);
  const files = readdirSync(path.join(sources, 'components'), {
    recursive: true,
    encoding: 'utf8',
  });
  for (const file of [...files.map((one) => path.join('components', one)), 'modules.json'].sort()) {
    const whole = path.join(sources, file);
    if (statSync(whole).isFile()) hash.update(`\0${file}\0`).update(readFileSync(whole));
  }
  return hash.digest('hex').slice(0, 16);
}

async function build(modules: string, staging: string): Promise<void> {
  const bin = path.join(staging, 'bin');
  mkdirSync(bin, { recursive: true });
  const flags = ['-trimpath', '-buildvcs=false', '-ldflags', ['-s -w', ...versionFlags].join(' ')];
  await run('go', ['build', ...flags, '-o', `${bin}/`, './...'], { cwd: modules });
}

/** Takes the files that the modules carry beside their code. The checksum database vouches for each module, and its sum is pinned here. */
async function fetchFiles(list: string, staging: string): Promise<void> {
  const modules: unknown = JSON.parse(readFileSync(list, 'utf8'));
  for (const wanted of listAt(modules)) {
    const name = `${textAt(wanted, 'module')}@${textAt(wanted, 'version')}`;
    const { stdout } = await run('go', ['mod', 'download', '-json', name], { cwd: staging });
    const fetched: unknown = JSON.parse(stdout);
    if (textAt(fetched, 'Sum') !== textAt(wanted, 'sum')) {
      throw new Error(`${name} has another sum than modules.json: ${textAt(fetched, 'Sum')}`);
    }
    for (const place of listAt(wanted, 'files')) {
      if (typeof place !== 'string') continue;
      const to = path.join(staging, 'files', textAt(wanted, 'module'), place);
      cpSync(path.join(textAt(fetched, 'Dir'), place), to, { recursive: true });
    }
  }
}
