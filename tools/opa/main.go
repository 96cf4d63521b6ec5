// Command opa compiles, checks, tests and formats the Rego of this repository
// with OPA's own packages, so that nobody has to install OPA.
//
//	opa build FOLDER < entry.rego > policy.wasm
//	opa check FOLDER
//	opa test FOLDER
//	opa fmt [--check] FOLDER
//
// It answers 0 when all is well, 1 when the policies have mistakes (each on one
// line of standard error, `file:line:column: message`), 3 when it could not run.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
)

const usage = "usage: opa build|check|test|fmt [--check] FOLDER"

func main() {
	os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	command, folder, onlyCheck, err := parseArguments(args)
	if err != nil {
		fmt.Fprintln(stderr, err)
		return 3
	}
	if err := dispatch(ctx, command, folder, onlyCheck, stdin, stdout); err != nil {
		for _, line := range explain(err) {
			fmt.Fprintln(stderr, line)
		}
		if errors.As(err, new(mistakes)) {
			return 1
		}
		return 3
	}
	return 0
}

func dispatch(ctx context.Context, command, folder string, onlyCheck bool, stdin io.Reader, stdout io.Writer) error {
	switch command {
	case "build":
		return build(ctx, folder, stdin, stdout)
	case "check":
		return check(folder)
	case "test":
		return test(ctx, folder, stdout)
	default:
		return format(folder, onlyCheck)
	}
}

func parseArguments(args []string) (command, folder string, onlyCheck bool, err error) {
	var rest []string
	for _, arg := range args {
		if arg == "--check" {
			onlyCheck = true
		} else {
			rest = append(rest, arg)
		}
	}
	if len(rest) != 2 || (onlyCheck && rest[0] != "fmt") {
		return "", "", false, errors.New(usage)
	}
	switch rest[0] {
	case "build", "check", "test", "fmt":
		return rest[0], rest[1], onlyCheck, nil
	}
	return "", "", false, errors.New(usage)
}
