// When somebody is written to: the bot is not well, it answers with errors, or it logs one.

param name string
param location string
param email string

@description('Resource ID of the web app')
param webAppId string

@description('Resource ID of the log workspace')
param workspaceId string

var metrics = [
  {
    name: 'health'
    description: 'The bot does not answer /healthz with 200 on every instance.'
    severity: 1
    metric: 'HealthCheckStatus'
    aggregation: 'Average'
    operator: 'LessThan'
    threshold: 100
  }
  {
    name: 'server-errors'
    description: 'The bot answers requests with errors of its own.'
    severity: 2
    metric: 'Http5xx'
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: 5
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: name
  location: 'global'
  properties: {
    enabled: true
    groupShortName: 'mfa-bot'
    emailReceivers: [
      {
        name: 'operators'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource byMetric 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for alert in metrics: {
    name: '${name}-${alert.name}'
    location: 'global'
    properties: {
      description: alert.description
      severity: alert.severity
      enabled: true
      autoMitigate: true
      scopes: [webAppId]
      evaluationFrequency: 'PT1M'
      windowSize: 'PT5M'
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: alert.name
            metricName: alert.metric
            timeAggregation: alert.aggregation
            operator: alert.operator
            threshold: alert.threshold
          }
        ]
      }
      actions: [
        {
          actionGroupId: people.id
        }
      ]
    }
  }
]

// The table is not there before the first line has come, hence no check of the query.
resource byLog 'Microsoft.Insights/scheduledQueryRules@2021-08-01' = {
  name: '${name}-logged-errors'
  location: location
  properties: {
    displayName: '${name}-logged-errors'
    description: 'The bot has logged an error. Its correlation leads to the request to Microsoft Graph.'
    severity: 2
    enabled: true
    autoMitigate: true
    skipQueryValidation: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      allOf: [
        {
          query: 'AppServiceConsoleLogs | where tostring(parse_json(ResultDescription).level) == "error"'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: {
      actionGroups: [people.id]
    }
  }
}
