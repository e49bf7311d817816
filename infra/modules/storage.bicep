// Where runs and reminders are kept: Azure Tables, opened by the bot's identity only. There is no key to leak.

@minLength(3)
@maxLength(24)
param name string
param location string
param sku string

@description('Object ID of the identity that reads and writes the tables')
param principalId string

// Storage Table Data Contributor: entities, and the one table that the bot makes for itself.
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, principalId, tableDataContributor)
  scope: account
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', tableDataContributor)
  }
}

// The bot's own setting takes the address without the slash at its end.
output tablesUrl string = 'https://${account.name}.table.${environment().suffixes.storage}'
