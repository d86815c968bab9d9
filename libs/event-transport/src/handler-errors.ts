import { Catch, type RpcExceptionFilter } from '@nestjs/common'
import { type Observable, throwError } from 'rxjs'

/**
 * Hands what a handler threw to the transport as it is, to be tried again and to be kept with the dead letter: Nest
 * would make "Internal server error" of it. For the whole microservice: `useGlobalFilters(new HandlerErrors())`.
 */
@Catch()
export class HandlerErrors implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error)
  }
}
