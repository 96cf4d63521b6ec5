/** What the metrics of runtimes tell of an environment, in Prometheus' language. */
export interface MetricQuery {
  /** Name of its alert. */
  readonly alert: string;
  /** What a dashboard calls it. */
  readonly title: string;
  readonly expression: string;
  /** The value above which someone should look; the limits of the scaling document. */
  readonly threshold: number;
  /** Grafana's name of its unit. */
  readonly unit: 'short' | 'percentunit' | 's';
  readonly summary: string;
}

/**
 * The four questions that the scaling document asks: queue, errors, response time, use of the pools. Runtimes
 * export `adac_queue_depth`, `adac_requests_total` with `outcome`, the histogram `adac_request_duration_seconds`,
 * `adac_slots_used` and `adac_slots`.
 */
export function metricQueries(environment: string): readonly MetricQuery[] {
  // Environments are DNS labels, so that the name needs no escape.
  const own = `adac_dev_environment="${environment}"`;
  const by = 'namespace, app_kubernetes_io_name';
  return [
    {
      alert: 'AgentQueueDeep',
      title: 'Messages that wait',
      expression: `max by (${by}) (adac_queue_depth{${own}})`,
      threshold: 500,
      unit: 'short',
      summary: 'More than 500 messages wait for {{ $labels.app_kubernetes_io_name }}.',
    },
    {
      alert: 'AgentErrors',
      title: 'Share of requests that fail',
      expression:
        `sum by (${by}) (rate(adac_requests_total{${own}, outcome="error"}[5m])) / ` +
        `sum by (${by}) (rate(adac_requests_total{${own}}[5m]))`,
      threshold: 0.02,
      unit: 'percentunit',
      summary: 'More than 2 percent of the requests of {{ $labels.app_kubernetes_io_name }} fail.',
    },
    {
      alert: 'AgentSlow',
      title: 'Response time, 95th percentile',
      expression: `histogram_quantile(0.95, sum by (le, ${by}) (rate(adac_request_duration_seconds_bucket{${own}}[5m])))`,
      threshold: 30,
      unit: 's',
      summary:
        'One request in twenty to {{ $labels.app_kubernetes_io_name }} takes more than 30 seconds.',
    },
    {
      alert: 'AgentPoolFull',
      title: 'Share of slots in use',
      expression: `sum by (${by}) (adac_slots_used{${own}}) / sum by (${by}) (adac_slots{${own}})`,
      threshold: 0.9,
      unit: 'percentunit',
      summary:
        'More than 90 percent of the slots of {{ $labels.app_kubernetes_io_name }} are in use.',
    },
  ];
}
