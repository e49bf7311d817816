// The bot's settings in Azure, by the names of .env.example. Every deployment replaces all of them: what is to stay
// belongs into moreSettings, not into the portal.

param webAppName string
param publicUrl string
param botId string
param botTenantId string
param aadAppClientId string
param storageAccountUrl string

@description('How many processes share what Teams permits')
param instances int

@description('By name; they stand over those given here')
param moreSettings object

@secure()
param signInKey string

resource webApp 'Microsoft.Web/sites@2024-11-01' existing = {
  name: webAppName
}

resource settings 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: webApp
  name: 'appsettings'
  properties: union({
    NODE_ENV: 'production'
    WEBSITE_RUN_FROM_PACKAGE: '1'
    // Which of its identities the process takes for Azure Tables; it has one, and is not asked to guess.
    AZURE_CLIENT_ID: botId
    PUBLIC_URL: publicUrl
    BOT_TYPE: 'UserAssignedMSI'
    BOT_ID: botId
    BOT_TENANT_ID: botTenantId
    AAD_APP_CLIENT_ID: aadAppClientId
    AAD_APP_FEDERATED_CLIENT_ID: botId
    STORAGE_ACCOUNT_URL: storageAccountUrl
    SIGN_IN_KEY: signInKey
    // 50 messages a second for each app and tenant, however many processes send them.
    TEAMS_RATE: string(max(1, 50 / instances))
  }, moreSettings)
}
