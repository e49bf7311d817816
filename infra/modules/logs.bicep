// Where the bot's log lines go: named fields only, no names, no numbers, no secret.

param name string
param location string
param days int

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: name
  location: location
  properties: {
    retentionInDays: days
    sku: {
      name: 'PerGB2018'
    }
  }
}

output id string = workspace.id
