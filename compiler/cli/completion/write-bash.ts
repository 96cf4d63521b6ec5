import type { CompletionTable } from './completion-table.ts';
import { writePosixFunctions } from './write-posix-functions.ts';

/** The completion script for bash, 3.2 and later. */
export function writeBash(table: CompletionTable): string {
  return `# Completion of adac for bash. In ~/.bashrc: source <(adac completion bash)
${writePosixFunctions(table)}${complete}`;
}

// bash takes "=" for a word of its own, so the word after it may be the sign alone. Where nothing is
// offered, "-o default" completes the paths of files.
const complete = `_adac() {
  local current="\${COMP_WORDS[COMP_CWORD]}" candidate
  if [ "$current" = '=' ]; then current=''; fi
  COMPREPLY=()
  while IFS= read -r candidate; do
    case "$candidate" in
      "$current"*) COMPREPLY+=("$candidate") ;;
    esac
  done < <(_adac_candidates "\${COMP_WORDS[@]:1:COMP_CWORD-1}" "$current")
}
complete -o default -F _adac adac
`;
