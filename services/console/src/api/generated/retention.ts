/* Generated from docs/reference/openapi/retention.json: npm run generate */
export interface paths {
    "/v1/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List dead letters */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    /** @description `<service>.<projection>` */
                    projection?: string;
                    status?: "parked" | "retried" | "discarded";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                attempts: number;
                                /** @description Null when it only waits for an earlier event of its key */
                                failure: string | null;
                                /** @description `<service>.<number>` */
                                id: string;
                                key: string;
                                offset: number;
                                /** Format: date-time */
                                parkedAt: string;
                                partition: number;
                                /** @description `<service>.<projection>`; `<service>.outbox` for events that the log refuses */
                                projection: string;
                                settledAt: string | null;
                                settledBy: string | null;
                                settledReason: string | null;
                                /** @enum {string} */
                                status: "parked" | "retried" | "discarded";
                                topic: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a dead letter with its value */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            attempts: number;
                            /** @description Null when it only waits for an earlier event of its key */
                            failure: string | null;
                            /** @description `<service>.<number>` */
                            id: string;
                            key: string;
                            offset: number;
                            /** Format: date-time */
                            parkedAt: string;
                            partition: number;
                            /** @description `<service>.<projection>`; `<service>.outbox` for events that the log refuses */
                            projection: string;
                            settledAt: string | null;
                            settledBy: string | null;
                            settledReason: string | null;
                            /** @enum {string} */
                            status: "parked" | "retried" | "discarded";
                            topic: string;
                            /** @description The record as it is in the log */
                            value: string;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave the event out of its view for good */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why; kept with the event */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Discarded; later events of its key can be retried now */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Work in the events of its key, in order, until one fails again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why; kept with the event */
                        reason: string;
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Events of the key worked in now */
                            retried: number;
                            /** @description Events of the key that wait, the first because it failed again */
                            stillParked: number;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List views and event processors and how far they are */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /**
                                 * @description A view can be rebuilt; a reactor publishes
                                 * @enum {string}
                                 */
                                kind: "view" | "reactor";
                                /** @description Records of the log not worked in yet */
                                lag: number;
                                /** @description Of those this process was asked for */
                                lastRebuild?: {
                                    failure?: string;
                                    /**
                                     * @description `failed`: the live view is as it was
                                     * @enum {string}
                                     */
                                    outcome: "under_way" | "switched" | "failed";
                                    /** Format: date-time */
                                    startedAt: string;
                                };
                                /** @description `<service>.<projection>` */
                                name: string;
                                /** @description Events put aside */
                                parked: number;
                                partitions: {
                                    /** @description Where the next record of the log will be */
                                    endOffset: number;
                                    lag: number;
                                    /** @description Everything before it is worked in */
                                    nextOffset: number;
                                    partition: number;
                                }[];
                                /** @description Present while the view is rebuilt */
                                rebuild?: {
                                    /** @description Records of the log not worked in yet */
                                    lag: number;
                                    partitions: {
                                        /** @description Where the next record of the log will be */
                                        endOffset: number;
                                        lag: number;
                                        /** @description Everything before it is worked in */
                                        nextOffset: number;
                                        partition: number;
                                    }[];
                                    /** @description 0 when nothing has been read yet */
                                    version: number;
                                };
                                /** @description 0 when nothing has been read yet */
                                version: number;
                            }[];
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projections/{name}/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fill a view anew beside the live one, then switch */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            /**
                             * Format: date-time
                             * @description By which `lastRebuild` of the view tells what became of it
                             */
                            startedAt: string;
                            /** @enum {string} */
                            status: "started";
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/erasure-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List requests to be erased
         * @description Open ones first, by their last day; 500 at most.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Whether it is open past its last day; both when left out */
                    overdue?: string;
                    status?: "open" | "refused" | "carried_out" | "withdrawn";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @enum {string} */
                                basis: "no_longer_needed" | "consent_withdrawn" | "objection" | "unlawful_processing" | "legal_obligation";
                                /** @description Whether the run at night asks, since the person left */
                                byPolicy?: boolean;
                                carriedOut?: {
                                    /**
                                     * Format: date-time
                                     * @description RFC 3339, UTC, milliseconds
                                     */
                                    at: string;
                                    /**
                                     * Format: uuid
                                     * @description The event by which the key was destroyed
                                     */
                                    eventId: string;
                                };
                                /**
                                 * Format: date
                                 * @description The last day to answer, by the calendar of the site
                                 */
                                dueOn: string;
                                /** @description Two months more, once (article 12(3)) */
                                extension?: {
                                    /**
                                     * Format: date-time
                                     * @description RFC 3339, UTC, milliseconds
                                     */
                                    at: string;
                                    by: string;
                                    reason: string;
                                };
                                /** @description Holds in force that name the person: none may be erased before their release */
                                holdIds: string[];
                                /** Format: uuid */
                                id: string;
                                /** @description Whether it is open past its last day */
                                isOverdue: boolean;
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                receivedAt: string;
                                /** @description File or case number; no name */
                                reference?: string;
                                refusal?: {
                                    /**
                                     * Format: date-time
                                     * @description RFC 3339, UTC, milliseconds
                                     */
                                    at: string;
                                    by: string;
                                    /** @enum {string} */
                                    ground: "legal_hold" | "legal_term" | "legal_claims" | "public_interest" | "identity_not_shown" | "unfounded";
                                    reason: string;
                                };
                                /** @enum {string} */
                                status: "open" | "refused" | "carried_out" | "withdrawn";
                                /** Format: uuid */
                                userId: string;
                                /** @description Of the run at night: who left is back */
                                withdrawn?: {
                                    /**
                                     * Format: date-time
                                     * @description RFC 3339, UTC, milliseconds
                                     */
                                    at: string;
                                };
                            }[];
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Record that somebody asks to be erased
         * @description There is a month to answer. `DELETE /v1/users/{id}/personal-data` erases the person, which carries the request out.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        basis: "no_longer_needed" | "consent_withdrawn" | "objection" | "unlawful_processing" | "legal_obligation";
                        /**
                         * Format: date-time
                         * @description By default now
                         */
                        receivedAt?: string;
                        /** @description File or case number; no name */
                        reference?: string;
                        /** Format: uuid */
                        userId: string;
                    };
                };
            };
            responses: {
                /** @description The request */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            basis: "no_longer_needed" | "consent_withdrawn" | "objection" | "unlawful_processing" | "legal_obligation";
                            /** @description Whether the run at night asks, since the person left */
                            byPolicy?: boolean;
                            carriedOut?: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                at: string;
                                /**
                                 * Format: uuid
                                 * @description The event by which the key was destroyed
                                 */
                                eventId: string;
                            };
                            /**
                             * Format: date
                             * @description The last day to answer, by the calendar of the site
                             */
                            dueOn: string;
                            /** @description Two months more, once (article 12(3)) */
                            extension?: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                at: string;
                                by: string;
                                reason: string;
                            };
                            /** @description Holds in force that name the person: none may be erased before their release */
                            holdIds: string[];
                            /** Format: uuid */
                            id: string;
                            /** @description Whether it is open past its last day */
                            isOverdue: boolean;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC, milliseconds
                             */
                            receivedAt: string;
                            /** @description File or case number; no name */
                            reference?: string;
                            refusal?: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                at: string;
                                by: string;
                                /** @enum {string} */
                                ground: "legal_hold" | "legal_term" | "legal_claims" | "public_interest" | "identity_not_shown" | "unfounded";
                                reason: string;
                            };
                            /** @enum {string} */
                            status: "open" | "refused" | "carried_out" | "withdrawn";
                            /** Format: uuid */
                            userId: string;
                            /** @description Of the run at night: who left is back */
                            withdrawn?: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                at: string;
                            };
                        };
                    };
                };
                /** @description The person is erased, or another request is open */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/erasure-requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One request to be erased */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            basis: "no_longer_needed" | "consent_withdrawn" | "objection" | "unlawful_processing" | "legal_obligation";
                            /** @description Whether the run at night asks, since the person left */
                            byPolicy?: boolean;
                            carriedOut?: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                at: string;
                                /**
                                 * Format: uuid
                                 * @description The event by which the key was destroyed
                                 */
                                eventId: string;
                            };
                            /**
                             * Format: date
                             * @description The last day to answer, by the calendar of the site
                             */
                            dueOn: string;
                            /** @description Two months more, once (article 12(3)) */
                            extension?: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                at: string;
                                by: string;
                                reason: string;
                            };
                            /** @description Holds in force that name the person: none may be erased before their release */
                            holdIds: string[];
                            /** Format: uuid */
                            id: string;
                            /** @description Whether it is open past its last day */
                            isOverdue: boolean;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC, milliseconds
                             */
                            receivedAt: string;
                            /** @description File or case number; no name */
                            reference?: string;
                            refusal?: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                at: string;
                                by: string;
                                /** @enum {string} */
                                ground: "legal_hold" | "legal_term" | "legal_claims" | "public_interest" | "identity_not_shown" | "unfounded";
                                reason: string;
                            };
                            /** @enum {string} */
                            status: "open" | "refused" | "carried_out" | "withdrawn";
                            /** Format: uuid */
                            userId: string;
                            /** @description Of the run at night: who left is back */
                            withdrawn?: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                at: string;
                            };
                        };
                    };
                };
                /** @description There is no such request */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/erasure-requests/{id}/certificate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The certificate of an erasure */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            basis: "no_longer_needed" | "consent_withdrawn" | "objection" | "unlawful_processing" | "legal_obligation";
                            confirmations: {
                                confirmedAt: string | null;
                                /** @description Its event in `privacy.events.v1` */
                                evidence: string | null;
                                service: string;
                            }[];
                            /** Format: date */
                            dueOn: string;
                            /** Format: date-time */
                            erasedAt: string;
                            /**
                             * Format: uuid
                             * @description The event in `directory.events.v1` by which the key was destroyed
                             */
                            evidence: string;
                            /** @description Whether every service that held what the person owned has confirmed */
                            isComplete: boolean;
                            /** Format: date-time */
                            receivedAt: string;
                            reference: string | null;
                            /** Format: uuid */
                            requestId: string;
                            /** Format: uuid */
                            userId: string;
                        };
                    };
                };
                /** @description There is no such request */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The person is not erased */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/erasure-requests/{id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take two months more to answer
         * @description Once. The person has to be told why.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            basis: "no_longer_needed" | "consent_withdrawn" | "objection" | "unlawful_processing" | "legal_obligation";
                            /** @description Whether the run at night asks, since the person left */
                            byPolicy?: boolean;
                            carriedOut?: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                at: string;
                                /**
                                 * Format: uuid
                                 * @description The event by which the key was destroyed
                                 */
                                eventId: string;
                            };
                            /**
                             * Format: date
                             * @description The last day to answer, by the calendar of the site
                             */
                            dueOn: string;
                            /** @description Two months more, once (article 12(3)) */
                            extension?: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                at: string;
                                by: string;
                                reason: string;
                            };
                            /** @description Holds in force that name the person: none may be erased before their release */
                            holdIds: string[];
                            /** Format: uuid */
                            id: string;
                            /** @description Whether it is open past its last day */
                            isOverdue: boolean;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC, milliseconds
                             */
                            receivedAt: string;
                            /** @description File or case number; no name */
                            reference?: string;
                            refusal?: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                at: string;
                                by: string;
                                /** @enum {string} */
                                ground: "legal_hold" | "legal_term" | "legal_claims" | "public_interest" | "identity_not_shown" | "unfounded";
                                reason: string;
                            };
                            /** @enum {string} */
                            status: "open" | "refused" | "carried_out" | "withdrawn";
                            /** Format: uuid */
                            userId: string;
                            /** @description Of the run at night: who left is back */
                            withdrawn?: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                at: string;
                            };
                        };
                    };
                };
                /** @description There is no such request */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It is answered, or was put off before */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/erasure-requests/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse to erase somebody
         * @description On one of the grounds that the law names.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        ground: "legal_hold" | "legal_term" | "legal_claims" | "public_interest" | "identity_not_shown" | "unfounded";
                        reason: string;
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            basis: "no_longer_needed" | "consent_withdrawn" | "objection" | "unlawful_processing" | "legal_obligation";
                            /** @description Whether the run at night asks, since the person left */
                            byPolicy?: boolean;
                            carriedOut?: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                at: string;
                                /**
                                 * Format: uuid
                                 * @description The event by which the key was destroyed
                                 */
                                eventId: string;
                            };
                            /**
                             * Format: date
                             * @description The last day to answer, by the calendar of the site
                             */
                            dueOn: string;
                            /** @description Two months more, once (article 12(3)) */
                            extension?: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                at: string;
                                by: string;
                                reason: string;
                            };
                            /** @description Holds in force that name the person: none may be erased before their release */
                            holdIds: string[];
                            /** Format: uuid */
                            id: string;
                            /** @description Whether it is open past its last day */
                            isOverdue: boolean;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC, milliseconds
                             */
                            receivedAt: string;
                            /** @description File or case number; no name */
                            reference?: string;
                            refusal?: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                at: string;
                                by: string;
                                /** @enum {string} */
                                ground: "legal_hold" | "legal_term" | "legal_claims" | "public_interest" | "identity_not_shown" | "unfounded";
                                reason: string;
                            };
                            /** @enum {string} */
                            status: "open" | "refused" | "carried_out" | "withdrawn";
                            /** Format: uuid */
                            userId: string;
                            /** @description Of the run at night: who left is back */
                            withdrawn?: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                at: string;
                            };
                        };
                    };
                };
                /** @description There is no such request */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It is answered, or `legal_hold` is given and no hold names the person */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long a row is kept, and why */
        get: {
            parameters: {
                query: {
                    accessType?: "pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown";
                    device?: string;
                    door?: string;
                    /** @description Of reports: where the period begins that they were asked for of */
                    from?: string;
                    /** @description When the row happened; of people, when they left; of raw blocks, when they came in; of reports, when they were asked for */
                    occurredAt: string;
                    /** @description Id of the premises it lies in, or a report is of */
                    premises?: string;
                    reason?: "success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration";
                    recordKind: "access-log" | "device-trail" | "admin-audit" | "snapshots" | "scores" | "raw-blocks" | "exports" | "people";
                    result?: "granted" | "denied" | "forced" | "held_open" | "error";
                    /** @description Of reports: where that period ends */
                    to?: string;
                    user?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Of people: from when on the nightly run asks for their erasure, which somebody answers */
                            askedFrom: string | null;
                            /** @description From when on it is deleted by itself; null: not by itself */
                            deletedFrom: string | null;
                            /** @description What keeps it beyond that */
                            holds: {
                                /** @description Who answers for it */
                                custodian: string;
                                /** Format: uuid */
                                holdId: string;
                                /** @description false: of a hold on a person or a door those trails are kept at whose devices they were */
                                isCertain: boolean;
                                /** @description Case or file number */
                                matter: string;
                            }[];
                            /**
                             * Format: date-time
                             * @description Nobody deletes old records earlier without `retention:override`
                             */
                            mustBeKeptUntil: string;
                            policy: {
                                /** @description Whether the nightly run deletes what is older */
                                automatic: boolean;
                                /** @description How long rows are kept */
                                keep: string;
                                /** @description By privacy: `keep` is never longer */
                                maximum?: string;
                                /** @description By law: nobody deletes earlier without `retention:override` */
                                minimum?: string;
                                /** @description For rows in these premises alone; the whole organisation when absent */
                                premisesId?: string;
                                /** @enum {string} */
                                preset?: "hipaa" | "sox" | "general-1y" | "general-2y" | "general-3y";
                                /** @enum {string} */
                                recordKind: "access-log" | "device-trail" | "admin-audit" | "snapshots" | "scores" | "raw-blocks" | "exports" | "people";
                            };
                            /**
                             * @description Whose policy it is
                             * @enum {string}
                             */
                            source: "premises" | "organisation" | "release";
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/legal-holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List legal holds
         * @description The newest 500.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Whether it is in force; both when left out */
                    active?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description Who answers for it */
                                custodian: string;
                                filter?: {
                                    /** @description What of it no row carries, such as `q`: rows are held whatever it says */
                                    ignored: string[];
                                    name?: string;
                                    query: {
                                        [key: string]: string | string[];
                                    };
                                    /**
                                     * Format: uuid
                                     * @description Of the saved view
                                     */
                                    viewId?: string;
                                };
                                /** Format: uuid */
                                id: string;
                                /** @description Case or file number */
                                matter: string;
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                placedAt: string;
                                placedBy: string;
                                reason: string;
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                releasedAt?: string;
                                releasedBy?: string;
                                releaseReason?: string;
                                releaseRequestedBy?: string;
                                scope: {
                                    /** @description Of attempts: how access was sought */
                                    accessTypes?: ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown")[];
                                    /** @description Ids of devices */
                                    devices?: string[];
                                    /** @description Ids of doors */
                                    doors?: string[];
                                    /** @description Of attempts: what is odd about them */
                                    flags?: ("nonStandardLength" | "clockSuspect" | "dstAmbiguous" | "dstGap" | "late" | "auditIdOutOfRange" | "tagNotApplicable" | "possibleDuplicate" | "spooled" | "decidedOffline" | "stalePolicy" | "cooldownLocal")[];
                                    /**
                                     * Format: date-time
                                     * @description RFC 3339, UTC, milliseconds
                                     */
                                    from?: string;
                                    /** @description Of attempts: whether they were told of late */
                                    late?: boolean;
                                    /** @description Ids of premises, with all that lies in them */
                                    premises?: string[];
                                    /** @description Of attempts: why */
                                    reasons?: ("success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration")[];
                                    /** @description Of attempts: what came of them */
                                    results?: ("granted" | "denied" | "forced" | "held_open" | "error" | "duress")[];
                                    /**
                                     * Format: date-time
                                     * @description Exclusive
                                     */
                                    to?: string;
                                    /** @description Ids of people */
                                    users?: string[];
                                };
                            }[];
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Place a legal hold
         * @description Rows for which every criterion of the scope holds survive every deletion by age until two people release the hold. The scope may be made of a filter of the access log, or of a saved view, as it is now.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Who answers for it */
                        custodian: string;
                        /** @description Instead of a scope: a query of `GET /v1/access-events`, as saved views have it */
                        filter?: {
                            [key: string]: string | string[];
                        };
                        /** @description Case or file number */
                        matter: string;
                        reason: string;
                        /**
                         * Format: uuid
                         * @description Instead of a scope: a saved view of the access log
                         */
                        savedViewId?: string;
                        scope?: {
                            /** @description Of attempts: how access was sought */
                            accessTypes?: ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown")[];
                            /** @description Ids of devices */
                            devices?: string[];
                            /** @description Ids of doors */
                            doors?: string[];
                            /** @description Of attempts: what is odd about them */
                            flags?: ("nonStandardLength" | "clockSuspect" | "dstAmbiguous" | "dstGap" | "late" | "auditIdOutOfRange" | "tagNotApplicable" | "possibleDuplicate" | "spooled" | "decidedOffline" | "stalePolicy" | "cooldownLocal")[];
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC, milliseconds
                             */
                            from?: string;
                            /** @description Of attempts: whether they were told of late */
                            late?: boolean;
                            /** @description Ids of premises, with all that lies in them */
                            premises?: string[];
                            /** @description Of attempts: why */
                            reasons?: ("success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration")[];
                            /** @description Of attempts: what came of them */
                            results?: ("granted" | "denied" | "forced" | "held_open" | "error" | "duress")[];
                            /**
                             * Format: date-time
                             * @description Exclusive
                             */
                            to?: string;
                            /** @description Ids of people */
                            users?: string[];
                        };
                    };
                };
            };
            responses: {
                /** @description The hold */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Who answers for it */
                            custodian: string;
                            filter?: {
                                /** @description What of it no row carries, such as `q`: rows are held whatever it says */
                                ignored: string[];
                                name?: string;
                                query: {
                                    [key: string]: string | string[];
                                };
                                /**
                                 * Format: uuid
                                 * @description Of the saved view
                                 */
                                viewId?: string;
                            };
                            /** Format: uuid */
                            id: string;
                            /** @description Case or file number */
                            matter: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC, milliseconds
                             */
                            placedAt: string;
                            placedBy: string;
                            reason: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC, milliseconds
                             */
                            releasedAt?: string;
                            releasedBy?: string;
                            releaseReason?: string;
                            releaseRequestedBy?: string;
                            scope: {
                                /** @description Of attempts: how access was sought */
                                accessTypes?: ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown")[];
                                /** @description Ids of devices */
                                devices?: string[];
                                /** @description Ids of doors */
                                doors?: string[];
                                /** @description Of attempts: what is odd about them */
                                flags?: ("nonStandardLength" | "clockSuspect" | "dstAmbiguous" | "dstGap" | "late" | "auditIdOutOfRange" | "tagNotApplicable" | "possibleDuplicate" | "spooled" | "decidedOffline" | "stalePolicy" | "cooldownLocal")[];
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                from?: string;
                                /** @description Of attempts: whether they were told of late */
                                late?: boolean;
                                /** @description Ids of premises, with all that lies in them */
                                premises?: string[];
                                /** @description Of attempts: why */
                                reasons?: ("success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration")[];
                                /** @description Of attempts: what came of them */
                                results?: ("granted" | "denied" | "forced" | "held_open" | "error" | "duress")[];
                                /**
                                 * Format: date-time
                                 * @description Exclusive
                                 */
                                to?: string;
                                /** @description Ids of people */
                                users?: string[];
                            };
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/legal-holds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One legal hold */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Who answers for it */
                            custodian: string;
                            filter?: {
                                /** @description What of it no row carries, such as `q`: rows are held whatever it says */
                                ignored: string[];
                                name?: string;
                                query: {
                                    [key: string]: string | string[];
                                };
                                /**
                                 * Format: uuid
                                 * @description Of the saved view
                                 */
                                viewId?: string;
                            };
                            /** Format: uuid */
                            id: string;
                            /** @description Case or file number */
                            matter: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC, milliseconds
                             */
                            placedAt: string;
                            placedBy: string;
                            reason: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC, milliseconds
                             */
                            releasedAt?: string;
                            releasedBy?: string;
                            releaseReason?: string;
                            releaseRequestedBy?: string;
                            scope: {
                                /** @description Of attempts: how access was sought */
                                accessTypes?: ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown")[];
                                /** @description Ids of devices */
                                devices?: string[];
                                /** @description Ids of doors */
                                doors?: string[];
                                /** @description Of attempts: what is odd about them */
                                flags?: ("nonStandardLength" | "clockSuspect" | "dstAmbiguous" | "dstGap" | "late" | "auditIdOutOfRange" | "tagNotApplicable" | "possibleDuplicate" | "spooled" | "decidedOffline" | "stalePolicy" | "cooldownLocal")[];
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                from?: string;
                                /** @description Of attempts: whether they were told of late */
                                late?: boolean;
                                /** @description Ids of premises, with all that lies in them */
                                premises?: string[];
                                /** @description Of attempts: why */
                                reasons?: ("success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration")[];
                                /** @description Of attempts: what came of them */
                                results?: ("granted" | "denied" | "forced" | "held_open" | "error" | "duress")[];
                                /**
                                 * Format: date-time
                                 * @description Exclusive
                                 */
                                to?: string;
                                /** @description Ids of people */
                                users?: string[];
                            };
                        };
                    };
                };
                /** @description There is no such hold */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/legal-holds/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for the release of a hold, or agree to it
         * @description The first call asks. Somebody else’s call releases: from then on its rows go when their policy says so.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Who answers for it */
                            custodian: string;
                            filter?: {
                                /** @description What of it no row carries, such as `q`: rows are held whatever it says */
                                ignored: string[];
                                name?: string;
                                query: {
                                    [key: string]: string | string[];
                                };
                                /**
                                 * Format: uuid
                                 * @description Of the saved view
                                 */
                                viewId?: string;
                            };
                            /** Format: uuid */
                            id: string;
                            /** @description Case or file number */
                            matter: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC, milliseconds
                             */
                            placedAt: string;
                            placedBy: string;
                            reason: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC, milliseconds
                             */
                            releasedAt?: string;
                            releasedBy?: string;
                            releaseReason?: string;
                            releaseRequestedBy?: string;
                            scope: {
                                /** @description Of attempts: how access was sought */
                                accessTypes?: ("pin" | "rfid" | "rex" | "phone_key" | "key_fob" | "keycard" | "qr" | "passcode" | "remote" | "mechanical" | "schedule" | "unknown")[];
                                /** @description Ids of devices */
                                devices?: string[];
                                /** @description Ids of doors */
                                doors?: string[];
                                /** @description Of attempts: what is odd about them */
                                flags?: ("nonStandardLength" | "clockSuspect" | "dstAmbiguous" | "dstGap" | "late" | "auditIdOutOfRange" | "tagNotApplicable" | "possibleDuplicate" | "spooled" | "decidedOffline" | "stalePolicy" | "cooldownLocal")[];
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                from?: string;
                                /** @description Of attempts: whether they were told of late */
                                late?: boolean;
                                /** @description Ids of premises, with all that lies in them */
                                premises?: string[];
                                /** @description Of attempts: why */
                                reasons?: ("success" | "duress" | "rex" | "remote_unlock" | "scheduled_unlock" | "unknown_credential" | "invalid_pin" | "user_not_found" | "user_disabled" | "user_not_authorized" | "rule_disabled" | "schedule_day_not_permitted" | "outside_schedule_hours" | "credential_not_yet_valid" | "credential_expired" | "credential_blocked" | "cooldown" | "lockdown" | "too_many_attempts" | "anti_passback" | "device_denied" | "forced_door" | "held_open" | "device_communication_failure" | "database_error" | "macro_execution_failure" | "invalid_configuration")[];
                                /** @description Of attempts: what came of them */
                                results?: ("granted" | "denied" | "forced" | "held_open" | "error" | "duress")[];
                                /**
                                 * Format: date-time
                                 * @description Exclusive
                                 */
                                to?: string;
                                /** @description Ids of people */
                                users?: string[];
                            };
                        };
                    };
                };
                /** @description There is no such hold */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It is released already, or the same person asked for it */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How long records are kept
         * @description Every kind of record has a policy.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description Whether the nightly run deletes what is older */
                                automatic: boolean;
                                /** @description Whether nobody has set it */
                                isDefault: boolean;
                                /** @description How long rows are kept */
                                keep: string;
                                /** @description By privacy: `keep` is never longer */
                                maximum?: string;
                                /** @description By law: nobody deletes earlier without `retention:override` */
                                minimum?: string;
                                /** @description For rows in these premises alone; the whole organisation when absent */
                                premisesId?: string;
                                /** @enum {string} */
                                preset?: "hipaa" | "sox" | "general-1y" | "general-2y" | "general-3y";
                                /** @enum {string} */
                                recordKind: "access-log" | "device-trail" | "admin-audit" | "snapshots" | "scores" | "raw-blocks" | "exports" | "people";
                            }[];
                            presets: {
                                [key: string]: string;
                            };
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/policies/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set how long records of a kind are kept
         * @description By calendar. What it would delete, and when, is told by `POST /v1/retention/policies/{kind}/preview`.
         */
        put: {
            parameters: {
                query?: {
                    /** @description For rows in these premises alone */
                    premisesId?: string;
                };
                header?: never;
                path: {
                    kind: "access-log" | "device-trail" | "admin-audit" | "snapshots" | "scores" | "raw-blocks" | "exports" | "people";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default true */
                        automatic?: boolean;
                        /** @description Instead of a preset */
                        keep?: string;
                        /** @description By privacy: `keep` is never longer */
                        maximum?: string;
                        /** @description By law: nobody deletes earlier without `retention:override` */
                        minimum?: string;
                        /** @enum {string} */
                        preset?: "hipaa" | "sox" | "general-1y" | "general-2y" | "general-3y";
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Whether the nightly run deletes what is older */
                            automatic: boolean;
                            /** @description How long rows are kept */
                            keep: string;
                            /** @description By privacy: `keep` is never longer */
                            maximum?: string;
                            /** @description By law: nobody deletes earlier without `retention:override` */
                            minimum?: string;
                            /** @description For rows in these premises alone; the whole organisation when absent */
                            premisesId?: string;
                            /** @enum {string} */
                            preset?: "hipaa" | "sox" | "general-1y" | "general-2y" | "general-3y";
                            /** @enum {string} */
                            recordKind: "access-log" | "device-trail" | "admin-audit" | "snapshots" | "scores" | "raw-blocks" | "exports" | "people";
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /**
         * Take a policy back
         * @description That of the organisation holds, or a year.
         */
        delete: {
            parameters: {
                query?: {
                    /** @description For rows in these premises alone */
                    premisesId?: string;
                };
                header?: never;
                path: {
                    kind: "access-log" | "device-trail" | "admin-audit" | "snapshots" | "scores" | "raw-blocks" | "exports" | "people";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The policy no longer holds */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such policy */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/policies/{kind}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a policy would delete, and when
         * @description Counts what the next run at night would delete if the policy held. Nothing changes.
         */
        post: {
            parameters: {
                query?: {
                    /** @description For rows in these premises alone */
                    premisesId?: string;
                };
                header?: never;
                path: {
                    kind: "access-log" | "device-trail" | "admin-audit" | "snapshots" | "scores" | "raw-blocks" | "exports" | "people";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default true */
                        automatic?: boolean;
                        /** @description Instead of a preset */
                        keep?: string;
                        /** @description By privacy: `keep` is never longer */
                        maximum?: string;
                        /** @description By law: nobody deletes earlier without `retention:override` */
                        minimum?: string;
                        /** @enum {string} */
                        preset?: "hipaa" | "sox" | "general-1y" | "general-2y" | "general-3y";
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            after: {
                                /** @description Whether the nightly run deletes what is older */
                                automatic: boolean;
                                /** @description How long rows are kept */
                                keep: string;
                                /** @description By privacy: `keep` is never longer */
                                maximum?: string;
                                /** @description By law: nobody deletes earlier without `retention:override` */
                                minimum?: string;
                                /** @description For rows in these premises alone; the whole organisation when absent */
                                premisesId?: string;
                                /** @enum {string} */
                                preset?: "hipaa" | "sox" | "general-1y" | "general-2y" | "general-3y";
                                /** @enum {string} */
                                recordKind: "access-log" | "device-trail" | "admin-audit" | "snapshots" | "scores" | "raw-blocks" | "exports" | "people";
                            };
                            /** @description What holds now */
                            before: {
                                /** @description Whether the nightly run deletes what is older */
                                automatic: boolean;
                                /** @description How long rows are kept */
                                keep: string;
                                /** @description By privacy: `keep` is never longer */
                                maximum?: string;
                                /** @description By law: nobody deletes earlier without `retention:override` */
                                minimum?: string;
                                /** @description For rows in these premises alone; the whole organisation when absent */
                                premisesId?: string;
                                /** @enum {string} */
                                preset?: "hipaa" | "sox" | "general-1y" | "general-2y" | "general-3y";
                                /** @enum {string} */
                                recordKind: "access-log" | "device-trail" | "admin-audit" | "snapshots" | "scores" | "raw-blocks" | "exports" | "people";
                            };
                            /** Format: date-time */
                            cutoffAfter: string;
                            /**
                             * Format: date-time
                             * @description What happened before it is older than the policy that holds now
                             */
                            cutoffBefore: string;
                            /** @description For whom the run at night would ask; of people alone */
                            departed: {
                                /** @description Of these, whom a hold names: none is erased before its release */
                                held: number;
                                /** @description Who left longer ago than the policy keeps what they own, is not erased, and was not asked for since */
                                people: number;
                            } | null;
                            /** @description What would go then, counted like any deletion; null for people, who are asked for */
                            purge: {
                                approvedBy: string | null;
                                automatic: boolean;
                                confirmedBy: string | null;
                                /**
                                 * Format: date-time
                                 * @description Rows that happened strictly before it go; fixed
                                 */
                                cutoff: string;
                                /** @description Rows by service so far */
                                deleted: {
                                    [key: string]: number;
                                };
                                deletedPct: number;
                                /** Format: uuid */
                                id: string;
                                keepDays: number | null;
                                overrideReason: string | null;
                                premisesId: string | null;
                                /** @description What the deletion is of; null while it is counted */
                                preview: {
                                    /** @description What a legal hold keeps */
                                    held: number;
                                    newest: string | null;
                                    oldest: string | null;
                                    /** @description What goes */
                                    rows: number;
                                    sizeBytes: number;
                                } | null;
                                /** @description By service: what was deleted in the end */
                                purged: {
                                    [key: string]: {
                                        /** Format: date-time */
                                        at: string;
                                        digest: string;
                                        held: number;
                                        logRecords: number;
                                        rows: number;
                                    };
                                };
                                /** @enum {string} */
                                recordKind: "access-log" | "device-trail" | "admin-audit" | "snapshots" | "scores" | "raw-blocks" | "exports";
                                /** Format: date-time */
                                requestedAt: string;
                                requestedBy: string;
                                /** @enum {string} */
                                status: "counting" | "previewed" | "awaiting_approval" | "waiting" | "running" | "paused" | "stopped" | "completed" | "cancelled";
                                /** @description By service: why it cannot go on */
                                stopped: {
                                    [key: string]: {
                                        detail: string;
                                        reason: string;
                                    };
                                };
                            } | null;
                            /** @description When it would go; null: by hand only */
                            runsAt: string | null;
                            /** @description Whether rows would go earlier than now */
                            shortens: boolean;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/purges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deletions of old records
         * @description The newest 500.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                approvedBy: string | null;
                                automatic: boolean;
                                confirmedBy: string | null;
                                /**
                                 * Format: date-time
                                 * @description Rows that happened strictly before it go; fixed
                                 */
                                cutoff: string;
                                /** @description Rows by service so far */
                                deleted: {
                                    [key: string]: number;
                                };
                                deletedPct: number;
                                /** Format: uuid */
                                id: string;
                                keepDays: number | null;
                                overrideReason: string | null;
                                premisesId: string | null;
                                /** @description What the deletion is of; null while it is counted */
                                preview: {
                                    /** @description What a legal hold keeps */
                                    held: number;
                                    newest: string | null;
                                    oldest: string | null;
                                    /** @description What goes */
                                    rows: number;
                                    sizeBytes: number;
                                } | null;
                                /** @description By service: what was deleted in the end */
                                purged: {
                                    [key: string]: {
                                        /** Format: date-time */
                                        at: string;
                                        digest: string;
                                        held: number;
                                        logRecords: number;
                                        rows: number;
                                    };
                                };
                                /** @enum {string} */
                                recordKind: "access-log" | "device-trail" | "admin-audit" | "snapshots" | "scores" | "raw-blocks" | "exports";
                                /** Format: date-time */
                                requestedAt: string;
                                requestedBy: string;
                                /** @enum {string} */
                                status: "counting" | "previewed" | "awaiting_approval" | "waiting" | "running" | "paused" | "stopped" | "completed" | "cancelled";
                                /** @description By service: why it cannot go on */
                                stopped: {
                                    [key: string]: {
                                        detail: string;
                                        reason: string;
                                    };
                                };
                            }[];
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Delete old records
         * @description Takes the token of the preview, within ten minutes and once, and the number of days typed again. One deletion runs at a time; others wait. Where the installation asks for it, a second person must agree first.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The number of days to keep, typed once more */
                        confirmation: string;
                        /** @description Of the preview */
                        token: string;
                    };
                };
            };
            responses: {
                /** @description It runs in the background */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            approvedBy: string | null;
                            automatic: boolean;
                            confirmedBy: string | null;
                            /**
                             * Format: date-time
                             * @description Rows that happened strictly before it go; fixed
                             */
                            cutoff: string;
                            /** @description Rows by service so far */
                            deleted: {
                                [key: string]: number;
                            };
                            deletedPct: number;
                            /** Format: uuid */
                            id: string;
                            keepDays: number | null;
                            overrideReason: string | null;
                            premisesId: string | null;
                            /** @description What the deletion is of; null while it is counted */
                            preview: {
                                /** @description What a legal hold keeps */
                                held: number;
                                newest: string | null;
                                oldest: string | null;
                                /** @description What goes */
                                rows: number;
                                sizeBytes: number;
                            } | null;
                            /** @description By service: what was deleted in the end */
                            purged: {
                                [key: string]: {
                                    /** Format: date-time */
                                    at: string;
                                    digest: string;
                                    held: number;
                                    logRecords: number;
                                    rows: number;
                                };
                            };
                            /** @enum {string} */
                            recordKind: "access-log" | "device-trail" | "admin-audit" | "snapshots" | "scores" | "raw-blocks" | "exports";
                            /** Format: date-time */
                            requestedAt: string;
                            requestedBy: string;
                            /** @enum {string} */
                            status: "counting" | "previewed" | "awaiting_approval" | "waiting" | "running" | "paused" | "stopped" | "completed" | "cancelled";
                            /** @description By service: why it cannot go on */
                            stopped: {
                                [key: string]: {
                                    detail: string;
                                    reason: string;
                                };
                            };
                        };
                    };
                };
                /** @description The token is used or expired, or everything is under a legal hold */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/purges/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One deletion, and how far it is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            approvedBy: string | null;
                            automatic: boolean;
                            confirmedBy: string | null;
                            /**
                             * Format: date-time
                             * @description Rows that happened strictly before it go; fixed
                             */
                            cutoff: string;
                            /** @description Rows by service so far */
                            deleted: {
                                [key: string]: number;
                            };
                            deletedPct: number;
                            /** Format: uuid */
                            id: string;
                            keepDays: number | null;
                            overrideReason: string | null;
                            premisesId: string | null;
                            /** @description What the deletion is of; null while it is counted */
                            preview: {
                                /** @description What a legal hold keeps */
                                held: number;
                                newest: string | null;
                                oldest: string | null;
                                /** @description What goes */
                                rows: number;
                                sizeBytes: number;
                            } | null;
                            /** @description By service: what was deleted in the end */
                            purged: {
                                [key: string]: {
                                    /** Format: date-time */
                                    at: string;
                                    digest: string;
                                    held: number;
                                    logRecords: number;
                                    rows: number;
                                };
                            };
                            /** @enum {string} */
                            recordKind: "access-log" | "device-trail" | "admin-audit" | "snapshots" | "scores" | "raw-blocks" | "exports";
                            /** Format: date-time */
                            requestedAt: string;
                            requestedBy: string;
                            /** @enum {string} */
                            status: "counting" | "previewed" | "awaiting_approval" | "waiting" | "running" | "paused" | "stopped" | "completed" | "cancelled";
                            /** @description By service: why it cannot go on */
                            stopped: {
                                [key: string]: {
                                    detail: string;
                                    reason: string;
                                };
                            };
                        };
                    };
                };
                /** @description There is no such purge */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/purges/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree to a deletion as the second person */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            approvedBy: string | null;
                            automatic: boolean;
                            confirmedBy: string | null;
                            /**
                             * Format: date-time
                             * @description Rows that happened strictly before it go; fixed
                             */
                            cutoff: string;
                            /** @description Rows by service so far */
                            deleted: {
                                [key: string]: number;
                            };
                            deletedPct: number;
                            /** Format: uuid */
                            id: string;
                            keepDays: number | null;
                            overrideReason: string | null;
                            premisesId: string | null;
                            /** @description What the deletion is of; null while it is counted */
                            preview: {
                                /** @description What a legal hold keeps */
                                held: number;
                                newest: string | null;
                                oldest: string | null;
                                /** @description What goes */
                                rows: number;
                                sizeBytes: number;
                            } | null;
                            /** @description By service: what was deleted in the end */
                            purged: {
                                [key: string]: {
                                    /** Format: date-time */
                                    at: string;
                                    digest: string;
                                    held: number;
                                    logRecords: number;
                                    rows: number;
                                };
                            };
                            /** @enum {string} */
                            recordKind: "access-log" | "device-trail" | "admin-audit" | "snapshots" | "scores" | "raw-blocks" | "exports";
                            /** Format: date-time */
                            requestedAt: string;
                            requestedBy: string;
                            /** @enum {string} */
                            status: "counting" | "previewed" | "awaiting_approval" | "waiting" | "running" | "paused" | "stopped" | "completed" | "cancelled";
                            /** @description By service: why it cannot go on */
                            stopped: {
                                [key: string]: {
                                    detail: string;
                                    reason: string;
                                };
                            };
                        };
                    };
                };
                /** @description There is no such purge */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It does not wait for that, or the same person confirmed it */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/purges/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a deletion up
         * @description What is deleted already stays so.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            approvedBy: string | null;
                            automatic: boolean;
                            confirmedBy: string | null;
                            /**
                             * Format: date-time
                             * @description Rows that happened strictly before it go; fixed
                             */
                            cutoff: string;
                            /** @description Rows by service so far */
                            deleted: {
                                [key: string]: number;
                            };
                            deletedPct: number;
                            /** Format: uuid */
                            id: string;
                            keepDays: number | null;
                            overrideReason: string | null;
                            premisesId: string | null;
                            /** @description What the deletion is of; null while it is counted */
                            preview: {
                                /** @description What a legal hold keeps */
                                held: number;
                                newest: string | null;
                                oldest: string | null;
                                /** @description What goes */
                                rows: number;
                                sizeBytes: number;
                            } | null;
                            /** @description By service: what was deleted in the end */
                            purged: {
                                [key: string]: {
                                    /** Format: date-time */
                                    at: string;
                                    digest: string;
                                    held: number;
                                    logRecords: number;
                                    rows: number;
                                };
                            };
                            /** @enum {string} */
                            recordKind: "access-log" | "device-trail" | "admin-audit" | "snapshots" | "scores" | "raw-blocks" | "exports";
                            /** Format: date-time */
                            requestedAt: string;
                            requestedBy: string;
                            /** @enum {string} */
                            status: "counting" | "previewed" | "awaiting_approval" | "waiting" | "running" | "paused" | "stopped" | "completed" | "cancelled";
                            /** @description By service: why it cannot go on */
                            stopped: {
                                [key: string]: {
                                    detail: string;
                                    reason: string;
                                };
                            };
                        };
                    };
                };
                /** @description There is no such purge */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It is over */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/purges/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a deletion stand still
         * @description After the chunk at hand.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            approvedBy: string | null;
                            automatic: boolean;
                            confirmedBy: string | null;
                            /**
                             * Format: date-time
                             * @description Rows that happened strictly before it go; fixed
                             */
                            cutoff: string;
                            /** @description Rows by service so far */
                            deleted: {
                                [key: string]: number;
                            };
                            deletedPct: number;
                            /** Format: uuid */
                            id: string;
                            keepDays: number | null;
                            overrideReason: string | null;
                            premisesId: string | null;
                            /** @description What the deletion is of; null while it is counted */
                            preview: {
                                /** @description What a legal hold keeps */
                                held: number;
                                newest: string | null;
                                oldest: string | null;
                                /** @description What goes */
                                rows: number;
                                sizeBytes: number;
                            } | null;
                            /** @description By service: what was deleted in the end */
                            purged: {
                                [key: string]: {
                                    /** Format: date-time */
                                    at: string;
                                    digest: string;
                                    held: number;
                                    logRecords: number;
                                    rows: number;
                                };
                            };
                            /** @enum {string} */
                            recordKind: "access-log" | "device-trail" | "admin-audit" | "snapshots" | "scores" | "raw-blocks" | "exports";
                            /** Format: date-time */
                            requestedAt: string;
                            requestedBy: string;
                            /** @enum {string} */
                            status: "counting" | "previewed" | "awaiting_approval" | "waiting" | "running" | "paused" | "stopped" | "completed" | "cancelled";
                            /** @description By service: why it cannot go on */
                            stopped: {
                                [key: string]: {
                                    detail: string;
                                    reason: string;
                                };
                            };
                        };
                    };
                };
                /** @description There is no such purge */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It is not running */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/purges/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a deletion go on that was paused, or stopped because it could not */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            approvedBy: string | null;
                            automatic: boolean;
                            confirmedBy: string | null;
                            /**
                             * Format: date-time
                             * @description Rows that happened strictly before it go; fixed
                             */
                            cutoff: string;
                            /** @description Rows by service so far */
                            deleted: {
                                [key: string]: number;
                            };
                            deletedPct: number;
                            /** Format: uuid */
                            id: string;
                            keepDays: number | null;
                            overrideReason: string | null;
                            premisesId: string | null;
                            /** @description What the deletion is of; null while it is counted */
                            preview: {
                                /** @description What a legal hold keeps */
                                held: number;
                                newest: string | null;
                                oldest: string | null;
                                /** @description What goes */
                                rows: number;
                                sizeBytes: number;
                            } | null;
                            /** @description By service: what was deleted in the end */
                            purged: {
                                [key: string]: {
                                    /** Format: date-time */
                                    at: string;
                                    digest: string;
                                    held: number;
                                    logRecords: number;
                                    rows: number;
                                };
                            };
                            /** @enum {string} */
                            recordKind: "access-log" | "device-trail" | "admin-audit" | "snapshots" | "scores" | "raw-blocks" | "exports";
                            /** Format: date-time */
                            requestedAt: string;
                            requestedBy: string;
                            /** @enum {string} */
                            status: "counting" | "previewed" | "awaiting_approval" | "waiting" | "running" | "paused" | "stopped" | "completed" | "cancelled";
                            /** @description By service: why it cannot go on */
                            stopped: {
                                [key: string]: {
                                    detail: string;
                                    reason: string;
                                };
                            };
                        };
                    };
                };
                /** @description There is no such purge */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It does not stand still */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention/purges/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a deletion of old records would delete
         * @description Counts exactly. The cutoff is fixed here, and so is how far the log counts: rows that arrive later stay. Nothing is deleted. While many rows are counted the status is `counting`: ask for the purge by its id then.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Rows older than so many times 24 hours go */
                        keepDays: number;
                        /** @description Why earlier than the policy allows; takes `retention:override` besides */
                        overrideReason?: string;
                        /** @description Rows in these premises alone; of the access log only */
                        premisesId?: string;
                        /** @enum {string} */
                        recordKind: "access-log" | "device-trail" | "admin-audit" | "snapshots" | "scores" | "raw-blocks" | "exports";
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            approvedBy: string | null;
                            automatic: boolean;
                            cannotComeBack: string;
                            /** @description What must be typed to confirm: the number of days */
                            confirmation: string;
                            confirmedBy: string | null;
                            /**
                             * Format: date-time
                             * @description Rows that happened strictly before it go; fixed
                             */
                            cutoff: string;
                            /** @description Rows by service so far */
                            deleted: {
                                [key: string]: number;
                            };
                            deletedPct: number;
                            /** Format: uuid */
                            id: string;
                            keepDays: number | null;
                            /** @description Whether somebody else must agree to it, too, before it begins */
                            needsSecondPerson: boolean;
                            overrideReason: string | null;
                            premisesId: string | null;
                            /** @description What the deletion is of; null while it is counted */
                            preview: {
                                /** @description What a legal hold keeps */
                                held: number;
                                newest: string | null;
                                oldest: string | null;
                                /** @description What goes */
                                rows: number;
                                sizeBytes: number;
                            } | null;
                            /** @description By service: what was deleted in the end */
                            purged: {
                                [key: string]: {
                                    /** Format: date-time */
                                    at: string;
                                    digest: string;
                                    held: number;
                                    logRecords: number;
                                    rows: number;
                                };
                            };
                            /** @enum {string} */
                            recordKind: "access-log" | "device-trail" | "admin-audit" | "snapshots" | "scores" | "raw-blocks" | "exports";
                            /** Format: date-time */
                            requestedAt: string;
                            requestedBy: string;
                            /** @enum {string} */
                            status: "counting" | "previewed" | "awaiting_approval" | "waiting" | "running" | "paused" | "stopped" | "completed" | "cancelled";
                            /** @description By service: why it cannot go on */
                            stopped: {
                                [key: string]: {
                                    detail: string;
                                    reason: string;
                                };
                            };
                            /** @description Confirms the deletion, once, by whoever asked for the preview */
                            token: string;
                            /** Format: date-time */
                            tokenExpiresAt: string;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/services/{service}/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List dead letters of one service, wherever it runs */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    /** @description `<service>.<projection>` */
                    projection?: string;
                    status?: "parked" | "retried" | "discarded";
                };
                header?: never;
                path: {
                    service: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                attempts: number;
                                /** @description Null when it only waits for an earlier event of its key */
                                failure: string | null;
                                /** @description `<service>.<number>` */
                                id: string;
                                key: string;
                                offset: number;
                                /** Format: date-time */
                                parkedAt: string;
                                partition: number;
                                /** @description `<service>.<projection>`; `<service>.outbox` for events that the log refuses */
                                projection: string;
                                settledAt: string | null;
                                settledBy: string | null;
                                settledReason: string | null;
                                /** @enum {string} */
                                status: "parked" | "retried" | "discarded";
                                topic: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/services/{service}/projections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List views and event processors of one service, wherever it runs */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    service: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /**
                                 * @description A view can be rebuilt; a reactor publishes
                                 * @enum {string}
                                 */
                                kind: "view" | "reactor";
                                /** @description Records of the log not worked in yet */
                                lag: number;
                                /** @description Of those this process was asked for */
                                lastRebuild?: {
                                    failure?: string;
                                    /**
                                     * @description `failed`: the live view is as it was
                                     * @enum {string}
                                     */
                                    outcome: "under_way" | "switched" | "failed";
                                    /** Format: date-time */
                                    startedAt: string;
                                };
                                /** @description `<service>.<projection>` */
                                name: string;
                                /** @description Events put aside */
                                parked: number;
                                partitions: {
                                    /** @description Where the next record of the log will be */
                                    endOffset: number;
                                    lag: number;
                                    /** @description Everything before it is worked in */
                                    nextOffset: number;
                                    partition: number;
                                }[];
                                /** @description Present while the view is rebuilt */
                                rebuild?: {
                                    /** @description Records of the log not worked in yet */
                                    lag: number;
                                    partitions: {
                                        /** @description Where the next record of the log will be */
                                        endOffset: number;
                                        lag: number;
                                        /** @description Everything before it is worked in */
                                        nextOffset: number;
                                        partition: number;
                                    }[];
                                    /** @description 0 when nothing has been read yet */
                                    version: number;
                                };
                                /** @description 0 when nothing has been read yet */
                                version: number;
                            }[];
                        };
                    };
                };
                /** @description Anything but success: problem details (RFC 9457) */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            detail: string;
            errors?: {
                field: string;
                message: string;
            }[];
            /** @description The first field, parameter or header at fault */
            field?: string;
            status: number;
            title: string;
            /** @description `urn:doorledger:problem:<code>`; stable */
            type: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
