// Everything that one deployment of the bot needs in Azure. Nobody keeps a secret for it: the bot is its managed
// identity, towards Teams, towards its storage account and, by federation, towards the application that people
// sign in to.
//
// An App Service and not a container app: it runs what the toolkit uploads, so nobody keeps a registry and an image;
// it stays on, which the reminders need; it ends TLS and asks after the bot's health.

@description('Name of every resource here; the storage account and the web app need one that nobody else has')
@minLength(4)
@maxLength(20)
param resourceBaseName string

@description('Name that people see in Azure for the bot')
@maxLength(42)
param botDisplayName string

@description('App registration that administrators sign in to: Application (client) ID')
param aadAppClientId string

@description('Who is written to when the bot fails')
param alertEmail string

@description('App Service plan: B1 is enough for one tenant; P0v3 and more can spread over zones')
param planSku string

@description('How many processes of the bot run at once')
@minValue(1)
param instances int

@description('Copies of the storage account: Standard_LRS in one place, Standard_ZRS in three zones')
@allowed(['Standard_LRS', 'Standard_ZRS'])
param storageSku string

@description('Days that logs are kept')
@minValue(30)
@maxValue(730)
param logDays int

@description('More of the settings in .env.example by name; for secrets Key Vault references, @Microsoft.KeyVault(...)')
param moreSettings object = {}

@description('Seals what open sign-in windows carry. Made anew by every deployment, which ends the windows open then')
@secure()
param signInKey string = '${newGuid()}${newGuid()}'

param location string = resourceGroup().location

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: resourceBaseName
    location: location
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    name: toLower(resourceBaseName)
    location: location
    sku: storageSku
    principalId: identity.outputs.principalId
  }
}

module logs 'modules/logs.bicep' = {
  name: 'logs'
  params: {
    name: resourceBaseName
    location: location
    days: logDays
  }
}

module webApp 'modules/webApp.bicep' = {
  name: 'web-app'
  params: {
    name: resourceBaseName
    location: location
    planSku: planSku
    instances: instances
    identityId: identity.outputs.id
    workspaceId: logs.outputs.id
  }
}

module settings 'modules/settings.bicep' = {
  name: 'settings'
  params: {
    webAppName: webApp.outputs.name
    publicUrl: 'https://${webApp.outputs.host}'
    botId: identity.outputs.clientId
    botTenantId: tenant().tenantId
    aadAppClientId: aadAppClientId
    storageAccountUrl: storage.outputs.tablesUrl
    instances: instances
    signInKey: signInKey
    moreSettings: moreSettings
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    name: resourceBaseName
    location: location
    email: alertEmail
    webAppId: webApp.outputs.id
    workspaceId: logs.outputs.id
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: resourceBaseName
    displayName: botDisplayName
    publicUrl: 'https://${webApp.outputs.host}'
    botId: identity.outputs.clientId
    tenantId: tenant().tenantId
    identityId: identity.outputs.id
  }
}

// The toolkit writes these into env/.env.<environment>; the manifests and the next steps take them from there.
output BOT_ID string = identity.outputs.clientId
output BOT_TENANT_ID string = tenant().tenantId
output BOT_PRINCIPAL_ID string = identity.outputs.principalId
output PUBLIC_URL string = 'https://${webApp.outputs.host}'
output PUBLIC_HOST string = webApp.outputs.host
output BOT_AZURE_APP_SERVICE_RESOURCE_ID string = webApp.outputs.id
