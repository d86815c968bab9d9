import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { SwaggerModule } from '@nestjs/swagger'
import { apiDocument, type ApiTitle } from './api-document.js'

/** `/openapi.json` for machines and `/docs` for people; everything the page loads comes from here. */
export const serveApiReference = (app: NestFastifyApplication, about: ApiTitle): void =>
  SwaggerModule.setup('docs', app, () => apiDocument(app, about), {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: about.title,
    swaggerOptions: { validatorUrl: null, persistAuthorization: false, defaultModelsExpandDepth: 0 },
  })
