// Command node-features marks nodes as node-feature-discovery does. It reads NodeFeatureRules and, for each
// node, its features, and writes what the rules give that node.
package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"strings"

	core "k8s.io/api/core/v1"
	nfd "sigs.k8s.io/node-feature-discovery/api/nfd/v1alpha1"
	rules "sigs.k8s.io/node-feature-discovery/pkg/apis/nfd/nodefeaturerule"
)

type question struct {
	Rules []nfd.NodeFeatureRule        `json:"rules"`
	Nodes map[string]map[string]string `json:"nodes"`
}

type marks struct {
	Labels    map[string]string `json:"labels"`
	Resources map[string]string `json:"resources"`
	Taints    []core.Taint      `json:"taints"`
}

func main() {
	if err := answer(); err != nil {
		fmt.Fprintln(os.Stderr, "node-features:", err)
		os.Exit(1)
	}
}

func answer() error {
	var asked question
	if err := json.NewDecoder(os.Stdin).Decode(&asked); err != nil {
		return err
	}
	marked := make(map[string]marks, len(asked.Nodes))
	for name, local := range asked.Nodes {
		found, err := mark(asked.Rules, featuresOf(name, local))
		if err != nil {
			return fmt.Errorf("node %s: %w", name, err)
		}
		marked[name] = found
	}
	return json.NewEncoder(os.Stdout).Encode(marked)
}

func featuresOf(name string, local map[string]string) *nfd.Features {
	features := nfd.NewFeatures()
	features.Attributes["system.name"] = nfd.NewAttributeFeatures(map[string]string{"nodename": name})
	features.Attributes["local.label"] = nfd.NewAttributeFeatures(local)
	return features
}

func mark(all []nfd.NodeFeatureRule, features *nfd.Features) (marks, error) {
	sum := marks{Labels: map[string]string{}, Resources: map[string]string{}, Taints: []core.Taint{}}
	for _, object := range all {
		for index := range object.Spec.Rules {
			output, err := rules.Execute(&object.Spec.Rules[index], features, true)
			if err != nil {
				return sum, err
			}
			for key, value := range output.Labels {
				sum.Labels[key] = dereference(value, features)
			}
			maps.Copy(sum.Resources, output.ExtendedResources)
			sum.Taints = append(sum.Taints, output.Taints...)
		}
	}
	return sum, nil
}

// The master replaces a value "@domain.feature.element" by that element, after the rules were executed.
func dereference(value string, features *nfd.Features) string {
	path, isReference := strings.CutPrefix(value, "@")
	last := strings.LastIndex(path, ".")
	if !isReference || last < 0 {
		return value
	}
	return features.Attributes[path[:last]].Elements[path[last+1:]]
}
