/* Generated from docs/reference/openapi/admin-audit.json: npm run generate */
export interface paths {
    "/v1/audit-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search the audit log
         * @description Sorted by when it happened. The last 31 days, unless `range`, `from` or `to` say otherwise.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Id, number or user name of a person, or the id of a token or device that acted; repeat it for any of several */
                    actor?: string | string[];
                    /** @description What kind of actor; repeat it for any of several */
                    actorType?: ("user" | "system" | "device" | "integration" | "anonymous") | ("user" | "system" | "device" | "integration" | "anonymous")[];
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description RFC 3339 with offset, or a day of the site; inclusive */
                    from?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    /** @description What was done: `created`, `updated`, `deleted`, …; repeat it for any of several */
                    operation?: string | string[];
                    /** @description By time: `desc` is newest first */
                    order?: "asc" | "desc";
                    /** @description What came of it; repeat it for any of several */
                    outcome?: ("done" | "denied" | "failed") | ("done" | "denied" | "failed")[];
                    /** @description A place and all inside it: `hq/building-1`; repeat it for any of several */
                    premises?: string | string[];
                    /** @description Text in the label of the type, the operation, the target or names of people, or the beginning of an id */
                    q?: string;
                    /** @description `today` in the zone of the site, or the last 1 to 3660 times 24 hours. Overridden by `from` and `to` */
                    range?: string;
                    /** @description Id of what was acted on; of a person also the number or user name; repeat it for any of several */
                    target?: string | string[];
                    /** @description What kind of thing was acted on; repeat it for any of several */
                    targetKind?: string | string[];
                    /** @description RFC 3339 with offset, exclusive; or a day of the site, to its end */
                    to?: string;
                    /** @description Code of the entry type; repeat it for any of several */
                    type?: string | string[];
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
                            /** @description The time the answer is about: what `range`, `from` and `to` meant, or the default */
                            appliedRange: {
                                /** @description In it */
                                from: string | null;
                                /** @description Not in it */
                                to: string | null;
                            };
                            items: {
                                actor: {
                                    /** @description null for `system` and `anonymous` */
                                    id: string | null;
                                    /** @description As it was at the time; `erased person` after erasure, null when unknown */
                                    name: string | null;
                                    /** @enum {string} */
                                    type: "user" | "system" | "device" | "integration" | "anonymous";
                                };
                                /** @description Where the target lay at the time */
                                facilityPath: string | null;
                                /** Format: uuid */
                                id: string;
                                /** @description As people know the type */
                                label: string;
                                /** @description In English, as code and parameters say it */
                                message: string;
                                /** Format: date-time */
                                occurredAt: string;
                                /** @description How often, when the entry stands for several times */
                                occurrences: number;
                                operation: string;
                                /** @enum {string} */
                                outcome: "done" | "denied" | "failed";
                                /** Format: date-time */
                                recordedAt: string;
                                /** @description Place in the log */
                                seq: number;
                                service: string;
                                since: string | null;
                                subAction: string | null;
                                target: {
                                    id: string;
                                    kind: string;
                                    /** @description As it was at the time; `erased person` after erasure, null when unknown */
                                    name: string | null;
                                } | null;
                                /** @description Code of the entry type */
                                type: string;
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
        /**
         * Hand in entries of another system
         * @description One entry, or up to 500 as `entries`. They are in the log when this answers, and shown shortly after. An entry that is handed in again under its id is recorded once; another one under the same id is refused, and that is an entry. A source may send 300 requests a minute.
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
                        entries: {
                            /** @description Who did it in the other system; ids, not names of people */
                            actor: {
                                /** @description null for `system` and `anonymous` */
                                id: string | null;
                                /** @enum {string} */
                                type: "user" | "system" | "device" | "integration" | "anonymous";
                            };
                            /** @default [] */
                            changes?: {
                                /** @description null when there is none any more */
                                after: string | number | boolean | null | unknown[] | {
                                    [key: string]: unknown;
                                };
                                /** @description null when there was none */
                                before: string | number | boolean | null | unknown[] | {
                                    [key: string]: unknown;
                                };
                                field: string;
                            }[];
                            /**
                             * Format: uuid
                             * @description Of the integration’s choice: the same entry handed in again is recorded once
                             */
                            entryId: string;
                            /** @description Code of the catalogue */
                            entryType: string;
                            /**
                             * @description Premises that the target lies in: `hq/building-1`
                             * @default null
                             */
                            facilityPath?: string | null;
                            /** @description Text for people */
                            message?: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC, milliseconds
                             */
                            occurredAt: string;
                            /** @default 1 */
                            occurrences?: number;
                            /** @description What was done */
                            operation: string;
                            /**
                             * @default done
                             * @enum {string}
                             */
                            outcome?: "done" | "denied" | "failed";
                            /** @description Free text: what exactly happened */
                            subAction?: string;
                            /** @default null */
                            target?: {
                                id: string;
                                kind: string;
                            } | null;
                        }[];
                    };
                };
            };
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accepted: number;
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
        /**
         * The log is not emptied
         * @description Always refused, and the attempt is an entry.
         */
        delete: {
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
    "/v1/audit-entries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry of the audit log, with what changed */
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
                            /** @description As the route that was called names it */
                            action: string | null;
                            actor: {
                                /** @description null for `system` and `anonymous` */
                                id: string | null;
                                /** @description As it was at the time; `erased person` after erasure, null when unknown */
                                name: string | null;
                                /** @enum {string} */
                                type: "user" | "system" | "device" | "integration" | "anonymous";
                            };
                            /** @description Secrets are masked */
                            changes: {
                                /** @description null when there is none any more */
                                after: string | number | boolean | null | unknown[] | {
                                    [key: string]: unknown;
                                };
                                /** @description null when there was none */
                                before: string | number | boolean | null | unknown[] | {
                                    [key: string]: unknown;
                                };
                                /** @description `attributes.zone` */
                                field: string;
                            }[];
                            /** @description Of the request */
                            correlationId: string | null;
                            /** @description Where the target lay at the time */
                            facilityPath: string | null;
                            failure: {
                                code: string;
                                field?: string;
                            } | null;
                            /** Format: uuid */
                            id: string;
                            /** @description As people know the type */
                            label: string;
                            /** @description Codes of entries that may follow */
                            mayFollow: string[];
                            /** @description In English, as code and parameters say it */
                            message: string;
                            /** Format: date-time */
                            occurredAt: string;
                            /** @description How often, when the entry stands for several times */
                            occurrences: number;
                            operation: string;
                            /** @enum {string} */
                            outcome: "done" | "denied" | "failed";
                            /** Format: date-time */
                            recordedAt: string;
                            /** @description Place in the log */
                            seq: number;
                            service: string;
                            session: string | null;
                            since: string | null;
                            subAction: string | null;
                            target: {
                                id: string;
                                kind: string;
                                /** @description As it was at the time; `erased person` after erasure, null when unknown */
                                name: string | null;
                            } | null;
                            /** @description Code of the entry type */
                            type: string;
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
        /**
         * Entries are not replaced
         * @description Always refused, and the attempt is an entry.
         */
        put: {
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
        post?: never;
        /**
         * Entries are not removed
         * @description Always refused, and the attempt is an entry.
         */
        delete: {
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
        /**
         * Entries are not changed
         * @description Always refused, and the attempt is an entry.
         */
        patch: {
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
        trace?: never;
    };
    "/v1/audit-entries/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many entries of the audit log pass the filters */
        get: {
            parameters: {
                query?: {
                    /** @description Id, number or user name of a person, or the id of a token or device that acted; repeat it for any of several */
                    actor?: string | string[];
                    /** @description What kind of actor; repeat it for any of several */
                    actorType?: ("user" | "system" | "device" | "integration" | "anonymous") | ("user" | "system" | "device" | "integration" | "anonymous")[];
                    /** @description RFC 3339 with offset, or a day of the site; inclusive */
                    from?: string;
                    /** @description What was done: `created`, `updated`, `deleted`, …; repeat it for any of several */
                    operation?: string | string[];
                    /** @description What came of it; repeat it for any of several */
                    outcome?: ("done" | "denied" | "failed") | ("done" | "denied" | "failed")[];
                    /** @description A place and all inside it: `hq/building-1`; repeat it for any of several */
                    premises?: string | string[];
                    /** @description Text in the label of the type, the operation, the target or names of people, or the beginning of an id */
                    q?: string;
                    /** @description `today` in the zone of the site, or the last 1 to 3660 times 24 hours. Overridden by `from` and `to` */
                    range?: string;
                    /** @description Id of what was acted on; of a person also the number or user name; repeat it for any of several */
                    target?: string | string[];
                    /** @description What kind of thing was acted on; repeat it for any of several */
                    targetKind?: string | string[];
                    /** @description RFC 3339 with offset, exclusive; or a day of the site, to its end */
                    to?: string;
                    /** @description Code of the entry type; repeat it for any of several */
                    type?: string | string[];
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
                            /** @description The time the answer is about: what `range`, `from` and `to` meant, or the default */
                            appliedRange: {
                                /** @description In it */
                                from: string | null;
                                /** @description Not in it */
                                to: string | null;
                            };
                            count: number;
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
    "/v1/audit-entries/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All entries of the audit log that pass the filters, as a file
         * @description As they were at one moment. An answer that breaks off is not complete.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Id, number or user name of a person, or the id of a token or device that acted; repeat it for any of several */
                    actor?: string | string[];
                    /** @description What kind of actor; repeat it for any of several */
                    actorType?: ("user" | "system" | "device" | "integration" | "anonymous") | ("user" | "system" | "device" | "integration" | "anonymous")[];
                    format?: "csv" | "json";
                    /** @description RFC 3339 with offset, or a day of the site; inclusive */
                    from?: string;
                    /** @description What was done: `created`, `updated`, `deleted`, …; repeat it for any of several */
                    operation?: string | string[];
                    /** @description By time: `desc` is newest first */
                    order?: "asc" | "desc";
                    /** @description What came of it; repeat it for any of several */
                    outcome?: ("done" | "denied" | "failed") | ("done" | "denied" | "failed")[];
                    /** @description A place and all inside it: `hq/building-1`; repeat it for any of several */
                    premises?: string | string[];
                    /** @description Text in the label of the type, the operation, the target or names of people, or the beginning of an id */
                    q?: string;
                    /** @description `today` in the zone of the site, or the last 1 to 3660 times 24 hours. Overridden by `from` and `to` */
                    range?: string;
                    /** @description Id of what was acted on; of a person also the number or user name; repeat it for any of several */
                    target?: string | string[];
                    /** @description What kind of thing was acted on; repeat it for any of several */
                    targetKind?: string | string[];
                    /** @description RFC 3339 with offset, exclusive; or a day of the site, to its end */
                    to?: string;
                    /** @description Code of the entry type; repeat it for any of several */
                    type?: string | string[];
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
                        "application/json": string;
                        "text/csv": string;
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
    "/v1/audit-entries/histogram": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many entries there are in each hour, day, week or month of the site */
        get: {
            parameters: {
                query?: {
                    /** @description Id, number or user name of a person, or the id of a token or device that acted; repeat it for any of several */
                    actor?: string | string[];
                    /** @description What kind of actor; repeat it for any of several */
                    actorType?: ("user" | "system" | "device" | "integration" | "anonymous") | ("user" | "system" | "device" | "integration" | "anonymous")[];
                    /** @description Stretch of the site’s own time; weeks begin on Monday */
                    bucket?: "minute" | "hour" | "day" | "week" | "month";
                    /** @description RFC 3339 with offset, or a day of the site; inclusive */
                    from?: string;
                    /** @description What was done: `created`, `updated`, `deleted`, …; repeat it for any of several */
                    operation?: string | string[];
                    /** @description What came of it; repeat it for any of several */
                    outcome?: ("done" | "denied" | "failed") | ("done" | "denied" | "failed")[];
                    /** @description A place and all inside it: `hq/building-1`; repeat it for any of several */
                    premises?: string | string[];
                    /** @description Text in the label of the type, the operation, the target or names of people, or the beginning of an id */
                    q?: string;
                    /** @description `today` in the zone of the site, or the last 1 to 3660 times 24 hours. Overridden by `from` and `to` */
                    range?: string;
                    /** @description Id of what was acted on; of a person also the number or user name; repeat it for any of several */
                    target?: string | string[];
                    /** @description What kind of thing was acted on; repeat it for any of several */
                    targetKind?: string | string[];
                    /** @description RFC 3339 with offset, exclusive; or a day of the site, to its end */
                    to?: string;
                    /** @description Code of the entry type; repeat it for any of several */
                    type?: string | string[];
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
                            /** @description The time the answer is about: what `range`, `from` and `to` meant, or the default */
                            appliedRange: {
                                /** @description In it */
                                from: string | null;
                                /** @description Not in it */
                                to: string | null;
                            };
                            /** @enum {string} */
                            bucket: "minute" | "hour" | "day" | "week" | "month";
                            items: {
                                byOutcome: {
                                    [key: string]: number;
                                };
                                count: number;
                                /**
                                 * Format: date-time
                                 * @description Beginning of the stretch; those without entries are left out
                                 */
                                from: string;
                            }[];
                            /** @description IANA zone of the site */
                            zone: string;
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
    "/v1/audit-entries/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * New entries of the audit log, as server-sent events
         * @description Entries come as messages in the order they were recorded, late ones included. Not bounded in time unless
         *           asked for. With `Last-Event-ID` it goes on where that left off, without it from now. Readers that stall for 30 s are
         *           cut off.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Id, number or user name of a person, or the id of a token or device that acted; repeat it for any of several */
                    actor?: string | string[];
                    /** @description What kind of actor; repeat it for any of several */
                    actorType?: ("user" | "system" | "device" | "integration" | "anonymous") | ("user" | "system" | "device" | "integration" | "anonymous")[];
                    /** @description RFC 3339 with offset, or a day of the site; inclusive */
                    from?: string;
                    /** @description What was done: `created`, `updated`, `deleted`, …; repeat it for any of several */
                    operation?: string | string[];
                    /** @description What came of it; repeat it for any of several */
                    outcome?: ("done" | "denied" | "failed") | ("done" | "denied" | "failed")[];
                    /** @description A place and all inside it: `hq/building-1`; repeat it for any of several */
                    premises?: string | string[];
                    /** @description Text in the label of the type, the operation, the target or names of people, or the beginning of an id */
                    q?: string;
                    /** @description `today` in the zone of the site, or the last 1 to 3660 times 24 hours. Overridden by `from` and `to` */
                    range?: string;
                    /** @description Id of what was acted on; of a person also the number or user name; repeat it for any of several */
                    target?: string | string[];
                    /** @description What kind of thing was acted on; repeat it for any of several */
                    targetKind?: string | string[];
                    /** @description RFC 3339 with offset, exclusive; or a day of the site, to its end */
                    to?: string;
                    /** @description Code of the entry type; repeat it for any of several */
                    type?: string | string[];
                };
                header?: {
                    /** @description `id` of the last event that was read */
                    "Last-Event-ID"?: string;
                };
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
                        "text/event-stream": string;
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
    "/v1/audit-entry-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The catalogue of audit entries */
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
                                /** @description Whether Doorledger adds it to the catalogue of the source */
                                beyondSource: boolean;
                                /** @description The action that causes the entry */
                                cause: string;
                                /** @description Stable; two labels may share one */
                                code: string;
                                /** @enum {string} */
                                emittedBy: "doorledger" | "integrations";
                                /** @description Codes of entries that may follow */
                                follows: string[];
                                /** @description Whether the operations are proposed, because the source names none */
                                inferred: boolean;
                                /** @description Exactly as people know it */
                                label: string;
                                /** @description What may have been done; others are accepted of integrations */
                                operations: string[];
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
    "/v1/licenses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a licence file
         * @description The file is JSON: `payload`, the base64url of `{"licenseId","product","licenses","issuedAt"}`, and `signature`, the base64url of its Ed25519 signature by whoever sells the licences. The file that was uploaded last counts.
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
                        /** @description Base64url of the JSON that says what is licensed */
                        payload: string;
                        /** @description Base64url of the Ed25519 signature over the characters of `payload` */
                        signature: string;
                    };
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            licenseId: string;
                            licenses: number;
                            product: string;
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
    "/v1/user-activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The log of a person: of user 1, unless another is named
         * @description What happened to a person and what he did, as one list: unusual logins, doors, groups, credentials, and what he did as an administrator. Newest first; the last calendar month, unless `range`, `from` or `to` say otherwise.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description RFC 3339 with offset, or a day of the site; inclusive */
                    from?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    /** @description Part of the time (`13:45`) or date (`2026-11-20`) at the site, or of the label of a type */
                    q?: string;
                    /** @description `today` in the zone of the site, or the last 1 to 3660 times 24 hours. Overridden by `from` and `to` */
                    range?: string;
                    /** @description `true` shows every login and how it ended, not only the unusual ones */
                    routineLogins?: "true" | "false";
                    /** @description RFC 3339 with offset, exclusive; or a day of the site, to its end */
                    to?: string;
                    /** @description Kind of record; repeat it for any of several */
                    type?: ("auth.admin_area_login_observed" | "auth.unrecognized_device_login" | "access.granted" | "group.member_added" | "group.member_removed" | "access.denied" | "credential.added" | "credential.add_failed" | "permissions.expired" | "credential.updated" | "admin.action" | "auth.login" | "auth.logout" | "auth.session_timeout" | "auth.login_failed") | ("auth.admin_area_login_observed" | "auth.unrecognized_device_login" | "access.granted" | "group.member_added" | "group.member_removed" | "access.denied" | "credential.added" | "credential.add_failed" | "permissions.expired" | "credential.updated" | "admin.action" | "auth.login" | "auth.logout" | "auth.session_timeout" | "auth.login_failed")[];
                    /** @description Id, number or user name of the person; user 1 when left out */
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
                            items: {
                                /** @description Who did it */
                                by: {
                                    /** @description null for `system` and `anonymous` */
                                    id: string | null;
                                    name: string | null;
                                    /** @enum {string} */
                                    type: "user" | "system" | "device" | "integration" | "anonymous";
                                };
                                /** @description Why a door did not open: not allowed in general, or not at that moment */
                                cause: ("not_allowed" | "not_allowed_now") | null;
                                credentialKind: ("phone_key" | "key_fob" | "keycard" | "pin" | "passcode" | "qr") | null;
                                /**
                                 * Format: uuid
                                 * @description Of the entry, the access event or the event of the directory that it refers to
                                 */
                                id: string;
                                label: string;
                                /** @description As clocks at the site showed it: `2026-11-20 13:45:07`; what a search looks through */
                                localTime: string;
                                /** @description In English */
                                message: string;
                                /** Format: date-time */
                                occurredAt: string;
                                occurrences: number;
                                /** @description Of an action */
                                outcome: ("done" | "denied" | "failed") | null;
                                /** @description The same, exactly; or why an action was refused or failed */
                                reason: string | null;
                                /** @description The door, group, credential, or whatever was acted on */
                                target: {
                                    id: string;
                                    kind: string;
                                    name: string | null;
                                } | null;
                                /** @enum {string} */
                                type: "auth.admin_area_login_observed" | "auth.unrecognized_device_login" | "access.granted" | "group.member_added" | "group.member_removed" | "access.denied" | "credential.added" | "credential.add_failed" | "permissions.expired" | "credential.updated" | "admin.action" | "auth.login" | "auth.logout" | "auth.session_timeout" | "auth.login_failed";
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
    "/v1/user-activity/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The log of a person as a file
         * @description The rows of the list for the same person and time, whichever of the two is given. An answer that breaks off is not complete.
         */
        get: {
            parameters: {
                query?: {
                    format?: "csv" | "json";
                    /** @description RFC 3339 with offset, or a day of the site; inclusive */
                    from?: string;
                    /** @description Part of the time (`13:45`) or date (`2026-11-20`) at the site, or of the label of a type */
                    q?: string;
                    /** @description `today` in the zone of the site, or the last 1 to 3660 times 24 hours. Overridden by `from` and `to` */
                    range?: string;
                    /** @description `true` shows every login and how it ended, not only the unusual ones */
                    routineLogins?: "true" | "false";
                    /** @description RFC 3339 with offset, exclusive; or a day of the site, to its end */
                    to?: string;
                    /** @description Kind of record; repeat it for any of several */
                    type?: ("auth.admin_area_login_observed" | "auth.unrecognized_device_login" | "access.granted" | "group.member_added" | "group.member_removed" | "access.denied" | "credential.added" | "credential.add_failed" | "permissions.expired" | "credential.updated" | "admin.action" | "auth.login" | "auth.logout" | "auth.session_timeout" | "auth.login_failed") | ("auth.admin_area_login_observed" | "auth.unrecognized_device_login" | "access.granted" | "group.member_added" | "group.member_removed" | "access.denied" | "credential.added" | "credential.add_failed" | "permissions.expired" | "credential.updated" | "admin.action" | "auth.login" | "auth.logout" | "auth.session_timeout" | "auth.login_failed")[];
                    /** @description Id, number or user name of the person; user 1 when left out */
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
                        "application/json": string;
                        "text/csv": string;
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
    "/v1/users/{id}/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The log of a person
         * @description What happened to a person and what he did, as one list: unusual logins, doors, groups, credentials, and what he did as an administrator. Newest first; the last calendar month, unless `range`, `from` or `to` say otherwise.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before; opaque */
                    cursor?: string;
                    /** @description RFC 3339 with offset, or a day of the site; inclusive */
                    from?: string;
                    /** @description Rows a page, 1–500 */
                    limit?: number;
                    /** @description Part of the time (`13:45`) or date (`2026-11-20`) at the site, or of the label of a type */
                    q?: string;
                    /** @description `today` in the zone of the site, or the last 1 to 3660 times 24 hours. Overridden by `from` and `to` */
                    range?: string;
                    /** @description `true` shows every login and how it ended, not only the unusual ones */
                    routineLogins?: "true" | "false";
                    /** @description RFC 3339 with offset, exclusive; or a day of the site, to its end */
                    to?: string;
                    /** @description Kind of record; repeat it for any of several */
                    type?: ("auth.admin_area_login_observed" | "auth.unrecognized_device_login" | "access.granted" | "group.member_added" | "group.member_removed" | "access.denied" | "credential.added" | "credential.add_failed" | "permissions.expired" | "credential.updated" | "admin.action" | "auth.login" | "auth.logout" | "auth.session_timeout" | "auth.login_failed") | ("auth.admin_area_login_observed" | "auth.unrecognized_device_login" | "access.granted" | "group.member_added" | "group.member_removed" | "access.denied" | "credential.added" | "credential.add_failed" | "permissions.expired" | "credential.updated" | "admin.action" | "auth.login" | "auth.logout" | "auth.session_timeout" | "auth.login_failed")[];
                };
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
                            items: {
                                /** @description Who did it */
                                by: {
                                    /** @description null for `system` and `anonymous` */
                                    id: string | null;
                                    name: string | null;
                                    /** @enum {string} */
                                    type: "user" | "system" | "device" | "integration" | "anonymous";
                                };
                                /** @description Why a door did not open: not allowed in general, or not at that moment */
                                cause: ("not_allowed" | "not_allowed_now") | null;
                                credentialKind: ("phone_key" | "key_fob" | "keycard" | "pin" | "passcode" | "qr") | null;
                                /**
                                 * Format: uuid
                                 * @description Of the entry, the access event or the event of the directory that it refers to
                                 */
                                id: string;
                                label: string;
                                /** @description As clocks at the site showed it: `2026-11-20 13:45:07`; what a search looks through */
                                localTime: string;
                                /** @description In English */
                                message: string;
                                /** Format: date-time */
                                occurredAt: string;
                                occurrences: number;
                                /** @description Of an action */
                                outcome: ("done" | "denied" | "failed") | null;
                                /** @description The same, exactly; or why an action was refused or failed */
                                reason: string | null;
                                /** @description The door, group, credential, or whatever was acted on */
                                target: {
                                    id: string;
                                    kind: string;
                                    name: string | null;
                                } | null;
                                /** @enum {string} */
                                type: "auth.admin_area_login_observed" | "auth.unrecognized_device_login" | "access.granted" | "group.member_added" | "group.member_removed" | "access.denied" | "credential.added" | "credential.add_failed" | "permissions.expired" | "credential.updated" | "admin.action" | "auth.login" | "auth.logout" | "auth.session_timeout" | "auth.login_failed";
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
