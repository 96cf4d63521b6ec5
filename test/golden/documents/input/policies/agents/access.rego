# policies/agent_access.rego
package agents.access

import future.keywords.if
import future.keywords.in

# Default deny
default allow = false

# Allow if user has required role
allow if {
    input.user.roles[_] == "admin"
}

allow if {
    input.user.roles[_] == "agent_operator"
    agent_category_allowed(input.agent.category, input.user.permissions)
}

# Category-based access control
agent_category_allowed(category, permissions) if {
    category in permissions.allowed_categories
}

# Rate limiting policy
rate_limit_exceeded if {
    count(user_requests_last_hour(input.user.id)) > input.user.rate_limit
}

deny[msg] if {
    rate_limit_exceeded
    msg := sprintf("Rate limit exceeded for user %v", [input.user.id])
}

# Data access policy
sensitive_data_access if {
    input.agent.capabilities[_] == "pii_access"
    not input.user.permissions.pii_access
}

deny[msg] if {
    sensitive_data_access
    msg := "User lacks permission for PII data access"
}
