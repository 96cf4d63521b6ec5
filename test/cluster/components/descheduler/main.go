// Command descheduler evicts pods that stand where a new pod would no longer be put.
package main

import (
	"os"

	"k8s.io/component-base/cli"
	"sigs.k8s.io/descheduler/cmd/descheduler/app"
)

func main() {
	os.Exit(cli.Run(app.NewDeschedulerCommand(os.Stdout)))
}
