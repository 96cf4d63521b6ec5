package main

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// readsOf lists the parts of `input` that compiled modules read, as paths of keys. A path ends where
// a key is computed, so it covers everything below it; a use of `input` as a whole, which OPA's
// compiler turns into a reference too, is the empty path.
// Policies are given just these parts, and definitions that agree in them are judged once.
func readsOf(compiler *ast.Compiler) [][]string {
	paths := [][]string{}
	for _, module := range compiler.Modules {
		ast.WalkRefs(module, func(ref ast.Ref) bool {
			if ref.HasPrefix(ast.InputRootRef) {
				paths = append(paths, keysOf(ref[1:]))
			}
			return false
		})
	}
	return shortest(paths)
}

func keysOf(ref ast.Ref) []string {
	keys := []string{}
	for _, term := range ref {
		key, ok := term.Value.(ast.String)
		if !ok {
			break
		}
		keys = append(keys, string(key))
	}
	return keys
}

// shortest sorts paths and drops those that another one covers.
func shortest(paths [][]string) [][]string {
	slices.SortFunc(paths, slices.Compare)
	kept := [][]string{}
	for _, path := range paths {
		if len(kept) > 0 {
			last := kept[len(kept)-1]
			if len(last) <= len(path) && slices.Equal(last, path[:len(last)]) {
				continue
			}
		}
		kept = append(kept, path)
	}
	return kept
}
