package main

import (
	"context"
	"encoding/json"
	"fmt"
)

// request is what is asked of this program.
type request struct {
	// Command is build, check, test, format or evaluate.
	Command string `json:"command"`
	// Files are the Rego to work on, in order of path.
	Files []file `json:"files"`
	// Entrypoints are those of the module to build.
	Entrypoints []string `json:"entrypoints,omitempty"`
	// Schemas are JSON Schemas by name, for check; `input` is that of rules that name none.
	Schemas map[string]json.RawMessage `json:"schemas,omitempty"`
	// Query and Inputs are for evaluate: the query's value for each input.
	Query  string            `json:"query,omitempty"`
	Inputs []json.RawMessage `json:"inputs,omitempty"`
	Data   json.RawMessage   `json:"data,omitempty"`
}

// file is one text; its path is relative to the policies folder, with forward slashes.
type file struct {
	Path string `json:"path"`
	Text string `json:"text"`
}

// answer holds what the command gives, or the mistakes that keep it from that.
type answer struct {
	Mistakes mistakes `json:"mistakes,omitempty"`
	// Module is the built wasm; Reads are the parts of the input that its rules read.
	Module []byte     `json:"module,omitempty"`
	Reads  [][]string `json:"reads,omitempty"`
	// Files are those that OPA formats otherwise than they are.
	Files    []file     `json:"files,omitempty"`
	Tests    []testCase `json:"tests,omitempty"`
	Coverage []coverage `json:"coverage,omitempty"`
	Values   []any      `json:"values,omitempty"`
}

func (asked request) answer(ctx context.Context) (answer, error) {
	if asked.Command == "format" {
		return format(asked.Files)
	}
	sources, err := parseAll(asked.Files)
	if err != nil {
		return answer{}, err
	}
	switch asked.Command {
	case "build":
		return build(ctx, sources, asked.Entrypoints)
	case "check":
		return answer{}, check(sources, asked.Schemas)
	case "test":
		return test(ctx, sources)
	case "evaluate":
		return evaluate(ctx, sources, asked)
	}
	return answer{}, fmt.Errorf("there is no command %q", asked.Command)
}
