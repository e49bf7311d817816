// For trying the bot on your own machine with a real tenant: a bot registration that points to your tunnel, with an
// app registration and a secret, because a managed identity exists in Azure only.

@minLength(2)
@maxLength(64)
param resourceBaseName string

@maxLength(42)
param botDisplayName string

@description('App registration of the bot: Application (client) ID')
param botId string

@description('Address of the tunnel that ends at this machine: https, no path')
param publicUrl string

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: resourceBaseName
    displayName: botDisplayName
    publicUrl: publicUrl
    botId: botId
    tenantId: tenant().tenantId
    identityId: ''
  }
}

output BOT_TENANT_ID string = tenant().tenantId
output PUBLIC_HOST string = split(publicUrl, '/')[2]
