import { Option } from 'commander';
import { describeLoss } from '../../bundle/destroy-guard.ts';
import { outputFolder } from '../../bundle/output-folder.ts';
import { recover } from '../../bundle/recover.ts';
import type { LinkedProgram } from '../../model/program.ts';
import { linkProject } from '../../pipeline.ts';
import { countOf } from '../../report/count.ts';
import { redact } from '../../diagnostic/redact.ts';
import type { Command, CommandOptions } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { borrowSettings } from '../publish/borrowed-settings.ts';
import { openGit } from '../publish/git.ts';
import { publishOutput } from '../publish/publish-output.ts';
import type { Published } from '../publish/publish-output.ts';
import { withRenderedBranch } from '../publish/rendered-branch.ts';
import { repositoryUrl } from '../publish/repository-url.ts';
import { requireBranch } from '../publish/require-branch.ts';
import { readSourceOutput } from '../publish/source-output.ts';
import { reportRun } from '../report-run.ts';
import { projectOption, reportOptions } from '../shared-options.ts';

/** `adac publish`: the committed output to a branch that holds nothing else, for Argo CD to read. */
export const publishCommand: Command = {
  name: 'publish',
  summary: 'commit out/ to a branch of its own, here or in another repository',
  arguments: [],
  options: [
    new Option('--branch <name>', 'the branch to publish to').makeOptionMandatory(),
    new Option('--repository <where>', 'a remote, URL or path').default('origin'),
    new Option('--environment <name>', 'publish only this environment'),
    new Option('--allow-destroy', 'let the commit remove an environment, or much of one'),
    projectOption(),
    ...reportOptions(),
  ],
  completes: new Map([['--environment', 'environment']]),
  examples: [
    'adac publish --environment cloud --branch cloud',
    'adac publish --branch rendered --repository git@git.example:ops/rendered.git',
  ],
  async run(_, options, terminal) {
    const branch = requireBranch(options.branch ?? '');
    recover(options.project);
    const { diagnostics, linked } = linkProject(options.project);
    const outcome = { command: 'publish', diagnostics, policyTypes: [], text: '' };
    if (linked === undefined) {
      reportRun(outcome, options, terminal);
      return exitCode.errors;
    }
    const published = await publish(linked, branch, options);
    const losses = published.losses.map((loss) => describeLoss(linked, loss, 'publish'));
    const isRefused = losses.length > 0;
    reportRun(
      {
        ...outcome,
        diagnostics: [...diagnostics, ...losses],
        summary: summarize(published, branch),
        text: isRefused ? '' : describe(published, branch),
      },
      options,
      terminal,
    );
    return isRefused ? exitCode.errors : exitCode.done;
  },
};

async function publish(
  program: LinkedProgram,
  branch: string,
  { project, repository = 'origin', environment, allowDestroy }: CommandOptions,
): Promise<Published> {
  const git = openGit(project, 'none');
  const source = await readSourceOutput(git, project, outputFolder(program));
  const url = await repositoryUrl(git, project, repository);
  const target = { url, branch, ...(await borrowSettings(git)) };
  return withRenderedBranch(source, target, async (rendered) =>
    publishOutput(source, rendered, { environment, allowDestroy: allowDestroy === true }),
  );
}

function describe({ commit, environments, files }: Published, branch: string): string {
  const names = redact(environments.join(', '));
  if (commit === undefined) {
    return `Branch "${branch}" holds ${names} as it is; nothing was committed.\n`;
  }
  const { created, changed, deleted } = files;
  return `published ${names} to branch "${branch}" as ${commit.slice(0, 12)}: ${countOf(created, 'new file')}, ${changed} changed, ${deleted} deleted\n`;
}

function summarize({ commit, environments, files }: Published, branch: string): object {
  return { branch, commit: commit ?? null, environments, files };
}
