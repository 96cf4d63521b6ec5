import { expect, test } from 'vitest';

import { publishedSchemas } from '../../compiler/cli/schema/published-schemas.ts';
import { referencePages } from '../../tools/reference-pages.ts';
import { propertiesOf, readSchemas } from '../schemas/read-schemas.ts';

const pages = referencePages(publishedSchemas());

test('the index counts the fields, and the pages list each of them', () => {
  const fields = propertiesOf(readSchemas());
  expect(pages.get('README.md')).toContain(`with ${fields.length} described fields.`);
  const rows = [...pages.values()].flatMap((page) => page.match(/^\| `[^`]+`.*\|$/gm) ?? []);
  expect(rows.length).toBe(fields.length);
  for (const { file, path } of fields) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    expect(pages.get(`${file}.md`), `${file}${path}`).toMatch(
      new RegExp(`^\\| \`(?:[^\`]+\\.)?${name}\``, 'm'),
    );
  }
});

test('a row says the path, the type with its bounds, the meaning and an example', () => {
  expect(pages.get('agent.md')).toContain(
    '| `dedicated.replicas` | whole number, 1 to 100,000 | Pods; 1 unless given. Beside `autoscaling`, the pods of a running agent that moves under it: keep them for one publish. | `2` |',
  );
  expect(pages.get('fleet.md')).toContain(
    '| `count` (required) | whole number, 0 to 1,000,000,000 | Instances. |',
  );
});

test('a pipe in a cell does not end the cell', () => {
  const [page] = referencePages(
    new Map([
      [
        'project',
        {
          title: 'Project',
          description: 'A test.',
          properties: { a: { type: 'string', description: 'Left | right.', examples: ['x|`y`'] } },
        },
      ],
    ]),
  ).values();
  expect(page).toContain('| `a` | text | Left \\| right. | `` "x\\|`y`" `` |');
});

test('one entry is no plural', () => {
  const [page] = referencePages(
    new Map([
      [
        'project',
        {
          title: 'Project',
          description: 'A test.',
          properties: {
            a: { type: 'array', items: { type: 'boolean' }, minItems: 1, description: 'Some.' },
          },
        },
      ],
    ]),
  ).values();
  expect(page).toContain('list of true or false, at least 1 entry');
});
