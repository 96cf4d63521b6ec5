package main

import (
	_ "embed"
	"encoding/json"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// allowedNames are the builtins that OPA compiles into the module itself and that give
// equal answers for equal input. Left out on purpose: everything that sees a clock,
// a network, randomness or the environment; net.*; and what the module would ask of
// its host (sprintf, regex.split, yaml.*), which answers differently from OPA.
// The list is a file of its own because an opa on PATH is held to it too.
//
//go:embed builtins.json
var allowedNames []byte

// allowed are the names of the list.
var allowed = func() []string {
	var names []string
	if err := json.Unmarshal(allowedNames, &names); err != nil {
		panic(err)
	}
	return names
}()

// capabilities are OPA's own, cut down to the builtins that policies may call.
func capabilities() *ast.Capabilities {
	own := ast.CapabilitiesForThisVersion()
	own.Builtins = slices.DeleteFunc(slices.Clone(own.Builtins), func(one *ast.Builtin) bool {
		return !slices.Contains(allowed, one.Name)
	})
	own.AllowNet = []string{}
	return own
}
