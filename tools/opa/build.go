package main

import (
	"context"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/bundle"
	"github.com/open-policy-agent/opa/v1/compile"
)

// entryPath is the file that joins the rules of a module.
const entryPath = "entry.rego"

// build compiles policies to one wasm module. Equal sources give equal bytes.
func build(ctx context.Context, sources []source, entrypoints []string) (answer, error) {
	if err := checkContract(sources); err != nil {
		return answer{}, err
	}
	compiled, err := compileStrictly(sources, nil)
	if err != nil {
		return answer{}, err
	}
	module, err := compileWasm(ctx, sources, entrypoints)
	if err != nil {
		return answer{}, err
	}
	return answer{Module: module, Reads: readsOf(compiled)}, nil
}

func compileWasm(ctx context.Context, sources []source, entrypoints []string) ([]byte, error) {
	compiler := compile.New().
		WithCapabilities(capabilities()).
		WithRegoVersion(ast.RegoV1).
		WithTarget(compile.TargetWasm).
		WithEntrypoints(entrypoints...).
		WithPruneUnused(true).
		WithBundle(bundleOf(sources))
	if err := compiler.Build(ctx); err != nil {
		return nil, asMistakes(err)
	}
	modules := compiler.Bundle().WasmModules
	if len(modules) != 1 {
		return nil, fmt.Errorf("OPA gave %d modules instead of one", len(modules))
	}
	return modules[0].Raw, nil
}

func bundleOf(sources []source) *bundle.Bundle {
	result := &bundle.Bundle{Data: map[string]any{}}
	for _, one := range sources {
		result.Modules = append(result.Modules, bundle.ModuleFile{
			URL: one.path, Path: one.path, Raw: []byte(one.text), Parsed: one.module.Copy(),
		})
	}
	return result
}
