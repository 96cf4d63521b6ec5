// Command opa compiles, checks, tests, formats and evaluates Rego with OPA's own
// packages, so that nobody has to install OPA. It touches no file and no network:
// one request as JSON on standard input, one answer as JSON on standard output.
//
// It ends with 0 where it has answered, also where the answer lists mistakes in the
// policies, and with 3 where it could not.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

func main() {
	if err := run(context.Background(), os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(3)
	}
}

func run(ctx context.Context, stdin io.Reader, stdout io.Writer) error {
	var asked request
	decoder := json.NewDecoder(stdin)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&asked); err != nil {
		return fmt.Errorf("the request is not what this program reads: %w", err)
	}
	given, err := asked.answer(ctx)
	if err == nil {
		return json.NewEncoder(stdout).Encode(given)
	}
	var found mistakes
	if errors.As(err, &found) {
		return json.NewEncoder(stdout).Encode(answer{Mistakes: found})
	}
	return err
}
