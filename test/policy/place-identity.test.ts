import { expect, test } from 'vitest';
import { placeIdentity } from '../../compiler/policy/place-identity.ts';
import { at, atKey } from '../../compiler/source/origin.ts';
import { definition } from '../support/builders.ts';

const project = definition('Project', 'estate', { images: {} });

test('the same node has one identity, however often it is asked for', () => {
  expect(placeIdentity(at(project, 'spec', 'images'))).toBe(
    placeIdentity({ ...at(project, 'spec', 'images'), part: 'value' }),
  );
});

test('another node, and the key beside the value, have others', () => {
  const places = [
    at(project, 'spec', 'images'),
    at(project, 'spec', 'git'),
    at(project, 'spec'),
    atKey(project, 'spec', 'images'),
  ];
  expect(new Set(places.map(placeIdentity)).size).toBe(places.length);
});
