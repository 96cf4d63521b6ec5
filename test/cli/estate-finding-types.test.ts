import { expect, test } from 'vitest';
import { estateFindingTypes } from '../../compiler/cli/estate-finding-types.ts';
import { findingTypes } from '../../compiler/cli/finding-types.ts';
import { smallEstate } from '../support/small-estate.ts';
import { addPolicies, temporaryEstate } from '../support/temporary-estate.ts';

test('without a project, the findings of the compiler', () => {
  expect(estateFindingTypes(temporaryEstate({}))).toEqual(findingTypes());
});

test('with one, the rules of its policies as well', () => {
  const root = temporaryEstate(smallEstate);
  addPolicies(root);
  const codes = estateFindingTypes(root).map(({ code }) => code);
  expect(codes).toContain('policy/supply-chain/image-pinned');
  expect(codes).toContain('link/unknown-agent');
});
