// What Teams knows of the bot: where it answers and which identity it proves. New bots serve one tenant; those for
// many cannot be created since 31 July 2025.

@minLength(2)
@maxLength(64)
param name string

@maxLength(42)
param displayName string

param publicUrl string
param botId string
param tenantId string

@description('Resource ID of the managed identity with this botId; empty for an app registration with a secret')
param identityId string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: 'F0'
  }
  properties: {
    displayName: displayName
    endpoint: '${publicUrl}/api/messages'
    msaAppType: empty(identityId) ? 'SingleTenant' : 'UserAssignedMSI'
    msaAppId: botId
    msaAppTenantId: tenantId
    msaAppMSIResourceId: empty(identityId) ? null : identityId
  }
}

// No OAuth connection: the bot signs people in itself.
resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
  }
}
