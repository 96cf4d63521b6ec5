// Command knative judges Knative Services as Knative's admission webhook does. It reads one JSON object a line
// and writes one line for each: empty when the object is valid, and what is wrong with it otherwise.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"knative.dev/pkg/apis"
	serving "knative.dev/serving/pkg/apis/serving/v1"
)

const longestLine = 3 << 20

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, longestLine)
	for lines.Scan() {
		fmt.Println(judge(lines.Bytes()))
	}
	if err := lines.Err(); err != nil {
		fmt.Fprintln(os.Stderr, "knative:", err)
		os.Exit(1)
	}
}

func judge(text []byte) string {
	var service serving.Service
	if err := json.Unmarshal(text, &service); err != nil {
		return oneLine(err.Error())
	}
	// The webhook sets defaults before it validates, as the API server calls mutation first.
	ctx := apis.WithinCreate(context.Background())
	service.SetDefaults(ctx)
	if err := service.Validate(ctx); err != nil {
		return oneLine(err.Error())
	}
	return ""
}

func oneLine(text string) string {
	return strings.Join(strings.Fields(text), " ")
}
