package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// check compiles policies and tests in OPA's strict mode, with the types that the schemas give,
// and holds every rule to the contract: its package follows from its path, it gives `deny` or
// `warn` as a set, and it has its page. What breaks the contract does not hide what OPA finds.
func check(sources []source, schemas map[string]json.RawMessage) error {
	set, err := schemaSet(schemas)
	if err != nil {
		return err
	}
	_, err = compileStrictly(sources, set)
	return joinMistakes(checkContract(sources), err)
}

func schemaSet(schemas map[string]json.RawMessage) (*ast.SchemaSet, error) {
	if len(schemas) == 0 {
		return nil, nil
	}
	set := ast.NewSchemaSet()
	for name, raw := range schemas {
		var schema any
		if err := json.Unmarshal(raw, &schema); err != nil {
			return nil, fmt.Errorf("schema %q is no JSON: %w", name, err)
		}
		set.Put(ast.SchemaRootRef.Append(ast.StringTerm(name)), schema)
		if name == "input" {
			set.Put(ast.SchemaRootRef, schema)
		}
	}
	return set, nil
}

func checkContract(sources []source) error {
	var found mistakes
	for _, one := range sources {
		if one.isRule() {
			found = append(found, checkPackage(one)...)
			found = append(found, checkDecision(one)...)
		}
	}
	if len(found) > 0 {
		return found
	}
	return nil
}

func checkPackage(one source) mistakes {
	start := &ast.Location{File: one.path, Row: 1, Col: 1}
	set, rule, ok := strings.Cut(strings.TrimSuffix(one.path, regoSuffix), "/")
	if !ok || strings.Contains(rule, "/") {
		return mistakes{mistakeAt(start, "a rule lies in the folder of its set: <set>/<rule>.rego")}
	}
	want := fmt.Sprintf("adac.%s.%s", underscored(set), underscored(rule))
	have := strings.TrimPrefix(one.module.Package.Path.String(), "data.")
	if have == want {
		return nil
	}
	message := fmt.Sprintf("the package is %s, but the path asks for %s", have, want)
	return mistakes{mistakeAt(one.module.Package.Location, message)}
}

func underscored(name string) string { return strings.ReplaceAll(name, "-", "_") }

// checkDecision wants the rules named deny (or warn) to be sets: a rule of any other kind
// can be undefined, and undefined would read as nothing to object to.
func checkDecision(one source) mistakes {
	severities := map[string]string{"deny": "error", "warn": "warning"}
	decision := ""
	for _, rule := range one.module.Rules {
		name := rule.Head.Ref()[0].Value.String()
		if severities[strings.Trim(name, `"`)] == "" {
			continue
		}
		if rule.Head.RuleKind() != ast.MultiValue || len(rule.Head.Ref()) != 1 {
			return mistakes{mistakeAt(rule.Location, fmt.Sprintf("%s must be a set: write `%s contains finding if { … }`", name, name))}
		}
		if decision != "" && decision != name {
			return mistakes{mistakeAt(rule.Location, "a rule gives deny or warn, not both")}
		}
		decision = name
	}
	if decision == "" {
		return mistakes{mistakeAt(one.module.Package.Location, "the rule gives neither deny nor warn")}
	}
	return checkPage(one, severities[decision])
}

func checkPage(one source, severity string) mistakes {
	where := one.module.Package.Location
	for _, page := range one.module.Annotations {
		if page.Scope != "package" {
			continue
		}
		switch {
		case page.Title == "" || page.Description == "" || page.Custom["remedy"] == nil || page.Custom["mapping"] == nil:
			return mistakes{mistakeAt(where, "METADATA needs title, description, custom.remedy and custom.mapping")}
		case page.Custom["severity"] != severity:
			return mistakes{mistakeAt(where, "METADATA must say custom.severity: "+severity)}
		}
		return nil
	}
	return mistakes{mistakeAt(where, "the package has no METADATA")}
}
