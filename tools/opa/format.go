package main

import opaformat "github.com/open-policy-agent/opa/v1/format"

// format gives the files that OPA writes otherwise, as OPA writes them.
func format(files []file) (answer, error) {
	result := answer{}
	for _, one := range files {
		formatted, err := opaformat.Source(one.Path, []byte(one.Text))
		if err != nil {
			return answer{}, asMistakes(err)
		}
		if string(formatted) != one.Text {
			result.Files = append(result.Files, file{Path: one.Path, Text: string(formatted)})
		}
	}
	return result, nil
}
