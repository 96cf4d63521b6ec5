package main

import (
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// check compiles policies and tests in OPA's strict mode and holds every rule to the contract:
// its package follows from its path, it gives `deny` or `warn` as a set, and it has its page.
func check(folder string) error {
	sources, err := readSources(folder)
	if err != nil {
		return err
	}
	if err := checkSources(sources); err != nil {
		return err
	}
	_, err = compileStrictly(modulesOf(sources))
	return asMistakes(err)
}

func checkSources(sources []source) error {
	var found mistakes
	for _, one := range sources {
		if !one.isTest() {
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
	set, rule, ok := strings.Cut(strings.TrimSuffix(one.path, regoSuffix), "/")
	if !ok || strings.Contains(rule, "/") {
		return mistakes{fmt.Sprintf("%s:1:1: a rule lies in the folder of its set: <set>/<rule>.rego", one.path)}
	}
	want := fmt.Sprintf("adac.%s.%s", underscored(set), underscored(rule))
	have := strings.TrimPrefix(one.module.Package.Path.String(), "data.")
	if have == want {
		return nil
	}
	return mistakes{fmt.Sprintf("%s: the package is %s, but the path asks for %s", position(one.module.Package.Location), have, want)}
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
			return mistakes{fmt.Sprintf("%s: %s must be a set: write `%s contains finding if { … }`", position(rule.Location), name, name)}
		}
		if decision != "" && decision != name {
			return mistakes{fmt.Sprintf("%s: a rule gives deny or warn, not both", position(rule.Location))}
		}
		decision = name
	}
	if decision == "" {
		return mistakes{fmt.Sprintf("%s: the rule gives neither deny nor warn", position(one.module.Package.Location))}
	}
	return checkPage(one, severities[decision])
}

func checkPage(one source, severity string) mistakes {
	where := position(one.module.Package.Location)
	for _, page := range one.module.Annotations {
		if page.Scope != "package" {
			continue
		}
		switch {
		case page.Title == "" || page.Description == "" || page.Custom["remedy"] == nil || page.Custom["mapping"] == nil:
			return mistakes{where + ": METADATA needs title, description, custom.remedy and custom.mapping"}
		case page.Custom["severity"] != severity:
			return mistakes{fmt.Sprintf("%s: METADATA must say custom.severity: %s", where, severity)}
		}
		return nil
	}
	return mistakes{where + ": the package has no METADATA"}
}
