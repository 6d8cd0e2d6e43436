/**
 * Where the provider is and who we are there. Addresses are without a closing slash and without the API version:
 * `https://api.partnercenter.microsoft.com`, `https://graph.microsoft.com`, `https://login.microsoftonline.com`.
 */
export interface ProviderEndpoints {
  readonly partnerCenter: string
  readonly graph: string
  readonly login: string
  /** What a token is asked for; differs from the address in the sovereign clouds. */
  readonly partnerCenterAudience: string
  readonly graphAudience: string
  /** The partner's own tenant. */
  readonly tenantId: string
  readonly clientId: string
  readonly clientSecret: string
}
