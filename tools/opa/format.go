package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	opaformat "github.com/open-policy-agent/opa/v1/format"
)

// format rewrites the Rego of a folder as OPA formats it, or only says which files differ from that.
func format(folder string, onlyCheck bool) error {
	sources, err := readSources(folder)
	if err != nil {
		return err
	}
	var found mistakes
	for _, one := range sources {
		formatted, err := opaformat.Source(one.path, one.text)
		if err != nil {
			return asMistakes(err)
		}
		if bytes.Equal(formatted, one.text) {
			continue
		}
		if onlyCheck {
			found = append(found, fmt.Sprintf("%s:1:1: the file is not formatted as opa fmt does", one.path))
			continue
		}
		if err := os.WriteFile(filepath.Join(folder, filepath.FromSlash(one.path)), formatted, 0o644); err != nil {
			return err
		}
	}
	if len(found) > 0 {
		return found
	}
	return nil
}
