package main

import (
	"context"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"
)

// testCase is one Rego test and how it ended.
type testCase struct {
	Package string `json:"package"`
	Name    string `json:"name"`
	Path    string `json:"path"`
	Line    int    `json:"line"`
	Passed  bool   `json:"passed"`
	// Message says how it failed.
	Message string  `json:"message,omitempty"`
	Seconds float64 `json:"seconds"`
}

// coverage says which lines of a file the tests reached.
type coverage struct {
	Path    string `json:"path"`
	Covered int    `json:"covered"`
	// Missed are the lines that no test reached.
	Missed []int `json:"missed"`
}

// test runs the Rego tests and says what they reached.
func test(ctx context.Context, sources []source) (answer, error) {
	modules := modulesOf(sources)
	tracer := cover.New()
	runner := tester.NewRunner().
		SetCompiler(ast.NewCompiler().WithStrict(true).WithCapabilities(testCapabilities())).
		SetStore(inmem.New()).
		SetModules(modules).
		SetCoverageQueryTracer(tracer).
		RaiseBuiltinErrors(true)
	results, err := runner.RunTests(ctx, nil)
	if err != nil {
		return answer{}, asMistakes(err)
	}
	given := answer{Tests: []testCase{}, Coverage: []coverage{}}
	for result := range results {
		given.Tests = append(given.Tests, caseOf(result))
	}
	slices.SortFunc(given.Tests, func(a, b testCase) int {
		if order := strings.Compare(a.Path, b.Path); order != 0 {
			return order
		}
		return a.Line - b.Line
	})
	report := tracer.Report(modules)
	for _, one := range sources {
		if !one.isTest() {
			given.Coverage = append(given.Coverage, coverageOf(one.path, report.Files[one.path]))
		}
	}
	return given, nil
}

func caseOf(result *tester.Result) testCase {
	one := testCase{
		Package: strings.TrimPrefix(result.Package, "data."),
		Name:    result.Name,
		Passed:  result.Pass(),
		Seconds: result.Duration.Seconds(),
	}
	if result.Location != nil {
		one.Path, one.Line = result.Location.File, result.Location.Row
	}
	switch {
	case result.Error != nil:
		one.Message = result.Error.Error()
	case result.Skip:
		one.Message = "the test is skipped"
	case !one.Passed:
		one.Message = "the test is not true"
	}
	return one
}

func coverageOf(path string, report *cover.FileReport) coverage {
	one := coverage{Path: path, Missed: []int{}}
	if report == nil {
		return one
	}
	one.Covered = report.CoveredLines
	for _, missed := range report.NotCovered {
		for line := missed.Start.Row; line <= missed.End.Row; line++ {
			one.Missed = append(one.Missed, line)
		}
	}
	slices.Sort(one.Missed)
	one.Missed = slices.Compact(one.Missed)
	return one
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
