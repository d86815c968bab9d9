import { DefaultNamingStrategy } from 'typeorm'

/** The property `tenantId` is the column `tenant_id`. */
export class SnakeCaseNames extends DefaultNamingStrategy {
  override columnName(property: string, named: string | undefined): string {
    return named ?? property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  }
}
