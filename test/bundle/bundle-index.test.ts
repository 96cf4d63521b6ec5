import { expect, test } from 'vitest';
import { bundleIndexFile } from '../../compiler/bundle/bundle-index.ts';
import { version } from '../../compiler/model/version.ts';
import { linkedEnvironment } from '../support/builders.ts';
import { render } from '../support/render.ts';

const environment = linkedEnvironment({ name: 'edge' });

test('names every part with its digest, by which it can be verified', () => {
  const part = (name: string, size: number) => ({
    path: `bundle/edge/${name}`,
    objects: 0,
    size,
    sha256: 'a'.repeat(64),
  });
  const file = bundleIndexFile(environment, [
    part('tools.json', 2),
    part('definitions/desk.json', 1),
  ]);
  expect(file.path).toBe('bundle/edge/bundle.json');
  expect(render(file)).toBe(
    `{"version":1,"compiler":"${version}","environment":"edge","parts":[\n` +
      `{"path":"definitions/desk.json","size":1,"sha256":"${'a'.repeat(64)}"},\n` +
      `{"path":"tools.json","size":2,"sha256":"${'a'.repeat(64)}"}\n]}\n`,
  );
});

test('is JSON without parts as well', () => {
  expect(JSON.parse(render(bundleIndexFile(environment, [])))).toMatchObject({ parts: [] });
});
