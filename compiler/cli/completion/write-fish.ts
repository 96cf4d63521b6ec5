import type { Candidates, CompletionTable } from './completion-table.ts';

/** The completion script for fish, 3.0 and later. */
export function writeFish(table: CompletionTable): string {
  const places = [...table].map(
    ([key, candidates]) => `        case '${key}'\n            ${caseOf(candidates)}\n`,
  );
  return `# Completion of adac for fish. In config.fish: adac completion fish | source
function __adac_place --no-scope-shadowing
    switch $argv[1]
${places.join('')}        case '*'
            return 1
    end
    return 0
end
${engine}`;
}

function caseOf(candidates: Candidates): string {
  if ('words' in candidates) return `set found ${candidates.words.join(' ')}; set names`;
  const { names } = candidates;
  return `set found; set names ${names === 'kind of the argument before' ? '$argument' : names}`;
}

// fish shows files where it is given nothing, as the other two shells do, only if it is told to.
const engine = `function __adac_candidates
    set -l at ''
    set -l option
    set -l argument
    set -l count 1
    set -l project .
    set -l prefix ''
    set -l found
    set -l names
    for word in (commandline -opc)[2..-1]
        if set -q option[1]
            if test $option = --project
                set project $word
            end
            set option
        else if string match -q -- '--project=*' $word
            set project (string replace -- '--project=' '' $word)
        else if string match -q -- '-*' $word
            if __adac_place "$at $word"
                set option $word
            end
        else if __adac_place "$at $word"
            set at "$at $word"
        else
            set argument $word
            set count (math $count + 1)
        end
    end
    set -l current (commandline -ct)
    if string match -q -- '-*=*' "$current"
        set option (string replace -r -- '=.*' '' "$current")
        set prefix "$option="
    end
    if set -q option[1]
        __adac_place "$at $option"
    else if string match -q -- '-*' "$current"
        __adac_place "$at #options"
    else
        __adac_place "$at #$count"
    end
    if set -q names[1]
        for name in (command adac completion --names $names --project $project 2>/dev/null </dev/null)
            printf '%s\\n' $prefix$name
        end
    else if set -q found[1]
        printf '%s\\n' $prefix$found
    else
        __fish_complete_path "$current"
    end
end
complete -c adac -f -a '(__adac_candidates)'
`;
