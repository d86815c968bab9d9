/* Generated from docs/reference/openapi/access-decision.json: npm run generate */
export interface paths {
    "/v1/parked-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List parked events */
        get: operations["DeadLetters_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/parked-events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a parked event with its value */
        get: operations["DeadLetters_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/parked-events/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave the event out of its view for good */
        post: operations["DeadLetters_discard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/parked-events/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Work in the events of its key, in order, until one fails again */
        post: operations["DeadLetters_retry"];
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
        /** List views and reactors and how far they are */
        get: operations["Projections_list"];
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
        post: operations["Projections_rebuild"];
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
export interface operations {
    DeadLetters_list: {
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
                            /** @description `<service>.<projection>` */
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
    DeadLetters_read: {
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
                        /** @description `<service>.<projection>` */
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
    DeadLetters_discard: {
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
    DeadLetters_retry: {
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
    Projections_list: {
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
    Projections_rebuild: {
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
}
