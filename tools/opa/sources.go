package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

const (
	regoSuffix = ".rego"
	testSuffix = "_test.rego"
)

// source is one Rego file; its path is relative to the policies folder, with forward slashes.
type source struct {
	path   string
	text   []byte
	module *ast.Module
}

func (s source) isTest() bool { return strings.HasSuffix(s.path, testSuffix) }

// readSources parses every Rego file below a folder, in order of path.
func readSources(folder string) ([]source, error) {
	var sources []source
	var found mistakes
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, regoSuffix) {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		parsed, err := parse(filepath.ToSlash(name), text)
		if err != nil {
			found = append(found, explain(err)...)
			return nil
		}
		sources = append(sources, parsed)
		return nil
	})
	if err == nil && len(found) > 0 {
		err = found
	}
	return sources, err
}

func parse(name string, text []byte) (source, error) {
	module, err := ast.ParseModuleWithOpts(name, string(text), ast.ParserOptions{
		ProcessAnnotation: true,
		RegoVersion:       ast.RegoV1,
		Capabilities:      capabilities(),
	})
	return source{path: name, text: text, module: module}, err
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
func compileStrictly(modules map[string]*ast.Module) (*ast.Compiler, error) {
	compiler := ast.NewCompiler().WithStrict(true).WithCapabilities(capabilities())
	compiler.Compile(modules)
	if compiler.Failed() {
		return nil, compiler.Errors
	}
	return compiler, nil
}
