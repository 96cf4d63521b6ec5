package main

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// allowed are the builtins that OPA compiles into the module itself and that give
// equal answers for equal input. Left out on purpose: everything that sees a clock,
// a network, randomness or the environment; net.*; and what the module would ask of
// its host (sprintf, regex.split, yaml.*), which answers differently from OPA.
var allowed = []string{
	// Language.
	"assign", "eq", "internal.member_2", "internal.member_3", "internal.template_string",
	// Comparison.
	"equal", "gt", "gte", "lt", "lte", "neq",
	// Numbers.
	"plus", "minus", "mul", "div", "rem", "abs", "round", "ceil", "floor",
	"bits.and", "bits.lsh", "bits.negate", "bits.or", "bits.rsh", "bits.xor",
	"numbers.range", "to_number", "format_int",
	// Aggregates.
	"count", "sum", "product", "max", "min", "sort",
	// Arrays, sets and objects.
	"array.concat", "array.flatten", "array.reverse", "array.slice",
	"and", "or", "intersection", "union",
	"object.filter", "object.get", "object.keys", "object.remove", "object.union", "object.union_n",
	"json.filter", "json.remove", "walk", "graph.reachable",
	// Types.
	"is_array", "is_boolean", "is_null", "is_number", "is_object", "is_set", "is_string", "type_name",
	// Strings.
	"concat", "contains", "endswith", "indexof", "lower", "replace", "split", "startswith",
	"strings.replace_n", "strings.reverse", "substring", "trim", "trim_left", "trim_prefix",
	"trim_right", "trim_space", "trim_suffix", "upper",
	// Patterns, by RE2 in time linear to the text.
	"glob.match", "regex.find_all_string_submatch_n", "regex.is_valid", "regex.match",
	// Encodings.
	"base64.decode", "base64.encode", "base64.is_valid",
	"base64url.decode", "base64url.encode",
	"json.is_valid", "json.marshal", "json.unmarshal",
}

// capabilities are OPA's own, cut down to the builtins that policies may call.
func capabilities() *ast.Capabilities {
	own := ast.CapabilitiesForThisVersion()
	own.Builtins = slices.DeleteFunc(slices.Clone(own.Builtins), func(one *ast.Builtin) bool {
		return !slices.Contains(allowed, one.Name)
	})
	own.AllowNet = []string{}
	return own
}
