package adac.supply_chain.image_pinned_test

import data.adac.supply_chain.image_pinned

digest := "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

test_a_digest_is_allowed if {
	count(image_pinned.deny) == 0 with input as {"image": concat("@", ["registry.example/python", digest])}
}

test_a_tag_with_a_digest_is_allowed if {
	count(image_pinned.deny) == 0 with input as {"image": concat("@", ["registry.example/python:3.11", digest])}
}

test_a_tag_is_denied if {
	some finding in image_pinned.deny with input as {"image": "python:3.11-slim"}
	finding.path == ["spec", "runtime", "image"]
	finding.message == "The image \"python:3.11-slim\" is not pinned by a digest."
}

test_a_short_digest_is_denied if {
	count(image_pinned.deny) == 1 with input as {"image": "python@sha256:abc"}
}

test_no_image_is_denied if {
	count(image_pinned.deny) == 1 with input as {}
}

test_two_digests_are_denied if {
	count(image_pinned.deny) == 1 with input as {"image": concat("@", ["python", digest, digest])}
}
