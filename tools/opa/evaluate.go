package main

import (
	"context"
	"encoding/json"

	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
)

// evaluate gives the query's value for each input, as OPA's own evaluator finds it; null where it
// is undefined. Tests hold the module that ships against it.
func evaluate(ctx context.Context, sources []source, asked request) (answer, error) {
	data := map[string]any{}
	if len(asked.Data) > 0 {
		if err := json.Unmarshal(asked.Data, &data); err != nil {
			return answer{}, err
		}
	}
	options := []func(*rego.Rego){
		rego.Query(asked.Query),
		rego.Store(inmem.NewFromObject(data)),
		rego.Capabilities(capabilities()),
	}
	for _, one := range sources {
		options = append(options, rego.ParsedModule(one.module))
	}
	query, err := rego.New(options...).PrepareForEval(ctx)
	if err != nil {
		return answer{}, asMistakes(err)
	}
	given := answer{Values: make([]any, 0, len(asked.Inputs))}
	for _, raw := range asked.Inputs {
		var input any
		if err := json.Unmarshal(raw, &input); err != nil {
			return answer{}, err
		}
		results, err := query.Eval(ctx, rego.EvalInput(input))
		if err != nil {
			return answer{}, err
		}
		var value any
		if len(results) > 0 {
			value = results[0].Expressions[0].Value
		}
		given.Values = append(given.Values, value)
	}
	return given, nil
}
