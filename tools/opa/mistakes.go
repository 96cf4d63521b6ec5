package main

import (
	"errors"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// mistake is one thing that is wrong with the policies, where it stands.
type mistake struct {
	Path string `json:"path,omitempty"`
	// Line and Column count from 1; the column counts bytes.
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

// mistakes are what is wrong with the policies themselves.
type mistakes []mistake

func (m mistakes) Error() string {
	texts := make([]string, 0, len(m))
	for _, one := range m {
		texts = append(texts, one.Message)
	}
	return strings.Join(texts, "\n")
}

// joinMistakes gives the mistakes of both errors; an error of another kind stands alone.
func joinMistakes(first, second error) error {
	var found mistakes
	for _, err := range []error{first, second} {
		var here mistakes
		if err != nil && !errors.As(err, &here) {
			return err
		}
		found = append(found, here...)
	}
	if len(found) == 0 {
		return nil
	}
	return found
}

// mistakeAt places a message; without a location it concerns all policies.
func mistakeAt(location *ast.Location, message string) mistake {
	if location == nil {
		return mistake{Line: 1, Column: 1, Message: message}
	}
	return mistake{Path: location.File, Line: location.Row, Column: location.Col, Message: message}
}

// asMistakes marks OPA's errors about the policies as the policies' own; they keep their places.
func asMistakes(err error) error {
	var fromOPA ast.Errors
	if !errors.As(err, &fromOPA) {
		return err
	}
	found := make(mistakes, 0, len(fromOPA))
	for _, one := range fromOPA {
		found = append(found, mistakeAt(one.Location, messageOf(one)))
	}
	return found
}

// messageOf adds what OPA knows beside its message, such as the keys that an undefined reference may have.
func messageOf(one *ast.Error) string {
	message := one.Message
	if one.Details == nil {
		return message
	}
	for _, line := range one.Details.Lines() {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "want") {
			message += "; " + line
		}
	}
	return message
}
