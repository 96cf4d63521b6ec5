package main

import (
	"errors"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

const (
	regoSuffix = ".rego"
	testSuffix = "_test.rego"
	// runtimeFolder holds what is asked at run time; it keeps another contract than rules.
	runtimeFolder = "runtime/"
)

// source is one parsed Rego file.
type source struct {
	path   string
	text   string
	module *ast.Module
}

func (s source) isTest() bool { return strings.HasSuffix(s.path, testSuffix) }

// isRule tells the files that hold a rule of a set from tests, the entry module and run-time policy.
func (s source) isRule() bool {
	return !s.isTest() && s.path != entryPath && !strings.HasPrefix(s.path, runtimeFolder)
}

// parseAll parses every file, and collects the mistakes of all of them.
func parseAll(files []file) ([]source, error) {
	var sources []source
	var found mistakes
	for _, one := range files {
		parsed, err := parse(one)
		if err == nil {
			sources = append(sources, parsed)
			continue
		}
		var here mistakes
		if err = asMistakes(err); !errors.As(err, &here) {
			return nil, err
		}
		found = append(found, here...)
	}
	if len(found) > 0 {
		return nil, found
	}
	return sources, nil
}

func parse(one file) (source, error) {
	module, err := ast.ParseModuleWithOpts(one.Path, one.Text, ast.ParserOptions{
		ProcessAnnotation: true,
		RegoVersion:       ast.RegoV1,
		Capabilities:      capabilities(),
	})
	if err == nil && module == nil {
		err = mistakes{{Path: one.Path, Line: 1, Column: 1, Message: "the file holds no Rego"}}
	}
	return source{path: one.Path, text: one.Text, module: module}, err
}

// modulesOf gives the modules by path, as OPA's compiler takes them.
func modulesOf(sources []source) map[string]*ast.Module {
	modules := make(map[string]*ast.Module, len(sources))
	for _, one := range sources {
		modules[one.path] = one.module
	}
	return modules
}

// compileStrictly checks modules with OPA's strict mode and the allowed builtins.
func compileStrictly(sources []source, schemas *ast.SchemaSet) (*ast.Compiler, error) {
	compiler := ast.NewCompiler().
		WithStrict(true).
		WithCapabilities(capabilities()).
		WithUseTypeCheckAnnotations(true).
		WithSchemas(schemas)
	compiler.Compile(modulesOf(sources))
	if compiler.Failed() {
		return nil, asMistakes(compiler.Errors)
	}
	return compiler, nil
}
