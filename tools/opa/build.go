package main

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/bundle"
	"github.com/open-policy-agent/opa/v1/compile"
)

const (
	entryPath  = "entry.rego"
	entrypoint = "adac_entry/findings"
)

// build writes the policies of a folder, joined by the entry module on standard input, as one wasm module.
// Equal sources give equal bytes.
func build(ctx context.Context, folder string, stdin io.Reader, stdout io.Writer) error {
	sources, err := readSources(folder)
	if err != nil {
		return err
	}
	rules := withoutTests(sources)
	if err := checkSources(rules); err != nil {
		return err
	}
	text, err := io.ReadAll(stdin)
	if err != nil {
		return err
	}
	entry, err := parse(entryPath, text)
	if err != nil {
		return asMistakes(err)
	}
	all := append(rules, entry)
	compiled, err := compileStrictly(modulesOf(all))
	if err != nil {
		return asMistakes(err)
	}
	reads, err := readsOf(compiled)
	if err != nil {
		return err
	}
	module, err := compileWasm(ctx, all)
	if err != nil {
		return err
	}
	_, err = stdout.Write(withSection(module, "adac.reads", reads))
	return err
}

// withSection appends a custom section to a wasm module: id 0, size, name, content.
func withSection(module []byte, name string, content []byte) []byte {
	body := append(binary.AppendUvarint(nil, uint64(len(name))), name...)
	body = append(body, content...)
	section := binary.AppendUvarint([]byte{0}, uint64(len(body)))
	return slices.Concat(module, section, body)
}

func compileWasm(ctx context.Context, sources []source) ([]byte, error) {
	compiler := compile.New().
		WithCapabilities(capabilities()).
		WithRegoVersion(ast.RegoV1).
		WithTarget(compile.TargetWasm).
		WithEntrypoints(entrypoint).
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
			URL: one.path, Path: one.path, Raw: one.text, Parsed: one.module.Copy(),
		})
	}
	return result
}

func withoutTests(sources []source) []source {
	var rules []source
	for _, one := range sources {
		if !one.isTest() {
			rules = append(rules, one)
		}
	}
	return rules
}
