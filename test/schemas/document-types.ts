import type {
  Adac20Document,
  FlatAgentDocument,
  FlatWorkflowDocument,
  ScalingDocument,
  V2Document,
} from '../../compiler/model/document.ts';

/** The type of the documents that each schema lets pass, by the name of its file. */
export interface DocumentTypes {
  readonly 'adac-2.0': Adac20Document;
  readonly agent: V2Document<'Agent'>;
  readonly cluster: V2Document<'Cluster'>;
  readonly environment: V2Document<'Environment'>;
  readonly 'flat-agent': FlatAgentDocument;
  readonly 'flat-workflow': FlatWorkflowDocument;
  readonly fleet: V2Document<'Fleet'>;
  readonly model: V2Document<'Model'>;
  readonly 'policy-waiver': V2Document<'PolicyWaiver'>;
  readonly project: V2Document<'Project'>;
  readonly scaling: ScalingDocument;
  readonly team: V2Document<'Team'>;
  readonly tool: V2Document<'Tool'>;
  readonly workflow: V2Document<'Workflow'>;
}
