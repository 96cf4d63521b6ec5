/** adac as a library: the checks and the compile of the command line, without the command line. */
export { check, compile } from './pipeline.ts';
export type { PhaseName, PipelineOptions, PipelineResult } from './pipeline.ts';
export type { Diagnostic, Edit, Fix, RelatedPlace, Severity } from './diagnostic/diagnostic.ts';
export type { Place } from './source/place.ts';
