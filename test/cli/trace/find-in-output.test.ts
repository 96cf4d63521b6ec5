import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findInOutput, parseFileLine } from '../../../compiler/cli/trace/find-in-output.ts';
import { temporaryEstate } from '../../support/temporary-estate.ts';

const text = `---
# agents/with space.yaml ConfigMap/desk/first
apiVersion: "v1"
kind: "ConfigMap"
metadata:
  name: "first"
data:
  text: "---\\n# none Secret/of/these"
---
# agents/desk.yaml Deployment/desk/second
apiVersion: "apps/v1"
spec:
  containers:
  - name: "agent"
    ports:
    - containerPort: 8080
  - name: "other"
  replicas: 2
`;

const file = 'out/manifests/office/small/00/manifests.yaml';

function find(line: number, path = file) {
  const root = temporaryEstate({ [file]: text, 'out/bundle/office/bundle.json': '{}' });
  return findInOutput({ root, output: 'out' }, { file: path, line });
}

test.each([
  [1, 'ConfigMap/desk/first', []],
  [2, 'ConfigMap/desk/first', []],
  [3, 'ConfigMap/desk/first', ['apiVersion']],
  [5, 'ConfigMap/desk/first', ['metadata']],
  [6, 'ConfigMap/desk/first', ['metadata', 'name']],
  [8, 'ConfigMap/desk/first', ['data', 'text']],
  [9, 'Deployment/desk/second', []],
  [13, 'Deployment/desk/second', ['spec', 'containers']],
  [14, 'Deployment/desk/second', ['spec', 'containers', 0, 'name']],
  [16, 'Deployment/desk/second', ['spec', 'containers', 0, 'ports', 0, 'containerPort']],
  [17, 'Deployment/desk/second', ['spec', 'containers', 1, 'name']],
  [18, 'Deployment/desk/second', ['spec', 'replicas']],
])('line %i is %s %j', (line, identity, path) => {
  expect(find(line)).toEqual({ file: file.slice('out/'.length), identity, path });
});

test('a line that is not there belongs to no object', () => {
  expect(() => find(900)).toThrow(`Line 900 of "${file}" belongs to no object.`);
});

test.each(['out/bundle/office/bundle.json', 'adac.yaml', '../other/out/manifests/x.yaml'])(
  '%s is not a manifest of the output',
  (path) => {
    expect(() => find(1, path)).toThrow(`"${path}" is not a manifest of the output folder.`);
  },
);

test('a manifest that is not there is not read', () => {
  expect(() => find(1, 'out/manifests/x/y.yaml')).toThrow(
    'There is no file "out/manifests/x/y.yaml".',
  );
});

test('a file may be named by its whole path', () => {
  const root = temporaryEstate({ [file]: text });
  expect(findInOutput({ root, output: 'out' }, { file: join(root, file), line: 6 })).toMatchObject({
    identity: 'ConfigMap/desk/first',
  });
});

test('what is a file and a line, and what is not', () => {
  expect(parseFileLine('out/a.yaml:12')).toEqual({ file: 'out/a.yaml', line: 12 });
  expect(parseFileLine('out/a.yaml:12:3')).toEqual({ file: 'out/a.yaml', line: 12 });
  for (const text of ['Deployment/a/b', 'out/a.yaml', 'out/a.yaml:0', 'out/a.yaml:x']) {
    expect(parseFileLine(text)).toBeUndefined();
  }
});
