# METADATA
# title: A pod that is probed is probed for both
# description: >-
#   Liveness alone restarts a pod that only was not ready; readiness alone leaves one that
#   hangs for ever.
# custom:
#   severity: error
#   remedy: >-
#     State both `liveness` and `readiness` under `spec.reliability.probes`.
#   mapping:
#     owasp-llm: [LLM10]
#     nist-ai-rmf: [MANAGE]
package adac.operations.probes_paired

deny contains {
	"path": ["spec", "reliability", "probes"],
	"message": "Only one of the two probes is stated.",
} if {
	probes := input.spec.reliability.probes
	count({name | some name in ["liveness", "readiness"]; probes[name]}) == 1
}
