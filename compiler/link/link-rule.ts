import type { FindingType, Report } from '../diagnostic/diagnostic.ts';
import type { LinkScope } from './link-scope.ts';

/** One check over the linked estate; its file, its test and its line in the registry are all there is to it. */
export interface LinkRule extends FindingType {
  check(scope: LinkScope, report: Report): void;
}
