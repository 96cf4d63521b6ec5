// Reads lines of JSON, each with a YAML document and the value that it should hold, and reads the document as
// Kubernetes does. Answers with the number of values that came out otherwise, and the first of them.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"reflect"

	"sigs.k8s.io/yaml"
)

type line struct {
	YAML string         `json:"yaml"`
	Want map[string]any `json:"want"`
}

func main() {
	input := json.NewDecoder(bufio.NewReaderSize(os.Stdin, 1<<20))
	values, misread := 0, 0
	for {
		var next line
		if err := input.Decode(&next); err == io.EOF {
			break
		} else if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		var got map[string]any
		err := yaml.Unmarshal([]byte(next.YAML), &got)
		for key, want := range next.Want {
			values++
			if err == nil && reflect.DeepEqual(got[key], want) {
				continue
			}
			misread++
			if misread <= 5 {
				fmt.Fprintf(os.Stderr, "%q: %#v instead of %#v (%v)\n", key, got[key], want, err)
			}
		}
	}
	fmt.Printf("{\"values\":%d,\"misread\":%d}\n", values, misread)
}
