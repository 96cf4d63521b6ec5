import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AccessSpec, AgentSpec, DataClass } from '../../compiler/model/agent.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import { delegationGains } from '../../compiler/policy/delegation-gains.ts';
import { delegationGraph } from '../../compiler/policy/delegation-graph.ts';
import { delegating, ledTeam } from './delegating.ts';

const phi: AccessSpec = { dataClasses: ['internal', 'phi'] };
const internal: AccessSpec = { dataClasses: ['internal'] };

/** What each agent gains, in a line each. */
function gainsIn(
  agents: readonly ResolvedAgent[],
  teams = [ledTeam('none', 'gone', [])],
): string[] {
  return [...delegationGains({ agents, teams })].flatMap(([{ name }, { dataClasses, roles }]) => [
    ...dataClasses.map((gain) => `${name}: ${gain.class} by ${gain.chain}`),
    ...roles.map((gain) => `${name}: ${gain.role ?? 'anybody'} by ${gain.chain}`),
  ]);
}

function chainOf(length: number): readonly ResolvedAgent[] {
  const links = Array.from({ length }, (_, index) =>
    delegating(`a${index}`, [`a${index + 1}`], internal),
  );
  return [...links, delegating(`a${length}`, [], phi)];
}

describe('data', () => {
  test.each([
    [1, 'a0: phi by "a0" → "a1"'],
    [2, 'a1: phi by "a0" → "a1" → "a2"'],
    [5, 'a4: phi by "a0" → "a1" → "a2" → "a3" → "a4" → "a5"'],
    [9, 'a8: phi by "a0" → "a1" → "a2" → … → "a7" → "a8" → "a9"'],
  ])('over %i hops, the last that does not state it gains it', (hops, line) => {
    expect(gainsIn(chainOf(hops))).toEqual([line]);
  });

  test('of who states it too, and of who hands on nothing, nothing is said', () => {
    expect(gainsIn([delegating('a', ['b'], phi), delegating('b', [], phi)])).toEqual([]);
    expect(gainsIn([delegating('a', [], internal), delegating('b', ['a'], phi)])).toEqual([]);
  });

  test('one in between that states it has its own caller gain it', () => {
    const agents = [delegating('a', ['b']), delegating('b', ['c'], phi), delegating('c', [], phi)];
    expect(gainsIn(agents)).toEqual(['a: internal by "a" → "b"', 'a: phi by "a" → "b"']);
  });

  test('in a cycle each agent is held against the next', () => {
    const agents = [
      delegating('a', ['b'], phi),
      delegating('b', ['c'], internal),
      delegating('c', ['a'], internal),
    ];
    expect(gainsIn(agents)).toEqual(['c: phi by "b" → "c" → "a"']);
  });

  test('in a diamond both sides gain it, and who is above both does not', () => {
    const agents = [
      delegating('a', ['b', 'c'], internal),
      delegating('b', ['d'], internal),
      delegating('c', ['d'], internal),
      delegating('d', [], phi),
    ];
    expect(gainsIn(agents)).toEqual(['b: phi by "a" → "b" → "d"', 'c: phi by "c" → "d"']);
  });

  test('several links that give the same are one gain, with their number', () => {
    const agents = [
      delegating('a', ['b', 'c', 'd'], internal),
      delegating('b', [], internal),
      delegating('c', [], phi),
      delegating('d', [], phi),
    ];
    const [gains] = delegationGains({ agents, teams: [] }).values();
    expect(gains?.dataClasses).toMatchObject([
      {
        class: 'phi',
        path: ['spec', 'collaboration', 'canWorkWith', 1],
        others: 1,
        target: 'c',
        grant: { agent: 'default/c', path: ['spec', 'access', 'dataClasses', 1] },
      },
    ]);
  });

  test('the lead of a team gains it from its members', () => {
    const agents = [delegating('a', [], internal), delegating('b', [], phi)];
    const [gains] = delegationGains({ agents, teams: [ledTeam('ward', 'a', ['b'])] }).values();
    expect(gains?.dataClasses).toMatchObject([
      { path: ['metadata', 'name'], team: { id: 'default/ward', path: ['spec', 'members', 0] } },
    ]);
  });

  test('members of a fleet share a chain under its name', () => {
    const member = { fleet: 'desks' };
    const agents = [
      delegating('top', ['m1'], internal),
      delegating('m1', ['records'], internal, member),
      delegating('m2', ['records'], internal, member),
      delegating('records', [], phi),
    ];
    expect(gainsIn(agents)).toEqual([
      'm1: phi by "top" → "desks" → "records"',
      'm2: phi by "top" → "desks" → "records"',
    ]);
  });

  test('agents of another namespace are shown with it', () => {
    const agents = [
      delegating('a', ['b'], internal),
      delegating('b', [], phi, { namespace: 'clinic', id: 'clinic/b' }),
    ];
    expect(gainsIn(agents)).toEqual(['a: phi by "a" → "clinic/b"']);
  });
});

describe('roles', () => {
  const answering = (...roles: readonly string[]): AccessSpec => ({ roles });

  test('who states none gains those that the other end answers', () => {
    const agents = [
      delegating('a', ['b']),
      delegating('b', ['c']),
      delegating('c', [], answering('doctor')),
    ];
    expect(gainsIn(agents)).toEqual(['b: anybody by "a" → "b" → "c"']);
  });

  test('a role that the other end does not answer reaches it', () => {
    const agents = [
      delegating('a', ['b', 'c'], answering('doctor', 'clerk')),
      delegating('b', [], answering('doctor', 'clerk', 'nurse')),
      delegating('c', [], answering('doctor')),
    ];
    expect(gainsIn(agents)).toEqual(['a: clerk by "a" → "c"']);
  });

  test('fewer roles, an end that answers anybody, and the role admin are no gain', () => {
    const agents = [
      delegating('a', ['b', 'c'], answering('doctor', 'admin')),
      delegating('b', [], answering('doctor', 'nurse')),
      delegating('c', [], {}),
    ];
    expect(gainsIn(agents)).toEqual([]);
  });
});

describe('for any graph', () => {
  const classes: readonly DataClass[] = ['phi', 'pii'];
  const roles = ['clerk', 'doctor'];
  const count = 6;
  const anyAgents = fc.array(
    fc.record({
      links: fc.uniqueArray(fc.nat(count - 1), { maxLength: 3 }),
      dataClasses: fc.subarray([...classes]),
      roles: fc.subarray(roles),
    }),
    { minLength: count, maxLength: count },
  );

  test('nobody gains anything exactly where nobody reaches by any hops what is not stated', () => {
    fc.assert(
      fc.property(anyAgents, (drawn) => {
        const agents = drawn.map(({ links, ...access }, index) =>
          delegating(
            `a${index}`,
            links.map((to) => `a${to}`),
            access,
          ),
        );
        const clean = agents.every((agent, from) =>
          reachableFrom(agents, from).every((to) => isWithin(agents[to], agent)),
        );
        expect(gainsIn(agents).length === 0).toBe(clean);
      }),
    );
  });

  function reachableFrom(agents: readonly ResolvedAgent[], start: number): readonly number[] {
    const { links } = delegationGraph({ agents, teams: [] });
    const reached = new Set<number>();
    const open = [start];
    for (const agent of open) {
      for (const { to } of links[agent] ?? []) {
        if (reached.has(to)) continue;
        reached.add(to);
        open.push(to);
      }
    }
    return [...reached];
  }

  function isWithin(below: ResolvedAgent | undefined, above: ResolvedAgent): boolean {
    const own = above.definition.spec.access;
    const other = below?.definition.spec.access;
    const states = other?.dataClasses?.every((one) => own?.dataClasses?.includes(one)) ?? true;
    if ((other?.roles ?? []).length === 0) return states;
    const ownRoles = own?.roles ?? [];
    return states && ownRoles.length > 0 && ownRoles.every((role) => other?.roles?.includes(role));
  }
});

describe('for thirty thousand agents', () => {
  const many = 30_000;

  /** How often the definitions of agents were looked into, and the size of what was found. */
  function effort(agents: readonly ResolvedAgent[]): {
    readonly reads: number;
    readonly size: number;
  } {
    let reads = 0;
    const counted = agents.map((agent) => {
      const { definition } = agent;
      const spec = new Proxy<AgentSpec>(definition.spec, {
        get(target, key, receiver): unknown {
          reads += 1;
          return Reflect.get(target, key, receiver);
        },
      });
      return { ...agent, definition: { ...definition, spec } };
    });
    const gains = [...delegationGains({ agents: counted, teams: [] }).values()];
    return { reads, size: JSON.stringify(gains).length };
  }

  test('a chain is looked through once for each data class, and gives one gain', () => {
    const { reads, size } = effort(chainOf(many));
    expect(reads).toBeLessThan(10 * many);
    expect(size).toBeLessThan(1000);
  });

  test('a star gives one gain in its middle', () => {
    const names = Array.from({ length: many }, (_, index) => `a${index}`);
    const ends = names.map((name) => delegating(name, [], phi));
    const { reads, size } = effort([delegating('hub', names, internal), ...ends]);
    expect(reads).toBeLessThan(10 * many);
    expect(size).toBeLessThan(1000);
  });

  test('a star that points inwards gives each end a gain of its own, equal in size', () => {
    const ends = Array.from({ length: many }, (_, index) =>
      delegating(`a${index}`, ['hub'], internal),
    );
    const { reads, size } = effort([delegating('hub', [], phi), ...ends]);
    expect(reads).toBeLessThan(10 * many);
    expect(size).toBeLessThan(500 * many);
  });
});
