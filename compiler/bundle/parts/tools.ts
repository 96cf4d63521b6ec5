import type { OutputFile } from '../../model/output.ts';
import type { LinkedEnvironment } from '../../model/program.ts';
import type { ResolvedTool } from '../../model/resolved-agent.ts';
import type { Definition } from '../../model/definition.ts';
import { bundleFile } from '../line-file.ts';

/** `tools.json`: how each tool is reached, and which of its operations each agent may call; the runtime denies the rest. */
export function toolFiles(environment: LinkedEnvironment): readonly OutputFile[] {
  const agents = environment.agents.filter(({ tools }) => tools.length > 0);
  if (agents.length === 0) return [];
  return [
    bundleFile(environment, 'tools.json', (write) => {
      write('{"tools":[\n');
      write(
        toolsOf(agents.flatMap(({ tools }) => tools))
          .map(formatTool)
          .join(',\n'),
      );
      write('\n],"allowed":[\n');
      for (const [index, { id, tools }] of agents.entries()) {
        write(index === 0 ? '' : ',\n');
        write(JSON.stringify({ agent: id, tools: tools.map(formatAllowed) }));
      }
      write('\n]}\n');
    }),
  ];
}

function toolsOf(uses: readonly ResolvedTool[]): readonly Definition<'Tool'>[] {
  const tools = new Map(uses.map(({ definition }) => [toolId(definition), definition]));
  return [...tools].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, definition]) => definition);
}

function toolId({ metadata }: Definition<'Tool'>): string {
  return `${metadata.namespace ?? 'default'}/${metadata.name}`;
}

function formatTool(tool: Definition<'Tool'>): string {
  const { mcp, http, function: code, operations, egress } = tool.spec;
  return JSON.stringify({
    id: toolId(tool),
    mcp: mcp && { transport: mcp.transport, url: mcp.url, image: mcp.image },
    http: http && { url: http.url },
    function: code && { handler: code.handler },
    operations: operations.map(({ name, description, destructive, scopes }) => ({
      name,
      description,
      destructive,
      scopes,
    })),
    egress,
  });
}

function formatAllowed({ definition, allow, requiresConfirmation }: ResolvedTool): object {
  return { tool: toolId(definition), allow, requiresConfirmation };
}
