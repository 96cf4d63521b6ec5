package main

import (
	"context"
	"fmt"
	"io"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"
)

// test runs the Rego tests of a folder and prints those that fail, then a count.
func test(ctx context.Context, folder string, stdout io.Writer) error {
	sources, err := readSources(folder)
	if err != nil {
		return err
	}
	modules := modulesOf(sources)
	runner := tester.NewRunner().
		SetCompiler(ast.NewCompiler().WithStrict(true).WithCapabilities(testCapabilities())).
		SetStore(inmem.New()).
		RaiseBuiltinErrors(true)
	results, err := runner.Run(ctx, modules)
	if err != nil {
		return asMistakes(err)
	}
	var failed mistakes
	passed := 0
	for result := range results {
		if result.Pass() {
			passed++
			continue
		}
		failed = append(failed, fmt.Sprintf("%s: %s", position(result.Location), result))
	}
	fmt.Fprintf(stdout, "%d passed, %d failed\n", passed, len(failed))
	if len(failed) > 0 {
		return failed
	}
	if passed == 0 {
		return mistakes{"policies: there is no test"}
	}
	return nil
}

// testCapabilities add what OPA's own rewriting of test rules calls.
func testCapabilities() *ast.Capabilities {
	result := capabilities()
	for _, one := range ast.CapabilitiesForThisVersion().Builtins {
		if one.Name == ast.InternalTestCase.Name {
			result.Builtins = append(result.Builtins, one)
		}
	}
	return result
}
