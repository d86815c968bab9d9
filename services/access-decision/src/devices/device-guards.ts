import { DATABASE } from '@doorledger/service'
import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Inject,
  Injectable,
  UseGuards,
} from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import type { Pool } from 'pg'
import { askingDevice } from '../attempts/asking-device.js'
import { type AskingDevice, LivePolicy } from '../policy/live-policy.js'
import { authenticateDevice, type KnownDevice } from './authenticate-device.js'

/** Who sent a request. Known before its body is looked at: whoever is nobody learns nothing of what a body must be. */
const asking = new WeakMap<FastifyRequest, AskingDevice>()
const reporting = new WeakMap<FastifyRequest, KnownDevice>()

const requestIn = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>()

@Injectable()
class AskingDeviceGuard implements CanActivate {
  constructor(private readonly policy: LivePolicy) {}

  canActivate(context: ExecutionContext): boolean {
    const request = requestIn(context)
    asking.set(request, askingDevice(this.policy, request.headers.authorization))
    return true
  }
}

@Injectable()
class ReportingDeviceGuard implements CanActivate {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = requestIn(context)
    reporting.set(request, await authenticateDevice(this.database, request.headers.authorization))
    return true
  }
}

/** The route is asked by devices that the policy knows: no database is needed. */
export const ByAskingDevices = (): MethodDecorator => UseGuards(AskingDeviceGuard)
/** The route is told by devices. */
export const ByReportingDevices = (): MethodDecorator => UseGuards(ReportingDeviceGuard)

/** The device of a route {@link ByAskingDevices}. */
export const Asking = createParamDecorator((_: unknown, context: ExecutionContext): AskingDevice =>
  asking.get(requestIn(context))!,
)
/** The device that asked, for what runs around a route {@link ByAskingDevices}. */
export const deviceAsking = (request: FastifyRequest): AskingDevice | undefined => asking.get(request)

/** The device of a route {@link ByReportingDevices}. */
export const Reporting = createParamDecorator((_: unknown, context: ExecutionContext): KnownDevice =>
  reporting.get(requestIn(context))!,
)
