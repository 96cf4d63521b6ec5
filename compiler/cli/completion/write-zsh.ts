import type { CompletionTable } from './completion-table.ts';
import { writePosixFunctions } from './write-posix-functions.ts';

/** The completion script for zsh. It may be sourced after `compinit`, or be the file `_adac` in a folder of `$fpath`. */
export function writeZsh(table: CompletionTable): string {
  return `#compdef adac
# Completion of adac for zsh. In ~/.zshrc, after compinit: source <(adac completion zsh)
${writePosixFunctions(table)}${complete}`;
}

const complete = `_adac() {
  local -a candidates
  candidates=("\${(@f)$(_adac_candidates "\${(@)words[2,CURRENT-1]}" "$PREFIX")}")
  if [[ -n "$candidates" ]]; then
    compadd -a candidates
  else
    _files
  fi
}
if [[ "\${funcstack[1]}" == '_adac' ]]; then
  _adac "$@"
else
  compdef _adac adac
fi
`;
