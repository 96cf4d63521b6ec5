package adac.audit.retention_long_test

import data.adac.audit.retention_long

test_what_minds_the_rule_is_allowed if {
	count(retention_long.deny) == 0 with input as {"spec": {"policies": {"retain-audit-log": "184d"}}}
	count(retention_long.deny) == 0 with input as {}
}

test_what_does_not_is_denied if {
	count(retention_long.deny) == 1 with input as {"spec": {"policies": {"retain-audit-log": "30d"}}}
	count(retention_long.deny) == 1 with input as {"spec": {"policies": {"retain-audit-log": true}}}
	count(retention_long.deny) == 1 with input as {"spec": {"policies": {"retain-audit-log": "long"}}}
}
