import { describe, expect, test } from 'vitest';
import { checkOutputFolder, outputFolder } from '../../compiler/bundle/output-folder.ts';
import type { ProjectSpec } from '../../compiler/model/project.ts';
import { definition, linkedProgram } from '../support/builders.ts';

function programWith(spec: ProjectSpec) {
  return linkedProgram([], { project: definition('Project', 'estate', spec) });
}

describe('output folder', () => {
  test('is out unless the project names another', () => {
    expect(outputFolder(programWith({}))).toBe('out');
    expect(outputFolder(programWith({ output: 'build/out' }))).toBe('build/out');
  });

  test.each(['out', 'build/out', 'agents-out', 'generated', '.generated', 'a_b.c'])(
    '%s is fine',
    (output) => {
      expect(checkOutputFolder(programWith({ output }))).toBeUndefined();
    },
  );

  test('names what it overlaps with, and where it is written', () => {
    expect(checkOutputFolder(programWith({ output: 'workflows' }))).toMatchObject({
      code: 'bundle/output-folder',
      message:
        'The output folder "workflows" overlaps with "workflows", which sources are read from.',
      place: { path: ['spec', 'output'] },
      help: 'Name a folder of its own, such as "out".',
    });
  });

  test('goes by the globs that the project declares', () => {
    const sources = ['./estate/*/agents/**', 'more/{a,b}.yaml', '*.yaml'];
    const judged = (output: string) => checkOutputFolder(programWith({ sources, output }))?.message;
    expect(judged('agents')).toBeUndefined();
    expect(judged('estate/out')).toContain('overlaps with "estate"');
    expect(judged('more')).toContain('overlaps with "more"');
    expect(judged('est')).toBeUndefined();
  });

  test('lies not around a source folder either', () => {
    const program = programWith({ sources: ['teams/desk/**'], output: 'teams' });
    expect(checkOutputFolder(program)?.message).toContain('overlaps with "teams/desk"');
  });
});
