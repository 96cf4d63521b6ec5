import type { Candidates, CompletionTable } from './completion-table.ts';

/**
 * The functions that bash and zsh share, in what both understand. `_adac_candidates` takes the words after
 * `adac` up to the one that is completed, and prints a candidate a line.
 */
export function writePosixFunctions(table: CompletionTable): string {
  const places = [...table].map(([key, candidates]) => `    '${key}') ${caseOf(candidates)} ;;\n`);
  return `_adac_place() {
  case "$1" in
${places.join('')}    *) return 1 ;;
  esac
}
${engine}`;
}

function caseOf(candidates: Candidates): string {
  if ('words' in candidates) return `found='${candidates.words.join('\n')}' names=''`;
  const { names } = candidates;
  return `found='' names=${names === 'kind of the argument before' ? '"$argument"' : names}`;
}

// What is offered for "--flag=value" is the whole word, unless the shell takes "=" for a word of its own.
// "command" keeps an alias or a function of the user's from being what is run.
const engine = `_adac_candidates() {
  local at='' option='' argument='' count=1 project='.' found='' names='' prefix=''
  while [ "$#" -gt 1 ]; do
    if [ "$1" = '=' ]; then
      :
    elif [ -n "$option" ]; then
      if [ "$option" = '--project' ]; then project="$1"; fi
      option=''
    else
      case "$1" in
        --project=*) project="\${1#*=}" ;;
        -*) if _adac_place "$at $1"; then option="$1"; fi ;;
        *)
          if _adac_place "$at $1"; then
            at="$at $1"
          else
            argument="$1"
            count=$((count + 1))
          fi
          ;;
      esac
    fi
    shift
  done
  case "$1" in
    -*=*)
      option="\${1%%=*}"
      prefix="$option="
      ;;
  esac
  if [ -n "$option" ]; then
    _adac_place "$at $option" || return 0
  else
    case "$1" in
      -*) _adac_place "$at #options" || return 0 ;;
      *) _adac_place "$at #$count" || return 0 ;;
    esac
  fi
  if [ -n "$names" ]; then
    command adac completion --names "$names" --project "$project" 2>/dev/null </dev/null
  elif [ -n "$found" ]; then
    printf '%s\\n' "$found"
  fi | while IFS= read -r found; do printf '%s\\n' "$prefix$found"; done
}
`;
