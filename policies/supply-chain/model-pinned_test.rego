package adac.supply_chain.model_pinned_test

import data.adac.supply_chain.model_pinned

test_a_version_is_allowed if {
	count(model_pinned.deny) == 0 with input as {"model": {"name": "sonnet", "id": "claude-3-5-sonnet-20241022"}}
}

test_latest_is_denied if {
	every id in ["claude-3-5-sonnet-latest", "llama3:latest", "Latest"] {
		count(model_pinned.deny) == 1 with input as {"model": {"name": "sonnet", "id": id}}
	}
}

test_latest_within_a_word_is_allowed if {
	count(model_pinned.deny) == 0 with input as {"model": {"name": "sonnet", "id": "thelatest"}}
}

test_a_model_without_an_id_is_denied if {
	some finding in model_pinned.deny with input as {"model": {"name": "sonnet"}}
	finding.path == ["spec", "model"]
}

test_an_agent_without_a_model_is_allowed if {
	count(model_pinned.deny) == 0 with input as {}
}
