package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// mistakes are what is wrong with the policies themselves, a line each.
type mistakes []string

func (m mistakes) Error() string { return strings.Join(m, "\n") }

// explain gives an error's lines; OPA's keep their file, line and column.
func explain(err error) []string {
	var known mistakes
	if errors.As(err, &known) {
		return known
	}
	var fromOPA ast.Errors
	if !errors.As(err, &fromOPA) {
		return []string{err.Error()}
	}
	lines := make([]string, 0, len(fromOPA))
	for _, one := range fromOPA {
		lines = append(lines, fmt.Sprintf("%s: %s", position(one.Location), one.Message))
	}
	return lines
}

func position(location *ast.Location) string {
	if location == nil {
		return "policies"
	}
	return fmt.Sprintf("%s:%d:%d", location.File, location.Row, location.Col)
}

// asMistakes marks OPA's errors about the policies as the policies' own.
func asMistakes(err error) error {
	if errors.As(err, new(ast.Errors)) {
		return mistakes(explain(err))
	}
	return err
}
