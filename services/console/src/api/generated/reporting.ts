/* Generated from docs/reference/openapi/reporting.json: npm run generate */
export interface paths {
    "/v1/analytics/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When people first and last passed a door, by day */
        get: {
            parameters: {
                query?: {
                    /** @description 31 days before `to` when left out */
                    from?: string;
                    /** @description Exclusive; now when left out */
                    to?: string;
                    /** @description Id of a person */
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
                            /** @description The newest 1000; a report of hours of service access has all */
                            items: {
                                /** Format: date */
                                day: string;
                                doors: number;
                                /** @description From the first door of the day to the last */
                                dwellHours: number;
                                /** Format: date-time */
                                firstAt: string;
                                granted: number;
                                /** Format: date-time */
                                lastAt: string;
                                userId: string;
                            }[];
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
    "/v1/analytics/peaks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** At which hours of the week doors are used */
        get: {
            parameters: {
                query?: {
                    device?: string;
                    door?: string;
                    /** @description 31 days before `to` when left out */
                    from?: string;
                    /** @description Exclusive; now when left out */
                    to?: string;
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
                            /** @description Hours with attempts, by the clock of the site */
                            hours: {
                                denied: number;
                                granted: number;
                                hour: number;
                                /** @description 1 is Monday */
                                weekday: number;
                            }[];
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
    "/v1/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How things stand today */
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
                            /**
                             * Format: date
                             * @description Today, by the clock of the site
                             */
                            day: string;
                            denied: number;
                            /** @description Doors with an open alert of being held open; null without `alert:read` */
                            doorsHeldOpen: number | null;
                            /** @description Attempts today: as many as `GET /v1/access-events/count?range=today` counts */
                            events: number;
                            granted: number;
                            /** @description Since the access log was last read; null when it never was */
                            lagSec: number | null;
                            locks: {
                                /** @description Not fetched for 7 days */
                                stale: number;
                                total: number;
                            };
                            /** @description null without `alert:read` */
                            openAlerts: number | null;
                            reviewedToday: boolean;
                            /** @description What the database takes; at most a minute old */
                            storageBytes: number;
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
    "/v1/report-schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List schedules of reports */
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
                                at: string;
                                /**
                                 * @description The report is of the day, week or month that ended
                                 * @enum {string}
                                 */
                                every: "day" | "week" | "month";
                                /** @enum {string} */
                                format: "csv" | "json" | "xlsx" | "pdf";
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "access" | "denied" | "user-activity" | "service-access" | "guest-check" | "door-frequency" | "rights" | "alerts" | "admin-audit" | "lock-freshness" | "retention-certificate";
                                /** @description Day of the site on which the last report was asked for */
                                lastDay: string | null;
                                name: string;
                                owner: string;
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
         * Have a report made every day, week or month
         * @description Of the day, week or month that ended, with the rights that whoever set it has by then.
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
                        at: string;
                        /**
                         * @description The report is of the day, week or month that ended
                         * @enum {string}
                         */
                        every: "day" | "week" | "month";
                        /** @enum {string} */
                        format: "csv" | "json" | "xlsx" | "pdf";
                        /** @enum {string} */
                        kind: "access" | "denied" | "user-activity" | "service-access" | "guest-check" | "door-frequency" | "rights" | "alerts" | "admin-audit" | "lock-freshness" | "retention-certificate";
                        name: string;
                    };
                };
            };
            responses: {
                /** @description The schedule */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            at: string;
                            /**
                             * @description The report is of the day, week or month that ended
                             * @enum {string}
                             */
                            every: "day" | "week" | "month";
                            /** @enum {string} */
                            format: "csv" | "json" | "xlsx" | "pdf";
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "access" | "denied" | "user-activity" | "service-access" | "guest-check" | "door-frequency" | "rights" | "alerts" | "admin-audit" | "lock-freshness" | "retention-certificate";
                            /** @description Day of the site on which the last report was asked for */
                            lastDay: string | null;
                            name: string;
                            owner: string;
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
    "/v1/report-schedules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Replace a schedule
         * @description From then on it is yours.
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
            requestBody: {
                content: {
                    "application/json": {
                        at: string;
                        /**
                         * @description The report is of the day, week or month that ended
                         * @enum {string}
                         */
                        every: "day" | "week" | "month";
                        /** @enum {string} */
                        format: "csv" | "json" | "xlsx" | "pdf";
                        /** @enum {string} */
                        kind: "access" | "denied" | "user-activity" | "service-access" | "guest-check" | "door-frequency" | "rights" | "alerts" | "admin-audit" | "lock-freshness" | "retention-certificate";
                        name: string;
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
                            at: string;
                            /**
                             * @description The report is of the day, week or month that ended
                             * @enum {string}
                             */
                            every: "day" | "week" | "month";
                            /** @enum {string} */
                            format: "csv" | "json" | "xlsx" | "pdf";
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "access" | "denied" | "user-activity" | "service-access" | "guest-check" | "door-frequency" | "rights" | "alerts" | "admin-audit" | "lock-freshness" | "retention-certificate";
                            /** @description Day of the site on which the last report was asked for */
                            lastDay: string | null;
                            name: string;
                            owner: string;
                        };
                    };
                };
                /** @description There is no such schedule */
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
        post?: never;
        /** Delete a schedule */
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
                /** @description No further reports are made */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such schedule */
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
    "/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List reports
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
                                /** @description Position in the log; ask with it again for the same rows */
                                asOf: number[];
                                expiresAt: string | null;
                                failure: {
                                    detail: string;
                                    reason: string;
                                } | null;
                                filter: {
                                    devices?: string[];
                                    doors?: string[];
                                    /**
                                     * Format: date-time
                                     * @description RFC 3339, UTC, milliseconds
                                     */
                                    from?: string;
                                    /** @description Within these premises */
                                    premises?: string[];
                                    /**
                                     * Format: date-time
                                     * @description RFC 3339, UTC, milliseconds
                                     */
                                    to?: string;
                                    users?: string[];
                                };
                                /** @enum {string} */
                                format: "csv" | "json" | "xlsx" | "pdf";
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "access" | "denied" | "user-activity" | "service-access" | "guest-check" | "door-frequency" | "rights" | "alerts" | "admin-audit" | "lock-freshness" | "retention-certificate";
                                /** Format: date-time */
                                requestedAt: string;
                                requestedBy: string;
                                result: {
                                    completeness: {
                                        /** @description Next offset in each partition of the log: with it the same report can be made again */
                                        asOf: number[];
                                        /** @description Rows by a clock that was wrong */
                                        clockSuspectRows: number;
                                        /** @description Events that are not worked in yet */
                                        deadLetters: number;
                                        /** @description Deletions by age that may have taken rows of the period */
                                        deletions: {
                                            /** Format: date-time */
                                            cutoff: string;
                                            purgeId: string;
                                        }[];
                                        /** @description Stretches that are missing in the trails of these devices */
                                        gaps: number;
                                        /** @description Rows that were told of long after they happened */
                                        lateRows: number;
                                        /** @description Rows of the period that the log told of after the position */
                                        laterRows: number;
                                        /** @description Locks of the scope whose trails are not fetched up to the end of the period; 1000 at most */
                                        locksNotFetched: {
                                            deviceId: string;
                                            lastFetchedAt: string | null;
                                            name: string;
                                        }[];
                                        locksNotFetchedCount: number;
                                        /** @description Records nobody could read yet */
                                        quarantinedRecords: number;
                                    };
                                    rows: number;
                                    /** @description SHA-256 of what the rows say, without names */
                                    rowsDigest: string;
                                    /** @description Of the file */
                                    sha256: string;
                                    sizeBytes: number;
                                } | null;
                                rowsDone: number;
                                /** @enum {string} */
                                status: "waiting" | "running" | "ready" | "failed" | "cancelled" | "expired";
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
         * Ask for a report
         * @description Made in the background. It states what it cannot know, and as of which position in the log it is: asked for as of that again, its rows have the same digest. Takes what reading its rows takes, besides.
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
                        /** @description Of a report that is to be made again */
                        asOf?: number[];
                        /** @default {} */
                        filter?: {
                            devices?: string[];
                            doors?: string[];
                            /** Format: date-time */
                            from?: string;
                            /** @description Within these premises */
                            premises?: string[];
                            /**
                             * Format: date-time
                             * @description Exclusive
                             */
                            to?: string;
                            users?: string[];
                        };
                        /** @enum {string} */
                        format: "csv" | "json" | "xlsx" | "pdf";
                        /** @enum {string} */
                        kind: "access" | "denied" | "user-activity" | "service-access" | "guest-check" | "door-frequency" | "rights" | "alerts" | "admin-audit" | "lock-freshness" | "retention-certificate";
                        /**
                         * @description A period by the calendar of the site, instead of `from` and `to`
                         * @enum {string}
                         */
                        preset?: "today" | "yesterday" | "last-week" | "last-month" | "last-quarter" | "last-year";
                    };
                };
            };
            responses: {
                /** @description It is being made */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Position in the log; ask with it again for the same rows */
                            asOf: number[];
                            expiresAt: string | null;
                            failure: {
                                detail: string;
                                reason: string;
                            } | null;
                            filter: {
                                devices?: string[];
                                doors?: string[];
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                from?: string;
                                /** @description Within these premises */
                                premises?: string[];
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                to?: string;
                                users?: string[];
                            };
                            /** @enum {string} */
                            format: "csv" | "json" | "xlsx" | "pdf";
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "access" | "denied" | "user-activity" | "service-access" | "guest-check" | "door-frequency" | "rights" | "alerts" | "admin-audit" | "lock-freshness" | "retention-certificate";
                            /** Format: date-time */
                            requestedAt: string;
                            requestedBy: string;
                            result: {
                                completeness: {
                                    /** @description Next offset in each partition of the log: with it the same report can be made again */
                                    asOf: number[];
                                    /** @description Rows by a clock that was wrong */
                                    clockSuspectRows: number;
                                    /** @description Events that are not worked in yet */
                                    deadLetters: number;
                                    /** @description Deletions by age that may have taken rows of the period */
                                    deletions: {
                                        /** Format: date-time */
                                        cutoff: string;
                                        purgeId: string;
                                    }[];
                                    /** @description Stretches that are missing in the trails of these devices */
                                    gaps: number;
                                    /** @description Rows that were told of long after they happened */
                                    lateRows: number;
                                    /** @description Rows of the period that the log told of after the position */
                                    laterRows: number;
                                    /** @description Locks of the scope whose trails are not fetched up to the end of the period; 1000 at most */
                                    locksNotFetched: {
                                        deviceId: string;
                                        lastFetchedAt: string | null;
                                        name: string;
                                    }[];
                                    locksNotFetchedCount: number;
                                    /** @description Records nobody could read yet */
                                    quarantinedRecords: number;
                                };
                                rows: number;
                                /** @description SHA-256 of what the rows say, without names */
                                rowsDigest: string;
                                /** @description Of the file */
                                sha256: string;
                                sizeBytes: number;
                            } | null;
                            rowsDone: number;
                            /** @enum {string} */
                            status: "waiting" | "running" | "ready" | "failed" | "cancelled" | "expired";
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
    "/v1/reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One report, and how far it is */
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
                            /** @description Position in the log; ask with it again for the same rows */
                            asOf: number[];
                            expiresAt: string | null;
                            failure: {
                                detail: string;
                                reason: string;
                            } | null;
                            filter: {
                                devices?: string[];
                                doors?: string[];
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                from?: string;
                                /** @description Within these premises */
                                premises?: string[];
                                /**
                                 * Format: date-time
                                 * @description RFC 3339, UTC, milliseconds
                                 */
                                to?: string;
                                users?: string[];
                            };
                            /** @enum {string} */
                            format: "csv" | "json" | "xlsx" | "pdf";
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "access" | "denied" | "user-activity" | "service-access" | "guest-check" | "door-frequency" | "rights" | "alerts" | "admin-audit" | "lock-freshness" | "retention-certificate";
                            /** Format: date-time */
                            requestedAt: string;
                            requestedBy: string;
                            result: {
                                completeness: {
                                    /** @description Next offset in each partition of the log: with it the same report can be made again */
                                    asOf: number[];
                                    /** @description Rows by a clock that was wrong */
                                    clockSuspectRows: number;
                                    /** @description Events that are not worked in yet */
                                    deadLetters: number;
                                    /** @description Deletions by age that may have taken rows of the period */
                                    deletions: {
                                        /** Format: date-time */
                                        cutoff: string;
                                        purgeId: string;
                                    }[];
                                    /** @description Stretches that are missing in the trails of these devices */
                                    gaps: number;
                                    /** @description Rows that were told of long after they happened */
                                    lateRows: number;
                                    /** @description Rows of the period that the log told of after the position */
                                    laterRows: number;
                                    /** @description Locks of the scope whose trails are not fetched up to the end of the period; 1000 at most */
                                    locksNotFetched: {
                                        deviceId: string;
                                        lastFetchedAt: string | null;
                                        name: string;
                                    }[];
                                    locksNotFetchedCount: number;
                                    /** @description Records nobody could read yet */
                                    quarantinedRecords: number;
                                };
                                rows: number;
                                /** @description SHA-256 of what the rows say, without names */
                                rowsDigest: string;
                                /** @description Of the file */
                                sha256: string;
                                sizeBytes: number;
                            } | null;
                            rowsDone: number;
                            /** @enum {string} */
                            status: "waiting" | "running" | "ready" | "failed" | "cancelled" | "expired";
                        };
                    };
                };
                /** @description There is no such report */
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
        /** Give a report up, or delete its file */
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
                /** @description No file is left */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such report */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A legal hold keeps its file, or the policy for exports does */
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
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file of a report */
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
                        "application/json; charset=utf-8": string;
                        "application/pdf": string;
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        "text/csv; charset=utf-8; header=present": string;
                    };
                };
                /** @description There is no such report, or no file of it */
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
    "/v1/reports/{id}/manifest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a report says of itself, signed */
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
                            /** @description What the report is, of how many rows, with which digests, and what it cannot know */
                            manifest: {
                                [key: string]: unknown;
                            };
                            /** @description PEM */
                            publicKey: string;
                            /** @description Ed25519 over the JSON text of `manifest`, base64 */
                            signature: string;
                        };
                    };
                };
                /** @description There is no such report, or no file of it */
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
    "/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List daily reviews
         * @description The newest 366.
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
                                /** Format: date */
                                day: string;
                                /** @description Denials of the day, as they were counted then */
                                denied: number;
                                /** Format: uuid */
                                id: string;
                                notes: string | null;
                                /** Format: date-time */
                                reviewedAt: string;
                                reviewedBy: string;
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
        /** Say that the log of a day was reviewed */
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
                        /**
                         * Format: date
                         * @description Of the site; today when left out
                         */
                        day?: string;
                        notes?: string;
                    };
                };
            };
            responses: {
                /** @description The review */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date */
                            day: string;
                            /** @description Denials of the day, as they were counted then */
                            denied: number;
                            /** Format: uuid */
                            id: string;
                            notes: string | null;
                            /** Format: date-time */
                            reviewedAt: string;
                            reviewedBy: string;
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
    "/v1/saved-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List saved views
         * @description One’s own, shared ones, and presets.
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
                                id: string;
                                /** @description Whether every installation has it; such one is not changed */
                                isPreset: boolean;
                                name: string;
                                owner: string;
                                /** @enum {string} */
                                page: "access-log" | "audit-log" | "alerts" | "reports";
                                query: {
                                    [key: string]: string | string[];
                                };
                                /** @description Whether everybody in the organisation sees it */
                                shared: boolean;
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
        /** Save a view */
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
                        name: string;
                        /** @enum {string} */
                        page: "access-log" | "audit-log" | "alerts" | "reports";
                        query: {
                            [key: string]: string | string[];
                        };
                        /**
                         * @description Whether everybody in the organisation sees it
                         * @default false
                         */
                        shared?: boolean;
                    };
                };
            };
            responses: {
                /** @description The view */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @description Whether every installation has it; such one is not changed */
                            isPreset: boolean;
                            name: string;
                            owner: string;
                            /** @enum {string} */
                            page: "access-log" | "audit-log" | "alerts" | "reports";
                            query: {
                                [key: string]: string | string[];
                            };
                            /** @description Whether everybody in the organisation sees it */
                            shared: boolean;
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
    "/v1/saved-views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace a view of one’s own */
        put: {
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
                        name: string;
                        /** @enum {string} */
                        page: "access-log" | "audit-log" | "alerts" | "reports";
                        query: {
                            [key: string]: string | string[];
                        };
                        /**
                         * @description Whether everybody in the organisation sees it
                         * @default false
                         */
                        shared?: boolean;
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
                            id: string;
                            /** @description Whether every installation has it; such one is not changed */
                            isPreset: boolean;
                            name: string;
                            owner: string;
                            /** @enum {string} */
                            page: "access-log" | "audit-log" | "alerts" | "reports";
                            query: {
                                [key: string]: string | string[];
                            };
                            /** @description Whether everybody in the organisation sees it */
                            shared: boolean;
                        };
                    };
                };
                /** @description There is no such view of yours */
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
        post?: never;
        /** Delete a view of one’s own */
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
                /** @description The view is gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such view of yours */
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
