// The plan and the web app that runs the bot, under its own identity.

param name string
param location string
param planSku string
param instances int

@description('Resource ID of the identity that the bot is')
param identityId string

@description('Resource ID of the log workspace')
param workspaceId string

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: name
  location: location
  kind: 'linux'
  sku: {
    name: planSku
    capacity: instances
  }
  properties: {
    reserved: true
  }
}

resource webApp 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    // Teams keeps no cookie, and a sign-in window may end at any process.
    clientAffinityEnabled: false
    // Key Vault references in the settings are read by the same identity.
    keyVaultReferenceIdentity: identityId
    siteConfig: {
      linuxFxVersion: 'NODE|24-lts'
      appCommandLine: 'node dist/src/index.js'
      alwaysOn: true
      healthCheckPath: '/healthz'
      ftpsState: 'Disabled'
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      http20Enabled: true
      remoteDebuggingEnabled: false
    }
  }
}

// Uploading takes a Microsoft Entra account with a role here, never a password of the site.
resource uploading 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = [
  for way in ['ftp', 'scm']: {
    parent: webApp
    name: way
    properties: {
      allow: false
    }
  }
]

// What the process writes and what the platform does with it. Not the web server's own log: it would keep the
// addresses that sign-in windows come back to.
resource toWorkspace 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: webApp
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AppServiceConsoleLogs'
        enabled: true
      }
      {
        category: 'AppServicePlatformLogs'
        enabled: true
      }
    ]
  }
}

output id string = webApp.id
output name string = webApp.name
output host string = webApp.properties.defaultHostName
